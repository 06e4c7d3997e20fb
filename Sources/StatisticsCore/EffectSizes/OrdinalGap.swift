/// A number, or the side on which it lies of a bound that the data cannot pass.
public enum BoundedEstimate: Hashable, Sendable {
  /// The estimate.
  case value(Double)
  /// The data say only that the quantity is this or more.
  case atLeast(Double)
  /// The data say only that the quantity is this or less.
  case atMost(Double)
  /// The data are well formed but determine nothing.
  case undefined(Degeneracy)

  /// The estimate, if it is more than a bound.
  public var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// The ordinal gap V = √2 Φ⁻¹(A): the difference of means, in standard deviations, of two normal populations of which
/// the one is superior with probability A (Ho & Reardon 2012, doi 10.3102/1076998611411918).
///
/// It depends on the order of the scores alone. Edge cases and errors as for ``Superiority``.
public enum OrdinalGap {
  /// V; where all of one sample lies above all of the other (A is 0 or 1, and V would be infinite) the value that a
  /// single tie among the pairs would give, A = ½/(n₁ n₂) from the end, as a bound.
  ///
  /// - Complexity: O((n₁ + n₂) log (n₁ + n₂)).
  public static func estimate(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> BoundedEstimate {
    switch try Superiority.estimate(first, second) {
    case .undefined(let degeneracy): return .undefined(degeneracy)
    case .estimate(let superiority):
      let singleTie = 0.5 / Double(first.count) / Double(second.count)
      if superiority == 1 { return .atLeast(-(try gap(singleTie))) }
      if superiority == 0 { return .atMost(try gap(singleTie)) }
      return .value(try gap(superiority))
    }
  }

  /// The interval of ``Superiority/interval(_:_:level:)`` on the scale of V. An end of A at 0 or 1 becomes infinite.
  public static func interval(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    switch try Superiority.interval(first, second, level: level) {
    case .undefined(let degeneracy): return .undefined(degeneracy)
    case .interval(var interval):
      interval.lower = try gap(interval.lower)
      interval.upper = try gap(interval.upper)
      return .interval(interval)
    }
  }

  /// √2 Φ⁻¹(A), infinite at 0 and 1.
  private static func gap(_ superiority: Double) throws(StatisticsError) -> Double {
    if superiority <= 0 { return -.infinity }
    if superiority >= 1 { return .infinity }
    return 2.0.squareRoot() * (try GSL.normalQuantile(superiority))
  }
}
