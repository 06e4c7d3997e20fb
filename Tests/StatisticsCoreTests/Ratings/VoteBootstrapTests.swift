import Testing

@testable import StatisticsCore

@Suite struct VoteBootstrapTests {
  static func winRates(_ votes: PairwiseComparisons) -> VoteBootstrap.Resample {
    let rates = WinRate().ratings(of: votes).ratings?.values.compactMap { $0 }
    return .init(rates?.count == votes.systemCount ? rates : nil)
  }

  /// The win rate of n independent votes has standard error √(p(1 − p)/n).
  @Test func standardErrorsOfWinRatesAreThoseOfProportions() throws {
    let votes = try VoteSimulation.votes(2, [(0, 1, .first, 60), (0, 1, .second, 40)])
    let bootstrap = try VoteBootstrap(of: votes, Simulation(resamples: 2000), estimator: Self.winRates)
    let covariance = try #require(bootstrap.covariance())
    #expect(abs(sqrt(covariance[0, 0]) / sqrt(0.6 * 0.4 / 100) - 1) < 0.05)
    #expect(isClose(covariance[0, 1], -covariance[0, 0], within: 1e-12))
    #expect(try #require(bootstrap.intervals()[0].interval).contains(0.6))
  }

  /// No resample of its three wins has a loss: that is no certainty.
  @Test func anUndefeatedSystemHasNoIntervalOfItsWinRate() throws {
    let votes = try VoteSimulation.votes(3, [(0, 1, .first, 3), (1, 2, .first, 2), (2, 1, .first, 2)])
    let bootstrap = try VoteBootstrap(of: votes, Simulation(resamples: 200), estimator: Self.winRates)
    let intervals = try bootstrap.intervals()
    #expect(intervals[0] == .undefined(.constantReplicates) && intervals[1].interval != nil)
    #expect(bootstrap.unvaryingSystems == [0])
  }

  @Test func oneRaterTellsNothing() throws {
    let votes = try PairwiseComparisons(
      systemCount: 2, first: [0, 0, 1], second: [1, 1, 0], outcomes: [.first, .second, .second], clusters: [4, 4, 4])
    let bootstrap = try VoteBootstrap(of: votes, Simulation(resamples: 50), estimator: Self.winRates)
    #expect(bootstrap.hasSingleCluster && bootstrap.covariance() == nil)
    #expect(try bootstrap.intervals() == [.undefined(.singleCluster), .undefined(.singleCluster)])
    let byVote = try VoteBootstrap(of: votes, by: .vote, Simulation(resamples: 50), estimator: Self.winRates)
    #expect(!byVote.hasSingleCluster)
  }
}
