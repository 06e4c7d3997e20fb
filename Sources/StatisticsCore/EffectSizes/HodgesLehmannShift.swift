extension IntervalMethod {
  /// Order statistics of the pairwise differences or averages, by the exact distribution of the ranks.
  public static let rankExact = IntervalMethod("rank-exact")
  /// The same by the normal approximation.
  public static let rankNormal = IntervalMethod("rank-normal")
}

/// The Hodges-Lehmann shift between two samples: the median of all differences a − b (Hodges & Lehmann 1963,
/// doi 10.1214/aoms/1177704172).
///
/// It estimates the shift where the two populations differ by a shift alone, and else the median difference of two
/// members drawn at random.
///
/// Both functions return `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for an empty sample, and throw
/// ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or a difference that
/// overflows. O((n₁ + n₂) log (n₁ + n₂)), also in memory: the differences are not formed.
public enum HodgesLehmannShift {
  /// The median of all differences.
  public static func estimate(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> EstimateResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    guard !first.isEmpty, !second.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    guard let median = PairwiseOrderStatistics(differencesOf: first, and: second).median() else {
      throw .differenceOverflows
    }
    return .estimate(median)
  }

  /// The set of shifts that Mann and Whitney's test does not reject (Bauer 1972, doi 10.1080/01621459.1972.10481279).
  ///
  /// Same as R's `wilcox.test(x, y, conf.int = TRUE)`. In the normal form R searches the ends with a tolerance of 1e-4;
  /// here they are the very differences at which the test's verdict changes. Where R warns that the level cannot be
  /// achieved the answer is `.undefined` with ``Degeneracy/levelNotAttainable(highest:)``: three against three
  /// observations reach 90 %, not 95 %. So it is in the normal form, where R gives an interval that cannot hold its level.
  /// The exact interval's true level is at least `level`.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/constantData`` too where neither sample varies, in the normal form.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1) too.
  public static func interval(
    _ first: [Double], _ second: [Double], level: Double = 0.95, reference: RankReference = .automatic
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    guard !first.isEmpty, !second.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    let differences = PairwiseOrderStatistics(differencesOf: first, and: second)
    let tail = (1 - level) / 2
    let pooledTies = MidRanks(first + second).hasTies
    if reference.isExact(largestCount: max(first.count, second.count), hasTies: pooledTies) {
      let distribution = try RankSumDistribution(firstCount: first.count, secondCount: second.count)
      let rank = max(1, try distribution.quantile(tail))
      let excluded = distribution.cumulativeProbability(rank - 1)
      guard excluded <= tail + 1e-12 else { return .undefined(.levelNotAttainable(highest: 1 - 2 * excluded)) }
      return try OrderStatisticInterval.make(differences, rank: rank, level: level, method: .rankExact)
    }
    if SampleMoments(first).isConstant, SampleMoments(second).isConstant { return .undefined(.constantData) }
    // Between two differences no a − shift equals a b: ties within each sample alone reduce the variance.
    let (m, n) = (Double(first.count), Double(second.count))
    let ties = MidRanks(first).tieSum + MidRanks(second).tieSum
    let variance = m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1)))
    let smallestTail = exp(try GSL.logGamma(m + 1) + GSL.logGamma(n + 1) - GSL.logGamma(m + n + 1))
    return try OrderStatisticInterval.makeNormal(
      differences, variance: variance, correction: reference.correction, smallestTail: smallestTail, level: level)
  }
}

/// Intervals whose ends are order statistics, `rank` from either side.
enum OrderStatisticInterval {
  static func make(
    _ values: PairwiseOrderStatistics, rank: Int, scale: Double = 1, level: Double, method: IntervalMethod
  ) throws(StatisticsError) -> IntervalResult {
    guard let lower = values.value(atRank: rank), let upper = values.value(atRank: values.count - rank + 1) else {
      throw .differenceOverflows
    }
    return .interval(ConfidenceInterval(lower: lower * scale, upper: upper * scale, level: level, method: method))
  }

  /// The ends at which (statistic − mean ∓ correction)/√variance passes the normal quantile.
  ///
  /// - Parameter smallestTail: The probability of the smallest value of the statistic without ties. Where that is above
  ///   half of 1 − level the approximation promises what no interval can hold.
  static func makeNormal(
    _ values: PairwiseOrderStatistics, variance: Double, correction: Double, smallestTail: Double, scale: Double = 1,
    level: Double
  ) throws(StatisticsError) -> IntervalResult {
    guard variance > 0 else { return .undefined(.constantData) }
    guard smallestTail <= (1 - level) / 2 + 1e-12 else {
      return .undefined(.levelNotAttainable(highest: 1 - 2 * smallestTail))
    }
    let z = try GSL.normalUpperQuantile((1 - level) / 2)
    let rank = (Double(values.count) / 2 - correction - z * variance.squareRoot()).rounded(.up)
    guard rank >= 1 else {
      let deviate = (Double(values.count) / 2 - correction) / variance.squareRoot()
      return .undefined(.levelNotAttainable(highest: max(0, 1 - 2 * (try GSL.normalUpperTail(deviate)))))
    }
    return try make(values, rank: Int(rank), scale: scale, level: level, method: .rankNormal)
  }
}

extension StatisticsError {
  static var differenceOverflows: StatisticsError {
    .invalidArgument(name: "a difference of two values", found: "infinite", requirement: "a finite number")
  }
}
