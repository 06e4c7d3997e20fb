import Testing

@testable import StatisticsCore

@Suite struct WinRatesTests {
  @Test func winRatesOverVotesAndOverOpponentsDiffer() throws {
    let rates = WinRates(
      try VoteSimulation.votes(4, [(0, 1, .first, 9), (0, 1, .second, 1), (0, 2, .second, 1), (1, 2, .tie, 2)]))
    #expect(isClose(rates.overVotes[0], 9.0 / 11, within: 1e-15))
    #expect(isClose(rates.overOpponents[0], 0.45, within: 1e-15))
    #expect(rates.overVotes[3] == nil && rates.overOpponents[3] == nil)
    #expect(rates.votes == [11, 12, 3, 0])
  }
}
