extension IntervalMethod {
  /// Inversion of the noncentral t distribution.
  public static let noncentralT = IntervalMethod("noncentral-t")
}

/// Cohen's d: the difference of two means in units of the pooled standard deviation (Cohen 1988).
///
/// Both functions return `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for an empty sample or fewer
/// than three observations in all, with ``Degeneracy/constantData`` if neither sample varies. Both throw
/// ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite. Positive where the first
/// sample is ahead. O(n₁ + n₂).
public enum CohensD {
  /// d = (x̄₁ − x̄₂)/s, s² = ((n₁ − 1) s₁² + (n₂ − 1) s₂²)/(n₁ + n₂ − 2).
  public static func estimate(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> EstimateResult {
    switch try StandardizedDifference.make(first, second) {
    case .undefined(let degeneracy): .undefined(degeneracy)
    case .value(let difference): .estimate(difference.d)
    }
  }

  /// The interval of the population's standardised difference, by inversion of the noncentral t distribution
  /// (Steiger & Fouladi 1997). Exact for normal populations of one variance.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1) too.
  public static func interval(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    switch try StandardizedDifference.make(first, second) {
    case .undefined(let degeneracy): return .undefined(degeneracy)
    case .value(let difference): return .interval(try difference.interval(level: level))
    }
  }
}

/// A difference of means in units of the pooled standard deviation, with what its distribution depends on.
struct StandardizedDifference {
  /// The difference over the pooled standard deviation.
  let d: Double
  /// √(1/n₁ + 1/n₂): d over this is the t statistic.
  let errorFactor: Double
  /// n₁ + n₂ − 2.
  let degreesOfFreedom: Double

  enum Result {
    case value(StandardizedDifference)
    case undefined(Degeneracy)
  }

  static func make(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> Result {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let pooled = PooledMoments(SampleMoments(first), SampleMoments(second))
    if let degeneracy = pooled.degeneracy { return .undefined(degeneracy) }
    // Of values at the very bottom of the range of numbers, the deviation is below it.
    guard pooled.standardDeviation > 0 else { return .undefined(.constantData) }
    return .value(
      StandardizedDifference(
        d: pooled.difference / pooled.standardDeviation, errorFactor: pooled.errorFactor,
        degreesOfFreedom: pooled.degreesOfFreedom))
  }

  /// The interval of the population's value.
  func interval(level: Double) throws(StatisticsError) -> ConfidenceInterval {
    let t = d / errorFactor
    let tail = (1 - level) / 2
    let lower = try NoncentralT.noncentrality(t, degreesOfFreedom: degreesOfFreedom, probability: 1 - tail)
    let upper = try NoncentralT.noncentrality(t, degreesOfFreedom: degreesOfFreedom, probability: tail)
    return ConfidenceInterval(
      lower: errorFactor * lower, upper: errorFactor * upper, level: level, method: .noncentralT)
  }
}
