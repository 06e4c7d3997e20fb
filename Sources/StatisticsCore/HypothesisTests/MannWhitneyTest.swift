extension TestMethod {
  /// Mann and Whitney's test by the exact distribution.
  public static let mannWhitneyExact = TestMethod("mann-whitney-exact")
  /// Mann and Whitney's test by the normal approximation.
  public static let mannWhitneyNormal = TestMethod("mann-whitney-normal")
}

/// Mann and Whitney's test (1947, doi 10.1214/aoms/1177730491), also known as Wilcoxon's rank sum test: whether a member
/// of one population exceeds one of the other as often as not.
///
/// Its estimate and interval are ``HodgesLehmannShift``.
public enum MannWhitneyTest {
  /// Tests two samples. The statistic is U = #{a > b} + ½ #{a = b}.
  ///
  /// Same as R's `wilcox.test(x, y)`: exact without ties where both samples have fewer than 50 observations, else the
  /// normal approximation with tie and continuity correction. SciPy's `mannwhitneyu` has the same figures but chooses the
  /// exact distribution up to 8 observations.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for an empty sample, with
  ///   ``Degeneracy/constantData`` if all observations of both are equal.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  /// - Complexity: O(n log n); exact O(n₁² n₂²), both under 50.
  public static func test(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    reference: RankReference = .automatic
  ) throws(StatisticsError) -> TestResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    guard !first.isEmpty, !second.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    let ranked = MidRanks(first + second)
    let (m, n) = (Double(first.count), Double(second.count))
    let pairs = PairComparison(first, second)
    let u = pairs.greater + pairs.equal / 2
    if reference.isExact(largestCount: max(first.count, second.count), hasTies: ranked.hasTies) {
      let distribution = try RankSumDistribution(firstCount: first.count, secondCount: second.count)
      let pValue = RankPValue.exact(Int(u), alternative, distribution.cumulativeProbability, distribution.upperTail)
      return .test(
        HypothesisTest(method: .mannWhitneyExact, statistic: u, pValue: pValue, alternative: alternative))
    }
    let variance = m * n / 12 * (m + n + 1 - ranked.tieSum / ((m + n) * (m + n - 1)))
    guard variance > 0 else { return .undefined(.constantData) }
    let pValue = try RankPValue.normal(
      u - m * n / 2, standardDeviation: variance.squareRoot(), correction: reference.correction, alternative)
    return .test(HypothesisTest(method: .mannWhitneyNormal, statistic: u, pValue: pValue, alternative: alternative))
  }
}

/// p-values of statistics with a symmetric distribution.
enum RankPValue {
  static func exact(
    _ statistic: Int, _ alternative: Alternative, _ lowerTail: (Int) -> Double, _ upperTail: (Int) -> Double
  ) -> Double {
    switch alternative {
    case .twoSided: min(1, 2 * min(lowerTail(statistic), upperTail(statistic)))
    case .less: lowerTail(statistic)
    case .greater: upperTail(statistic)
    }
  }

  static func normal(
    _ deviation: Double, standardDeviation: Double, correction: Double, _ alternative: Alternative
  ) throws(StatisticsError) -> Double {
    switch alternative {
    case .twoSided:
      // A deviation within the correction is no deviation.
      let size = max(0, abs(deviation) - correction)
      return min(1, 2 * (try GSL.normalUpperTail(size / standardDeviation)))
    case .less: return try GSL.normalCDF((deviation + correction) / standardDeviation)
    case .greater: return try GSL.normalUpperTail((deviation - correction) / standardDeviation)
    }
  }
}
