import Testing

@testable import StatisticsCore

/// Ratings that count: win rates, mean win rate, Borda, Copeland; and Elo.
@Suite struct CountingRatingsTests {
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
    let overOpponents = WinRates(try rankings.pairwiseComparisons()).overOpponents
    for system in 0..<4 {
      let expected = BordaCount(rankings).points[system] / 15
      #expect(isClose(meanWinRates[system], expected, within: 1e-14))
      #expect(isClose(overOpponents[system], expected, within: 1e-14))
      #expect(isClose(BordaCount(rankings).meanPoints[system], expected, within: 1e-14))
      #expect(isClose(BordaCount(try rankings.pairwiseComparisons()).points[system], 15 * expected, within: 1e-14))
    }
  }

  @Test func meanWinRateSkipsScenariosWithoutComparison() throws {
    #expect(
      try MeanWinRate.meanWinRates(
        scores: [[0.5, 0.7, nil], [nil, 1, nil], [3, 1, nil]], higherIsBetter: [true, true, false])
        == [0, 1, nil])
    #expect(try MeanWinRate.meanWinRates(scores: []) == [])
    #expect(throws: StatisticsError.self) { try MeanWinRate.meanWinRates(scores: [[1, .nan]]) }
    #expect(throws: StatisticsError.self) { try MeanWinRate.meanWinRates(scores: [[1, 2], [1]]) }
    #expect(throws: StatisticsError.self) { try MeanWinRate.meanWinRates(scores: [[1, 2]], higherIsBetter: []) }
  }

  @Test func winRatesOverVotesAndOverOpponentsDiffer() throws {
    let rates = WinRates(
      try VoteSimulation.votes(4, [(0, 1, .first, 9), (0, 1, .second, 1), (0, 2, .second, 1), (1, 2, .tie, 2)]))
    #expect(isClose(rates.overVotes[0], 9.0 / 11, within: 1e-15))
    #expect(isClose(rates.overOpponents[0], 0.45, within: 1e-15))
    #expect(rates.overVotes[3] == nil && rates.overOpponents[3] == nil)
    #expect(rates.votes == [11, 12, 3, 0])
  }

  @Test func copelandCountsMajorities() throws {
    let score = CopelandScore(
      try VoteSimulation.votes(
        4, [(0, 1, .first, 3), (0, 1, .second, 2), (2, 0, .second, 1), (1, 2, .tie, 5), (0, 3, .first, 1)]))
    #expect(score.scores == [3, -1, -1, -1])
    #expect(score.ties == [0, 1, 1, 0])
    #expect(score.condorcetWinner == 0)
    let cycle = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .first, 1), (2, 0, .first, 1)])
    #expect(CopelandScore(cycle).scores == [0, 0, 0])
    #expect(CopelandScore(cycle).condorcetWinner == nil)
  }

  @Test func eloDependsOnTheOrder() throws {
    let votes: [(Int, Int)] = [(0, 1), (1, 2), (2, 0)]
    func rate(_ votes: [(Int, Int)]) throws -> [Double] {
      var elo = try EloRating(systemCount: 3, k: 32)
      for vote in votes { try elo.record(first: vote.0, second: vote.1, outcome: .first) }
      return elo.ratings
    }
    #expect(try rate(votes) != rate(votes.reversed()))
    #expect(isClose(try rate(votes).reduce(0, +), 3000, within: 1e-14))
    #expect(isClose(try rate([(0, 1)])[0], 1016, within: 1e-14))
  }

  @Test func malformedEloIsRefused() throws {
    #expect(throws: StatisticsError.self) { try EloRating(systemCount: -1) }
    #expect(throws: StatisticsError.self) { try EloRating(systemCount: 2, k: 0) }
    #expect(throws: StatisticsError.self) { try EloRating(systemCount: 2, scale: .nan) }
    #expect(throws: StatisticsError.self) { try EloRating(systemCount: 2, initial: .infinity) }
    var elo = try EloRating(systemCount: 2)
    #expect(throws: StatisticsError.self) { try elo.record(first: 0, second: 2, outcome: .tie) }
    #expect(throws: StatisticsError.self) { try elo.record(first: 1, second: 1, outcome: .tie) }
  }
}

@Suite struct SpectralRatingsTests {
  @Test func aBalancedCircleIsRatedEqually() throws {
    let cycle = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .first, 1), (2, 0, .first, 1)])
    for rank in try PageRank(cycle).ranks { #expect(isClose(rank, 1.0 / 3, within: 1e-14)) }
    let eigen = try #require(EigenvectorRating.rate(cycle).ratings)
    for rating in eigen.ratings { #expect(isClose(rating, (1.0 / 3).squareRoot(), within: 1e-14)) }
  }

  @Test func eigenvectorOfWinsPutsTheStrongFirst() throws {
    let votes = try VoteSimulation.votes(logStrengths: [1, 0.3, -0.3, -1], count: 2000, seed: 9)
    let wins = try #require(EigenvectorRating.rate(votes).ratings).ratings
    #expect(wins == wins.sorted(by: >))
    let losses = try #require(EigenvectorRating.rate(votes, orientation: .losses).ratings).ratings
    #expect(losses == losses.sorted())
  }

  @Test func eigenvectorNeedsAConnectedGraph() throws {
    let votes = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .tie, 1)])
    #expect(EigenvectorRating.rate(votes).failure?.reason == .notStronglyConnected)
    #expect(EigenvectorRating.rate(try VoteSimulation.votes(1, [])).failure?.reason == .tooFewSystems)
    #expect(EigenvectorRating.rate(try VoteSimulation.votes(2, [])).failure?.reason == .noVotes)
  }

  @Test func pageRankIsDefinedForAnyVotes() throws {
    #expect(try PageRank(VoteSimulation.votes(0, [])).ranks == [])
    #expect(try PageRank(VoteSimulation.votes(2, [])).ranks == [0.5, 0.5])
    let ranks = try PageRank(VoteSimulation.votes(3, [(0, 1, .first, 1e12)])).ranks
    #expect(isClose(ranks.reduce(0, +), 1, within: 1e-14))
    #expect(ranks[0] > ranks[1])
    #expect(throws: StatisticsError.self) { try PageRank(VoteSimulation.votes(2, []), damping: 1) }
    #expect(throws: StatisticsError.self) { try PageRank(VoteSimulation.votes(2, []), damping: .nan) }
  }
}

@Suite struct RankingsTests {
  @Test func rankingsThatAgreeAreCountedTogether() throws {
    let rankings = try Rankings(
      systemCount: 3, groups: [[[0, 1], [2]], [[1, 0], [], [2]], [[2]], [], [[2], [0]]], counts: [1, 2, 5, 5, 0])
    #expect(rankings.rankings.map(\.groups) == [[[0, 1], [2]]])
    #expect(rankings.rankings.map(\.count) == [3])
  }

  @Test func ranksAndGroupsSayTheSame() throws {
    let groups = try Rankings(systemCount: 3, groups: [[[2], [0, 1]], [[1], [0]]])
    let ranks = try Rankings(systemCount: 3, ranks: [[2, 2, 1], [4, 1.5, nil]])
    #expect(groups == ranks)
  }

  @Test func malformedRankingsAreRefused() {
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [2]]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [0]]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [1]]], counts: []) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [1]]], counts: [.nan]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, ranks: [[1]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 1, ranks: [[.infinity]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: -1, groups: []) }
  }
}
