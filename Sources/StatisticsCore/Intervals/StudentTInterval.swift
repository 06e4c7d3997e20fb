extension IntervalMethod {
  /// Student's t for one mean, or for the mean of paired differences.
  public static let studentT = IntervalMethod("student-t")
  /// Student's t for the difference of two means with one common variance.
  public static let pooledT = IntervalMethod("pooled-t")
}

/// Student's t intervals for a mean and for differences of means (Student 1908, doi 10.2307/2331554).
///
/// Every function returns `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for too small a sample and
/// with ``Degeneracy/constantData`` where nothing varies. Every function throws
/// ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or a level outside (0, 1).
/// All are O(n).
public enum StudentTInterval {
  /// The interval of the mean of one sample: x̄ ± t(n − 1) · s/√n. Same as R's `t.test(x)`.
  public static func mean(
    of sample: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireFinite(sample, "sample")
    let moments = SampleMoments(sample)
    return try interval(
      center: moments.mean, standardError: moments.standardError, degreesOfFreedom: Double(moments.count - 1),
      observations: (moments.count, 2), level: level, method: .studentT)
  }

  /// The interval of the mean of the differences `first[i] − second[i]`. Same as R's `t.test(x, y, paired = TRUE)`.
  ///
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` too.
  public static func pairedDifference(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try mean(of: PairedSample.differences(first, second), level: level)
  }

  /// The interval of mean(`first`) − mean(`second`) where both populations have the same variance. Same as R's
  /// `t.test(x, y, var.equal = TRUE)`.
  ///
  /// At least one observation in each sample and three in all; without the assumption of equal variances use
  /// ``WelchInterval``.
  public static func pooledDifference(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let pooled = PooledMoments(SampleMoments(first), SampleMoments(second))
    if let degeneracy = pooled.degeneracy {
      try Validation.requireLevel(level)
      return .undefined(degeneracy)
    }
    return try interval(
      center: pooled.difference, standardError: pooled.standardError, degreesOfFreedom: pooled.degreesOfFreedom,
      observations: (first.count + second.count, 3), level: level, method: .pooledT)
  }

  /// `center` ± t · `standardError`, or the reason why not.
  static func interval(
    center: Double, standardError: Double, degreesOfFreedom: Double, observations: (found: Int, needed: Int),
    level: Double, method: IntervalMethod
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    guard observations.found >= observations.needed else {
      return .undefined(.tooFewObservations(found: observations.found, needed: observations.needed))
    }
    guard standardError > 0 else { return .undefined(.constantData) }
    let quantile = try GSL.studentTUpperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
    let halfWidth = quantile * standardError
    return .interval(
      ConfidenceInterval(lower: center - halfWidth, upper: center + halfWidth, level: level, method: method))
  }
}
