#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// The elementary functions of the platform's C library under their usual names, so that no other file of the module
// imports a platform.

@inline(__always) func exp(_ x: Double) -> Double {
  #if canImport(Darwin)
    Darwin.exp(x)
  #elseif canImport(Glibc)
    Glibc.exp(x)
  #else
    Musl.exp(x)
  #endif
}

@inline(__always) func log(_ x: Double) -> Double {
  #if canImport(Darwin)
    Darwin.log(x)
  #elseif canImport(Glibc)
    Glibc.log(x)
  #else
    Musl.log(x)
  #endif
}

@inline(__always) func log1p(_ x: Double) -> Double {
  #if canImport(Darwin)
    Darwin.log1p(x)
  #elseif canImport(Glibc)
    Glibc.log1p(x)
  #else
    Musl.log1p(x)
  #endif
}

@inline(__always) func expm1(_ x: Double) -> Double {
  #if canImport(Darwin)
    Darwin.expm1(x)
  #elseif canImport(Glibc)
    Glibc.expm1(x)
  #else
    Musl.expm1(x)
  #endif
}

@inline(__always) func pow(_ base: Double, _ exponent: Double) -> Double {
  #if canImport(Darwin)
    Darwin.pow(base, exponent)
  #elseif canImport(Glibc)
    Glibc.pow(base, exponent)
  #else
    Musl.pow(base, exponent)
  #endif
}

@inline(__always) func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// The same for the libraries beside this one, under a name that does not clash with Foundation's.
package enum ElementaryFunctions {
  /// e to the power of `x`.
  package static func exp(_ x: Double) -> Double { StatisticsCore.exp(x) }
  /// The natural logarithm.
  package static func log(_ x: Double) -> Double { StatisticsCore.log(x) }
}
