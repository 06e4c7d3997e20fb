#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Ten to the power of `exponent`.
func power10(_ exponent: Double) -> Double { pow(10, exponent) }
