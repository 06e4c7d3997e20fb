import Testing

@testable import StatisticsCore

@Suite struct BordaCountTests {
  /// Five complete rankings with ties of four systems.
  static func rankings() throws -> Rankings {
    try Rankings(
      systemCount: 4,
      groups: [
        [[0], [1], [2], [3]], [[1, 0], [3], [2]], [[2], [0, 1, 3]], [[0], [1], [2], [3]], [[3, 2], [1, 0]],
      ])
  }

  @Test func bordaAndMeanWinRateAgreeOnCompleteRankings() throws {
    let rankings = try Self.rankings()
    let scores: [[Double?]] = [[4, 3, 2, 1], [3, 3, 1, 2], [1, 1, 5, 1], [4, 3, 2, 1], [0, 0, 1, 1]]
    let meanWinRates = try MeanWinRate.meanWinRates(scores: scores)
    let votes = try rankings.pairwiseComparisons()
    let overOpponents = try #require(WinRate(over: .opponents).ratings(of: votes).ratings).values
    let ofRankings = try #require(BordaCount().ratings(of: rankings).ratings)
    let ofVotes = try #require(BordaCount().ratings(of: votes).ratings)
    for system in 0..<4 {
      let expected = ofRankings.points[system] / 15
      #expect(isClose(meanWinRates[system], expected, within: 1e-14))
      #expect(isClose(overOpponents[system], expected, within: 1e-14))
      #expect(isClose(ofRankings.meanPoints[system], expected, within: 1e-14))
      #expect(isClose(ofVotes.points[system], 15 * expected, within: 1e-14))
    }
  }
}
