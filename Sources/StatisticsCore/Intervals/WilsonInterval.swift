extension IntervalMethod {
  /// Wilson's score interval for a proportion.
  public static let wilson = IntervalMethod("wilson")
}

/// Wilson's score interval for a proportion (Wilson 1927, doi 10.1080/01621459.1927.10502953).
///
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²))/(1 + z²/n), without continuity correction. Same as R's
/// `prop.test(x, n, correct = FALSE)`. Its coverage is near the level on average but may be below it for some proportions.
public enum WilsonInterval {
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
    let ends = try ends(successes: Double(successes), trials: Double(trials), level: level)
    return .interval(ConfidenceInterval(lower: ends.lower, upper: ends.upper, level: level, method: .wilson))
  }

  /// The interval of the mean of observations from 0 to 1, each of which may be a share itself: that of as many successes as their sum.
  ///
  /// No such observation varies more than one that is 0 or 1 with the same mean, so that the interval is wide enough.
  ///
  /// - Returns: As ``proportion(successes:trials:level:)``.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a share outside [0, 1] or a level outside (0, 1).
  /// - Complexity: O(n).
  public static func mean(ofShares shares: [Double], level: Double = 0.95) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    for (index, share) in shares.enumerated() where !(share >= 0 && share <= 1) {
      throw .invalidArgument(name: "shares[\(index)]", found: "\(share)", requirement: "a number from 0 to 1")
    }
    guard !shares.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    let trials = Double(shares.count)
    let ends = try ends(successes: min(trials, shares.reduce(0, +)), trials: trials, level: level)
    return .interval(ConfidenceInterval(lower: ends.lower, upper: ends.upper, level: level, method: .wilson))
  }

  static func ends(
    successes: Double, trials: Double, level: Double
  ) throws(StatisticsError) -> (lower: Double, upper: Double) {
    let z = try GSL.normalUpperQuantile((1 - level) / 2)
    let p = successes / trials
    let q = (trials - successes) / trials
    let halfWidth = z * (p * q / trials + z * z / (4 * trials * trials)).squareRoot()
    let shrinkage = 1 + z * z / trials
    let middle = z * z / (2 * trials)
    let lower = successes == 0 ? 0 : max(0, (p + middle - halfWidth) / shrinkage)
    let upper = successes == trials ? 1 : min(1, (p + middle + halfWidth) / shrinkage)
    return (lower, upper)
  }
}
