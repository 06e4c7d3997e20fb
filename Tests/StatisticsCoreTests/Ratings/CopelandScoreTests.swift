import Testing

@testable import StatisticsCore

@Suite struct CopelandScoreTests {
  @Test func copelandCountsMajorities() throws {
    let votes = try VoteSimulation.votes(
      4, [(0, 1, .first, 3), (0, 1, .second, 2), (2, 0, .second, 1), (1, 2, .tie, 5), (0, 3, .first, 1)])
    let score = try #require(CopelandScore().ratings(of: votes).ratings)
    #expect(score.scores == [3, -1, -1, -1])
    #expect(score.ties == [0, 1, 1, 0])
    #expect(score.condorcetWinner == 0)
    let cycle = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .first, 1), (2, 0, .first, 1)])
    let circular = try #require(CopelandScore().ratings(of: cycle).ratings)
    #expect(circular.scores == [0, 0, 0])
    #expect(circular.condorcetWinner == nil)
  }
}
