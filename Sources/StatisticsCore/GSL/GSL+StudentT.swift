import CGSL

/// Student's t distribution. Degrees of freedom are positive and may be infinite: then it is the normal distribution.
extension GSL {
  /// The probability that t is at most `t`; exact at ±∞.
  static func studentTCDF(_ t: Double, degreesOfFreedom: Double) throws(StatisticsError) -> Double {
    try requireNumber(t, "t")
    try requireDegreesOfFreedom(degreesOfFreedom)
    if degreesOfFreedom == .infinity { return try normalCDF(t) }
    if t.isInfinite { return t > 0 ? 1 : 0 }
    prepare()
    return try requireResult(gsl_cdf_tdist_P(t, degreesOfFreedom), of: "gsl_cdf_tdist_P")
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
    let quantile = gsl_cdf_tdist_Qinv(probability, degreesOfFreedom)
    // In the far tail of few degrees of freedom the library answers NaN or loses half of the digits.
    let reached = quantile.isFinite ? gsl_cdf_tdist_Q(quantile, degreesOfFreedom) : .nan
    if abs(reached - probability) <= 1e-12 * probability { return quantile }
    if probability > 0.5 {
      return -(try studentTUpperQuantile(1 - probability, degreesOfFreedom: degreesOfFreedom))
    }
    let excess = { (t: Double) throws(StatisticsError) -> Double in
      try studentTUpperTail(t, degreesOfFreedom: degreesOfFreedom) / probability - 1
    }
    var upper = 1.0
    while try excess(upper) > 0 {
      upper *= 2
      guard upper < 1e300 else { throw .notConverged(function: "quantile of t", steps: 1_000) }
    }
    return try RootFinding.root(between: upper == 1 ? 0 : upper / 2, and: upper, name: "quantile of t", of: excess)
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
