@testable import StatisticsCore
import Testing

@Suite("Exact distributions of rank statistics")
struct ExactRankDistributionsTests {
  struct Distributions: Decodable {
    struct SignedRank: Decodable {
      var n: Int
      var cdf: [Double]
    }
    struct RankSum: Decodable {
      var m: Int
      var n: Int
      var cdf: [Double]
    }
    var signed_rank: [SignedRank]
    var rank_sum: [RankSum]
  }

  private let expected: Distributions

  init() throws { expected = try Fixture.json("r_stats/distributions.json") }

  @Test("the signed rank distribution agrees with R's psignrank and qsignrank")
  func signedRank() throws {
    for row in expected.signed_rank {
      let distribution = try SignedRankDistribution(count: row.n)
      #expect(distribution.maximum == row.cdf.count - 1)
      for (value, probability) in row.cdf.enumerated() {
        #expect(abs(distribution.cumulativeProbability(value) - probability) < 1e-12)
        #expect(abs(distribution.upperTail(value + 1) - (1 - probability)) < 1e-12)
        #expect(try distribution.quantile(probability) == value)
      }
    }
  }

  @Test("the rank sum distribution agrees with R's pwilcox, either sample first")
  func rankSum() throws {
    for row in expected.rank_sum {
      let distribution = try RankSumDistribution(firstCount: row.m, secondCount: row.n)
      let swapped = try RankSumDistribution(firstCount: row.n, secondCount: row.m)
      for (value, probability) in row.cdf.enumerated() {
        #expect(abs(distribution.cumulativeProbability(value) - probability) < 1e-12)
        #expect(abs(swapped.cumulativeProbability(value) - probability) < 1e-12)
        #expect(try distribution.quantile(probability) == value)
      }
    }
  }

  /// 1/C(98, 49) and 2⁻⁴⁹; the middle by symmetry.
  @Test("tails keep their digits at the largest sizes that are exact by default")
  func tails() throws {
    let sums = try RankSumDistribution(firstCount: 49, secondCount: 49)
    #expect(isClose(sums.cumulativeProbability(0) * 2.547_761_225_898_085e28, 1, within: 1e-12))
    #expect(isClose(sums.cumulativeProbability(1_200), 0.5, within: 1e-12))
    let longest = try RankSumDistribution(firstCount: 2, secondCount: 1_000)
    #expect(isClose(longest.cumulativeProbability(0) * 1_002 * 1_001 / 2, 1, within: 1e-12))
    #expect(
      isClose(
        longest.cumulativeProbability(1_000) - longest.cumulativeProbability(999), 501.0 / 501_501, within: 1e-12
      ))
    let signs = try SignedRankDistribution(count: 49)
    #expect(signs.cumulativeProbability(0) == 0x1p-49)
    #expect(isClose(signs.cumulativeProbability(612), 0.5, within: 1e-12))
  }

  @Test("the quantile of probability 1 is the maximum, however thin the tail")
  func certainty() throws {
    #expect(try SignedRankDistribution(count: 200).quantile(1) == 20_100)
    #expect(try RankSumDistribution(firstCount: 49, secondCount: 49).quantile(1) == 2_401)
    #expect(try RankSumDistribution(firstCount: 49, secondCount: 49).quantile(0) == 0)
    // P(U ≤ 1200) is exactly one half; R's sum rounds beneath it and goes on to 1201.
    #expect(try RankSumDistribution(firstCount: 49, secondCount: 49).quantile(0.5) == 1_200)
  }

  @Test("sizes of zero are points, sizes beyond the limit are refused")
  func sizes() throws {
    #expect(try SignedRankDistribution(count: 0).cumulativeProbability(0) == 1)
    #expect(try RankSumDistribution(firstCount: 0, secondCount: 5).cumulativeProbability(0) == 1)
    #expect(try RankSumDistribution(firstCount: 0, secondCount: .max).cumulativeProbability(0) == 1)
    #expect(throws: StatisticsError.self) { try SignedRankDistribution(count: -1) }
    #expect(throws: StatisticsError.self) { try SignedRankDistribution(count: 1_000_000_000_000) }
    #expect(throws: StatisticsError.self) { try RankSumDistribution(firstCount: .max, secondCount: .max) }
    #expect(throws: StatisticsError.self) { try SignedRankDistribution(count: 5).quantile(.nan) }
  }
}
