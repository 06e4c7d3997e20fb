import CGSL

/// The χ² distribution.
extension GSL {
  /// The probability that χ² exceeds `value`; 1 for a negative value, 0 for infinity.
  static func chiSquaredUpperTail(_ value: Double, degreesOfFreedom: Double) throws(StatisticsError) -> Double {
    try requireNumber(value, "value")
    try requirePositive(degreesOfFreedom, "degreesOfFreedom")
    if value <= 0 { return 1 }
    if value == .infinity { return 0 }
    prepare()
    return try requireResult(gsl_cdf_chisq_Q(value, degreesOfFreedom), of: "gsl_cdf_chisq_Q")
  }
}
