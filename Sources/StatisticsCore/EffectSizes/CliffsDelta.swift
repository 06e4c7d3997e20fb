/// Cliff's δ: the probability that a member of the first population exceeds one of the second, less that of the reverse
/// (Cliff 1993, doi 10.1037/0033-2909.114.3.494). It is 2A − 1, A the probability of ``Superiority``.
///
/// Edge cases, errors and complexity as for ``Superiority``.
public enum CliffsDelta {
  /// δ = (#{a > b} − #{a < b})/(n₁ n₂), from −1 to 1.
  public static func estimate(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> EstimateResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    guard !first.isEmpty, !second.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    return .estimate(PairComparison(first, second).dominance)
  }

  /// The interval of ``Superiority/interval(_:_:level:)`` on the scale of δ.
  public static func interval(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    switch try Superiority.interval(first, second, level: level) {
    case .undefined(let degeneracy): return .undefined(degeneracy)
    case .interval(var interval):
      interval.lower = 2 * interval.lower - 1
      interval.upper = 2 * interval.upper - 1
      return .interval(interval)
    }
  }
}
