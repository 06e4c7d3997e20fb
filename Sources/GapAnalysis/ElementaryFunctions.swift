#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Ten to the power of `exponent`.
func power10(_ exponent: Double) -> Double { pow(10, exponent) }

/// The natural logarithm.
func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// e to the power of `exponent`.
func exponential(_ exponent: Double) -> Double { exp(exponent) }
