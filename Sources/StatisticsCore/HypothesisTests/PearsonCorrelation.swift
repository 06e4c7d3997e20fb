extension TestMethod {
  /// The t test of Pearson's correlation.
  public static let pearson = TestMethod("pearson")
}

extension IntervalMethod {
  /// Fisher's z transformation of a correlation.
  public static let fisherZ = IntervalMethod("fisher-z")
}

/// Pearson's product-moment correlation.
///
/// Every function returns `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for too few pairs, with
/// ``Degeneracy/constantData`` where one variable does not vary; throws
/// ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``, and
/// ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite; is O(n).
public enum PearsonCorrelation {
  /// The correlation of at least two pairs, from −1 to 1.
  public static func estimate(_ x: [Double], _ y: [Double]) throws(StatisticsError) -> EstimateResult {
    try check(x, y)
    guard x.count >= 2 else { return .undefined(.tooFewObservations(found: x.count, needed: 2)) }
    guard let correlation = correlation(x, y) else { return .undefined(.constantData) }
    return .estimate(correlation)
  }

  /// Whether the correlation is 0, from at least three pairs. The statistic is t with n − 2 degrees of freedom; infinite
  /// at a correlation of ±1. Same as R's `cor.test(x, y)`.
  public static func test(
    _ x: [Double], _ y: [Double], alternative: Alternative = .twoSided
  ) throws(StatisticsError) -> TestResult {
    try check(x, y)
    guard x.count >= 3 else { return .undefined(.tooFewObservations(found: x.count, needed: 3)) }
    guard let r = correlation(x, y) else { return .undefined(.constantData) }
    return .test(try tTest(correlation: r, count: x.count, alternative, .pearson))
  }

  /// The interval tanh(atanh r ± z/√(n − 3)) (Fisher 1921), from at least four pairs. Same as R's `cor.test(x, y)`.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1) too.
  public static func interval(
    _ x: [Double], _ y: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    try check(x, y)
    guard x.count >= 4 else { return .undefined(.tooFewObservations(found: x.count, needed: 4)) }
    guard let r = correlation(x, y) else { return .undefined(.constantData) }
    let reach = try GSL.normalUpperQuantile((1 - level) / 2) / (Double(x.count) - 3).squareRoot()
    let center = (log1p(r) - log1p(-r)) / 2
    return .interval(
      ConfidenceInterval(
        lower: hyperbolicTangent(center - reach), upper: hyperbolicTangent(center + reach), level: level,
        method: .fisherZ))
  }

  /// The correlation of vectors of finite values; nil where one does not vary.
  static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    let (a, b) = (SampleMoments(x), SampleMoments(y))
    guard a.standardDeviation > 0, b.standardDeviation > 0 else { return nil }
    var sum = 0.0
    for (u, v) in zip(x, y) {
      sum += (u - a.mean) / a.standardDeviation * ((v - b.mean) / b.standardDeviation)
    }
    return max(-1, min(1, sum / Double(x.count - 1)))
  }

  static func tTest(
    correlation r: Double, count: Int, _ alternative: Alternative, _ method: TestMethod
  ) throws(StatisticsError) -> HypothesisTest {
    let degreesOfFreedom = Double(count - 2)
    let t = r * (degreesOfFreedom / ((1 - r) * (1 + r))).squareRoot()
    return HypothesisTest(
      method: method, statistic: t, degreesOfFreedom: .one(degreesOfFreedom),
      pValue: try TTest.pValue(t, degreesOfFreedom: degreesOfFreedom, alternative), alternative: alternative)
  }

  private static func hyperbolicTangent(_ x: Double) -> Double {
    if x.isInfinite { return x > 0 ? 1 : -1 }
    let doubled = expm1(2 * min(x, 350))
    return doubled / (doubled + 2)
  }

  static func check(_ x: [Double], _ y: [Double]) throws(StatisticsError) {
    try Validation.requireFinite(x, "x")
    try Validation.requireFinite(y, "y")
    try Validation.requireSameCount(x, "x", y, "y")
  }
}
