import CGSL

/// The standard normal distribution.
extension GSL {
  /// The probability that a standard normal number is at most `z`; exact at ±∞.
  static func normalCDF(_ z: Double) throws(StatisticsError) -> Double {
    try requireNumber(z, "z")
    prepare()
    return gsl_cdf_ugaussian_P(z)
  }

  /// The probability that a standard normal number exceeds `z`, without the cancellation of `1 − normalCDF(z)`.
  static func normalUpperTail(_ z: Double) throws(StatisticsError) -> Double {
    try requireNumber(z, "z")
    prepare()
    return gsl_cdf_ugaussian_Q(z)
  }

  /// The number that a standard normal number falls below with the given probability, strictly between 0 and 1.
  static func normalQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    prepare()
    return gsl_cdf_ugaussian_Pinv(probability)
  }

  /// The number that a standard normal number exceeds with the given probability, strictly between 0 and 1.
  static func normalUpperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    prepare()
    return gsl_cdf_ugaussian_Qinv(probability)
  }

  /// Throws if `value` is NaN.
  static func requireNumber(_ value: Double, _ name: String) throws(StatisticsError) {
    guard !value.isNaN else {
      throw .invalidArgument(name: name, found: "\(value)", requirement: "a number")
    }
  }
}
