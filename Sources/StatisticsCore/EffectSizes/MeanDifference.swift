/// The difference of two means, mean(first) − mean(second).
///
/// Its intervals are ``WelchInterval/difference(_:_:level:)`` and ``StudentTInterval/pooledDifference(_:_:level:)``.
public enum MeanDifference {
  /// The difference; `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for an empty sample.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  /// - Complexity: O(n₁ + n₂).
  public static func estimate(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> EstimateResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    guard !first.isEmpty, !second.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    return .estimate(SampleMoments(first).mean - SampleMoments(second).mean)
  }
}
