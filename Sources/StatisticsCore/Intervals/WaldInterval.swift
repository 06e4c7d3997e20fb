extension IntervalMethod {
  /// The estimate ± a normal quantile times the standard error.
  public static let wald = IntervalMethod("wald")
  /// The same with a standard error that holds though the model may not: by the sandwich covariance.
  public static let sandwich = IntervalMethod("sandwich")
  /// The estimate ± a quantile of Student's t times a standard error that was estimated with few degrees of freedom.
  public static let estimatedT = IntervalMethod("estimated-t")
}

/// The interval of an estimate with a known standard error: estimate ± Φ⁻¹((1 + level)/2) · standard error; of one that was estimated
/// with few degrees of freedom, by the quantile of Student's t.
public enum WaldInterval {
  /// The interval; `method` names where the standard error is from. With finite degrees of freedom it is ``IntervalMethod/estimatedT``.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the estimate is finite, the standard error
  ///   finite and not negative, and the level strictly between 0 and 1.
  public static func interval(
    of estimate: Double, standardError: Double, degreesOfFreedom: Double = .infinity, level: Double = 0.95,
    method: IntervalMethod = .wald
  ) throws(StatisticsError) -> ConfidenceInterval {
    try Validation.requireLevel(level)
    try GSL.requireFinite(estimate, "estimate")
    guard standardError >= 0, standardError.isFinite else {
      throw .invalidArgument(
        name: "standardError", found: "\(standardError)", requirement: "a finite number, at least 0")
    }
    guard degreesOfFreedom == .infinity else {
      let half = try GSL.studentTUpperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom) * standardError
      return ConfidenceInterval(lower: estimate - half, upper: estimate + half, level: level, method: .estimatedT)
    }
    let half = try GSL.normalQuantile((1 + level) / 2) * standardError
    return ConfidenceInterval(lower: estimate - half, upper: estimate + half, level: level, method: method)
  }
}
