import Testing

@testable import StatisticsCore

/// 2,000 systems: statuses and the methods whose cost grows with the pairs. Fits of that size are timed in release builds.
@Suite struct LargeVotesTests {
  private static func circle(_ systemCount: Int, isClosed: Bool) throws -> PairwiseComparisons {
    var builder = try PairwiseComparisons.Builder(systemCount: systemCount)
    for system in 1..<systemCount {
      try builder.add(first: system - 1, second: system, outcome: .first, count: 1e12)
      try builder.add(first: system - 1, second: system, outcome: .tie, count: isClosed ? 1 : 0)
    }
    return builder.build()
  }

  @Test func statusesNameSystemsAmongTwoThousand() throws {
    let failure = try #require(try BradleyTerry().ratings(of: Self.circle(2_000, isClosed: false)).failure)
    #expect(failure.graph.components.count == 2_000)
    #expect(failure.graph.undefeated == [0] && failure.graph.winless == [1_999])
  }

  @Test func countingAndPageRankTakeTwoThousandSystems() throws {
    let votes = try Self.circle(2_000, isClosed: true)
    #expect(ComparisonGraph(votes).isStronglyConnected)
    #expect(CopelandScore().ratings(of: votes).ratings?.scores.reduce(0, +) == 0)
    #expect(try #require(WinRate().ratings(of: votes).ratings?.values[0]) > 0.999)
    #expect(isClose(try #require(PageRank().ratings(of: votes).ratings).ranks.reduce(0, +), 1, within: 1e-12))
  }

  /// Each system beats the next 10¹² times and ties once: log-strengths fall by ln(2·10¹² + 1) a step.
  @Test func aChainOfLopsidedVotesKeepsItsPrecision() throws {
    let votes = try Self.circle(40, isClosed: true)
    let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
    for system in 1..<40 {
      #expect(isClose(ratings.logStrengths[system - 1] - ratings.logStrengths[system], log(2e12 + 1), within: 1e-9))
    }
    let covariance = try #require(try ratings.covariance().ratings)
    #expect(abs(covariance.standardErrorOfDifference(0, 1) / sqrt(2 + 1 / 1e12) - 1) < 1e-6)
  }
}
