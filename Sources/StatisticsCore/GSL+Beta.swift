internal import CGSL

/// The beta distribution. Its quantile function never returns on NaN: the arguments are checked first.
extension GSL {
  /// The probability that a beta variable is at most `value`; 0 beneath 0 and 1 above 1.
  static func betaCDF(_ value: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    try requireNumber(value, "value")
    try requirePositive(a, "a")
    try requirePositive(b, "b")
    if value <= 0 { return 0 }
    if value >= 1 { return 1 }
    prepare()
    return gsl_cdf_beta_P(value, a, b)
  }

  /// The number that a beta variable falls below with the given probability, strictly between 0 and 1.
  static func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    try requirePositive(a, "a")
    try requirePositive(b, "b")
    prepare()
    return try requireResult(gsl_cdf_beta_Pinv(probability, a, b), of: "gsl_cdf_beta_Pinv")
  }

  /// The number that a beta variable exceeds with the given probability, strictly between 0 and 1.
  static func betaUpperQuantile(_ probability: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    try requirePositive(a, "a")
    try requirePositive(b, "b")
    prepare()
    return try requireResult(gsl_cdf_beta_Qinv(probability, a, b), of: "gsl_cdf_beta_Qinv")
  }

  /// Throws if the library answered with NaN, its way to say that an iteration did not converge.
  static func requireResult(_ value: Double, of function: String) throws(StatisticsError) -> Double {
    guard !value.isNaN else {
      throw .library(function: function, code: Int32(GSL_EMAXITER), message: "no result")
    }
    return value
  }
}
