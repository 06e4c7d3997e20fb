import Testing

@testable import StatisticsCore

@Suite struct WinRateTests {
  @Test func winRatesOverVotesAndOverOpponentsDiffer() throws {
    let votes = try VoteSimulation.votes(
      4, [(0, 1, .first, 9), (0, 1, .second, 1), (0, 2, .second, 1), (1, 2, .tie, 2)])
    let overVotes = try #require(WinRate(over: .votes).ratings(of: votes).ratings).values
    let overOpponents = try #require(WinRate(over: .opponents).ratings(of: votes).ratings).values
    #expect(isClose(overVotes[0], 9.0 / 11, within: 1e-15))
    #expect(isClose(overOpponents[0], 0.45, within: 1e-15))
    #expect(overVotes[3] == nil && overOpponents[3] == nil)
    #expect(votes.systemWeights == [11, 12, 3, 0])
  }
}
