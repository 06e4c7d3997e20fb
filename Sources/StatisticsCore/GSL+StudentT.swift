internal import CGSL

/// Student's t distribution. Degrees of freedom are positive and may be infinite: then it is the normal distribution.
extension GSL {
  /// The probability that t is at most `t`; exact at ±∞.
  static func studentTCDF(_ t: Double, degreesOfFreedom: Double) throws(StatisticsError) -> Double {
    try requireNumber(t, "t")
    try requireDegreesOfFreedom(degreesOfFreedom)
    if degreesOfFreedom == .infinity { return try normalCDF(t) }
    if t.isInfinite { return t > 0 ? 1 : 0 }
    prepare()
    return gsl_cdf_tdist_P(t, degreesOfFreedom)
  }

  /// The probability that t exceeds `t`, without the cancellation of 1 − CDF.
  static func studentTUpperTail(_ t: Double, degreesOfFreedom: Double) throws(StatisticsError) -> Double {
    try studentTCDF(-t, degreesOfFreedom: degreesOfFreedom)
  }

  /// The number that t exceeds with the given probability, strictly between 0 and 1.
  static func studentTUpperQuantile(
    _ probability: Double, degreesOfFreedom: Double
  ) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    try requireDegreesOfFreedom(degreesOfFreedom)
    if degreesOfFreedom == .infinity { return try normalUpperQuantile(probability) }
    prepare()
    return gsl_cdf_tdist_Qinv(probability, degreesOfFreedom)
  }

  /// Throws unless `value` is above 0; infinity is allowed.
  static func requireDegreesOfFreedom(
    _ value: Double, _ name: String = "degreesOfFreedom"
  ) throws(StatisticsError) {
    guard value > 0 else {
      throw .invalidArgument(name: name, found: "\(value)", requirement: "a number above 0")
    }
  }
}
