import CGSL

/// The F distribution.
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
    return try requireResult(gsl_cdf_fdist_Q(value, numerator, denominator), of: "gsl_cdf_fdist_Q")
  }

  /// The number that F exceeds with the given probability, strictly between 0 and 1.
  static func fUpperQuantile(
    _ probability: Double, numerator: Double, denominator: Double
  ) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    try requirePositive(numerator, "numerator")
    try requirePositive(denominator, "denominator")
    // F is a ratio of the two parts of a beta variable.
    let part = try betaQuantile(probability, denominator / 2, numerator / 2)
    return denominator / numerator * (1 - part) / part
  }
}
