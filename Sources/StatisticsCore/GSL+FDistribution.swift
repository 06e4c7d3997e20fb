internal import CGSL

/// The F distribution. Its quantile function never returns on NaN: the arguments are checked first.
extension GSL {
  /// The probability that F exceeds `value`; 1 for a negative value, 0 for infinity.
  static func fUpperTail(
    _ value: Double, numerator: Double, denominator: Double
  ) throws(StatisticsError) -> Double {
    try requireNumber(value, "value")
    try requirePositive(numerator, "numerator")
    try requirePositive(denominator, "denominator")
    if value <= 0 { return 1 }
    if value == .infinity { return 0 }
    prepare()
    return gsl_cdf_fdist_Q(value, numerator, denominator)
  }

  /// The number that F exceeds with the given probability, strictly between 0 and 1.
  static func fUpperQuantile(
    _ probability: Double, numerator: Double, denominator: Double
  ) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    try requirePositive(numerator, "numerator")
    try requirePositive(denominator, "denominator")
    prepare()
    return try requireResult(gsl_cdf_fdist_Qinv(probability, numerator, denominator), of: "gsl_cdf_fdist_Qinv")
  }
}
