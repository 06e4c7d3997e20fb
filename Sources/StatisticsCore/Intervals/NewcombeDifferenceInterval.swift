extension IntervalMethod {
  /// Newcombe's hybrid score interval for the difference of two proportions.
  public static let newcombeDifference = IntervalMethod("newcombe-difference")
}

/// Newcombe's hybrid score interval for the difference of two independent proportions
/// (1998, doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, method 10).
///
/// Built from the two Wilson intervals (l, u): d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²). Within
/// [−1, 1].
public enum NewcombeDifferenceInterval {
  /// The interval of the first proportion less the second.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` where either has no trials.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless both successes are from 0 to their
  ///   trials and the level is in (0, 1).
  /// - Complexity: O(1).
  public static func difference(
    firstSuccesses: Int, firstTrials: Int, secondSuccesses: Int, secondTrials: Int, level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    try Validation.requireCounts(firstSuccesses, of: firstTrials, "firstSuccesses", "firstTrials")
    try Validation.requireCounts(secondSuccesses, of: secondTrials, "secondSuccesses", "secondTrials")
    guard firstTrials > 0, secondTrials > 0 else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    let first = try WilsonInterval.ends(
      successes: Double(firstSuccesses), trials: Double(firstTrials), level: level)
    let second = try WilsonInterval.ends(
      successes: Double(secondSuccesses), trials: Double(secondTrials), level: level)
    let p1 = Double(firstSuccesses) / Double(firstTrials)
    let p2 = Double(secondSuccesses) / Double(secondTrials)
    return .interval(
      ConfidenceInterval(
        lower: p1 - p2 - hypotenuse(p1 - first.lower, second.upper - p2),
        upper: p1 - p2 + hypotenuse(first.upper - p1, p2 - second.lower),
        level: level, method: .newcombeDifference))
  }
}
