extension TestMethod {
  /// Wilcoxon's signed rank test by the exact distribution.
  public static let signedRankExact = TestMethod("wilcoxon-signed-rank-exact")
  /// Wilcoxon's signed rank test by the normal approximation.
  public static let signedRankNormal = TestMethod("wilcoxon-signed-rank-normal")
}

/// Wilcoxon's signed rank test (1945, doi 10.2307/3001968): whether paired differences are symmetric about 0.
///
/// Its estimate and interval are ``HodgesLehmannPseudomedian``.
public enum WilcoxonSignedRankTest {
  /// What becomes of differences that are exactly zero.
  public enum ZeroDifferences: Hashable, Sendable {
    /// They are left out, as Wilcoxon and R do.
    case dropped
    /// They are ranked and their ranks split evenly between the signs; one of an odd number is left out, as Demšar does
    /// (2006, Journal of Machine Learning Research 7, page 7).
    case split
  }

  /// The sums of the ranks of the positive and of the negative differences.
  public struct RankSums: Hashable, Sendable {
    /// R⁺, which R calls V.
    public let positive: Double
    /// R⁻.
    public let negative: Double
    /// The number of differences that were ranked.
    public let count: Int
    /// Σ (t³ − t) over the groups of t differences of equal size.
    let tieSum: Double
    /// Twice the ranks of the differences that are not zero: whole numbers, also of ties.
    let doubledRanks: [Int]
    /// Twice the sum of those of the positive differences.
    let doubledPositive: Int
  }

  /// Ranks the differences by size and sums the ranks by sign.
  ///
  /// Sizes that differ by a few units in the last place of the largest are ties: they are differences of numbers that were rounded,
  /// 0.3 − 0.2 and 0.2 − 0.1.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  /// - Complexity: O(n log n).
  public static func rankSums(
    _ differences: [Double], zeros: ZeroDifferences = .dropped
  ) throws(StatisticsError) -> RankSums {
    let largest = differences.reduce(0) { max($0, abs($1)) }
    return try rankSums(differences, zeros: zeros, resolution: resolution(ofLargest: largest))
  }

  /// How far apart differences of numbers up to a size are that rounding alone sets apart.
  private static func resolution(ofLargest size: Double) -> Double { 4 * Double.ulpOfOne * size }

  private static func rankSums(
    _ differences: [Double], zeros: ZeroDifferences, resolution: Double
  ) throws(StatisticsError) -> RankSums {
    try Validation.requireFinite(differences, "differences")
    var ranked = differences.filter { $0 != 0 }
    let zeroCount = differences.count - ranked.count
    if zeros == .split { ranked += [Double](repeating: 0, count: zeroCount - zeroCount % 2) }
    let ranks = MidRanks(ranked.map { abs($0) }, resolution: resolution)
    var (positive, negative) = (0.0, 0.0)
    var doubledRanks: [Int] = []
    var doubledPositive = 0
    for (difference, rank) in zip(ranked, ranks.ranks) {
      positive += difference > 0 ? rank : difference == 0 ? rank / 2 : 0
      negative += difference < 0 ? rank : difference == 0 ? rank / 2 : 0
      guard difference != 0 else { continue }
      doubledRanks.append(Int(2 * rank))
      if difference > 0 { doubledPositive += Int(2 * rank) }
    }
    return RankSums(
      positive: positive, negative: negative, count: ranked.count, tieSum: ranks.tieSum, doubledRanks: doubledRanks,
      doubledPositive: doubledPositive)
  }

  /// Tests paired differences. The statistic is R⁺.
  ///
  /// Exact for fewer than 50 differences: without ties and zeros the same as R's `wilcox.test(x)`, with them conditional on the midranks of
  /// what is not zero, the same as `wilcoxsign_test(…, distribution = "exact")` of R's coin and `wilcox.exact` of its exactRankTests. Else the
  /// normal approximation with tie and continuity correction, as `wilcox.test` has it.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` where there is no difference, with
  ///   ``Degeneracy/constantData`` where all are zero.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  /// - Complexity: O(n log n); exact O(n³), n < 50.
  public static func test(
    _ differences: [Double], alternative: Alternative = .twoSided, reference: RankReference = .automatic,
    zeros: ZeroDifferences = .dropped
  ) throws(StatisticsError) -> TestResult {
    try test(try rankSums(differences, zeros: zeros), of: differences, alternative: alternative, reference: reference)
  }

  private static func test(
    _ sums: RankSums, of differences: [Double], alternative: Alternative, reference: RankReference
  ) throws(StatisticsError) -> TestResult {
    guard !differences.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    guard differences.contains(where: { $0 != 0 }) else { return .undefined(.constantData) }
    if reference.isExact(largestCount: sums.count, hasTies: false) {
      let distribution = try SignedRankDistribution(ranks: sums.doubledRanks)
      let pValue = RankPValue.exact(
        sums.doubledPositive, alternative, distribution.cumulativeProbability, distribution.upperTail)
      return .test(
        HypothesisTest(method: .signedRankExact, statistic: sums.positive, pValue: pValue, alternative: alternative))
    }
    let n = Double(sums.count)
    let variance = n * (n + 1) * (2 * n + 1) / 24 - sums.tieSum / 48
    let pValue = try RankPValue.normal(
      sums.positive - n * (n + 1) / 4, standardDeviation: variance.squareRoot(), correction: reference.correction,
      alternative)
    return .test(
      HypothesisTest(method: .signedRankNormal, statistic: sums.positive, pValue: pValue, alternative: alternative))
  }

  /// Tests the differences `first[i] − second[i]`, those that rounding alone sets apart being equal. Same as R's `wilcox.test(x, y, paired = TRUE)`.
  ///
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` too.
  public static func paired(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    reference: RankReference = .automatic, zeros: ZeroDifferences = .dropped
  ) throws(StatisticsError) -> TestResult {
    let size = (first + second).reduce(0) { max($0, abs($1)) }
    let resolution = resolution(ofLargest: size)
    // What rounding alone sets apart from zero is zero.
    let differences = try PairedSample.differences(first, second).map { abs($0) <= resolution ? 0 : $0 }
    return try test(
      try rankSums(differences, zeros: zeros, resolution: resolution), of: differences, alternative: alternative,
      reference: reference)
  }
}
