/// The Hodges-Lehmann pseudomedian of one sample, such as of paired differences: the median of all Walsh averages
/// (xᵢ + xⱼ)/2, i ≤ j (Hodges & Lehmann 1963, doi 10.1214/aoms/1177704172).
///
/// Edge cases, errors and complexity as for ``HodgesLehmannShift``.
public enum HodgesLehmannPseudomedian {
  /// The median of the Walsh averages.
  public static func estimate(_ sample: [Double]) throws(StatisticsError) -> EstimateResult {
    try Validation.requireFinite(sample, "sample")
    guard !sample.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    guard let median = PairwiseOrderStatistics(walshSumsOf: sample).median() else { throw .differenceOverflows }
    return .estimate(median / 2)
  }

  /// The set of centres that Wilcoxon's signed rank test does not reject (Bauer 1972,
  /// doi 10.1080/01621459.1972.10481279).
  ///
  /// Same as R's `wilcox.test(x, conf.int = TRUE)` without ties and zeros; see ``HodgesLehmannShift`` for the differences
  /// in the normal form, where here no centre between two Walsh averages makes new ties. R leaves observations of 0 out
  /// before it looks for the centre; here they are observations like others.
  public static func interval(
    _ sample: [Double], level: Double = 0.95, reference: RankReference = .automatic
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    try Validation.requireFinite(sample, "sample")
    guard !sample.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    let sums = PairwiseOrderStatistics(walshSumsOf: sample)
    let hasTies = sample.contains(0) || MidRanks(sample.map { abs($0) }).hasTies
    if reference.isExact(largestCount: sample.count, hasTies: hasTies) {
      let distribution = try SignedRankDistribution(count: sample.count)
      let tail = (1 - level) / 2
      let rank = max(1, try distribution.quantile(tail))
      let excluded = distribution.cumulativeProbability(rank - 1)
      guard excluded <= tail + 1e-12 else { return .undefined(.levelNotAttainable(highest: 1 - 2 * excluded)) }
      return try OrderStatisticInterval.make(sums, rank: rank, scale: 0.5, level: level, method: .rankExact)
    }
    if SampleMoments(sample).isConstant { return .undefined(.constantData) }
    let n = Double(sample.count)
    let variance = n * (n + 1) * (2 * n + 1) / 24 - MidRanks(sample).tieSum / 48
    return try OrderStatisticInterval.makeNormal(
      sums, variance: variance, correction: reference.correction, smallestTail: exp(-n * log(2)), scale: 0.5,
      level: level)
  }
}
