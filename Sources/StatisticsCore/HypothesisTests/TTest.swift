extension TestMethod {
  /// Student's t test of one mean or of paired differences.
  public static let studentT = TestMethod("student-t")
  /// Student's t test of two means with one common variance.
  public static let pooledT = TestMethod("pooled-t")
  /// Welch's t test of two means with unequal variances.
  public static let welchT = TestMethod("welch-t")
}

/// t tests. Their intervals are ``StudentTInterval`` and ``WelchInterval``, with the same edge cases.
///
/// Every function returns `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for too small a sample and
/// with ``Degeneracy/constantData`` where nothing varies; throws
/// ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite; is O(n). The statistic is t.
public enum TTest {
  /// Whether the mean of `sample` is `mean`. Same as R's `t.test(x, mu = mean)`.
  public static func oneSample(
    _ sample: [Double], mean: Double = 0, alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> TestResult {
    try Validation.requireFinite(sample, "sample")
    try GSL.requireFinite(mean, "mean")
    let moments = SampleMoments(sample)
    guard moments.count >= 2 else { return .undefined(.tooFewObservations(found: moments.count, needed: 2)) }
    guard !moments.isConstant else { return .undefined(.constantData) }
    return try result(
      (moments.mean - mean) / moments.standardError, degreesOfFreedom: Double(moments.count - 1), alternative, .studentT
    )
  }

  /// Whether the mean of the differences `first[i] − second[i]` is 0. Same as R's `t.test(x, y, paired = TRUE)`.
  ///
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` too.
  public static func paired(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> TestResult {
    try oneSample(PairedSample.differences(first, second), alternative: alternative)
  }

  /// Whether two populations of one variance have the same mean. Same as R's `t.test(x, y, var.equal = TRUE)`.
  public static func pooled(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> TestResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let moments = PooledMoments(SampleMoments(first), SampleMoments(second))
    if let degeneracy = moments.degeneracy { return .undefined(degeneracy) }
    return try result(
      moments.difference / moments.standardError, degreesOfFreedom: moments.degreesOfFreedom, alternative, .pooledT)
  }

  /// Whether two populations have the same mean, whatever their variances. Same as R's `t.test(x, y)`.
  public static func welch(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> TestResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let moments = WelchMoments(SampleMoments(first), SampleMoments(second))
    if let degeneracy = moments.degeneracy { return .undefined(degeneracy) }
    return try result(
      moments.difference / moments.standardError, degreesOfFreedom: moments.degreesOfFreedom, alternative, .welchT)
  }

  private static func result(
    _ t: Double, degreesOfFreedom: Double, _ alternative: Alternative, _ method: TestMethod
  ) throws(StatisticsError) -> TestResult {
    .test(
      HypothesisTest(
        method: method, statistic: t, degreesOfFreedom: .one(degreesOfFreedom),
        pValue: try pValue(t, degreesOfFreedom: degreesOfFreedom, alternative), alternative: alternative))
  }

  /// The p-value of a t statistic, which may be infinite.
  static func pValue(
    _ t: Double, degreesOfFreedom: Double, _ alternative: Alternative
  ) throws(StatisticsError) -> Double {
    switch alternative {
    case .twoSided: min(1, 2 * (try GSL.studentTUpperTail(abs(t), degreesOfFreedom: degreesOfFreedom)))
    case .less: try GSL.studentTCDF(t, degreesOfFreedom: degreesOfFreedom)
    case .greater: try GSL.studentTUpperTail(t, degreesOfFreedom: degreesOfFreedom)
    }
  }
}
