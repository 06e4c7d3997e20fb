extension IntervalMethod {
  /// Clopper and Pearson's exact interval for a proportion.
  public static let clopperPearson = IntervalMethod("clopper-pearson")
}

/// Clopper and Pearson's exact interval for a proportion (1934, doi 10.1093/biomet/26.4.404).
///
/// The proportions under which neither tail of the binomial distribution beyond what was seen is rarer than half of
/// 1 − level: quantiles of beta(x, n − x + 1) and beta(x + 1, n − x). Same as R's `binom.test`. It covers at least the
/// level, for small samples a good deal more.
public enum ClopperPearsonInterval {
  /// The interval of the proportion of which `successes` of `trials` were seen.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for no trials.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless 0 ≤ `successes` ≤ `trials` and the level
  ///   is in (0, 1).
  /// - Complexity: O(1).
  public static func proportion(
    successes: Int, trials: Int, level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    try Validation.requireCounts(successes, of: trials)
    guard trials > 0 else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    let (x, y) = (Double(successes), Double(trials - successes))
    let tail = (1 - level) / 2
    let lower = successes == 0 ? 0 : try GSL.betaQuantile(tail, x, y + 1)
    let upper = successes == trials ? 1 : try GSL.betaUpperQuantile(tail, x + 1, y)
    return .interval(ConfidenceInterval(lower: lower, upper: upper, level: level, method: .clopperPearson))
  }
}
