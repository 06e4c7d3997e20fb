import Testing

@testable import StatisticsCore

/// Seven methods against evalica 0.4.2 on votes of our own (`Fixtures/ratings/make_evalica.py`); 1e-8.
@Suite struct EvalicaAgreementTests {
  struct Reference: Decodable {
    let systemCount: Int
    let votes: [[Int]]
    let counting: [Double]
    let average_win_rate: [Double]
    let elo: [Double]
    let bradley_terry: [Double]
    let newman: [Double]
    let newman_v: Double
    let eigen: [Double]
    let pagerank: [Double]

    func comparisons() throws -> PairwiseComparisons {
      try PairwiseComparisons(
        systemCount: systemCount, first: votes.map { $0[0] }, second: votes.map { $0[1] },
        outcomes: votes.map { ComparisonOutcome.allCases[$0[2]] })
    }
  }

  let reference: Reference
  let comparisons: PairwiseComparisons

  init() throws {
    reference = try Fixture.json("ratings/evalica.json")
    comparisons = try reference.comparisons()
  }

  private func expectClose(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(isClose(found, expected, within: 1e-8)) }
  }

  private func normalised(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  @Test func bordaCountOfVotesIsCounting() throws {
    expectClose(try #require(BordaCount().ratings(of: comparisons).ratings).points, reference.counting)
  }

  @Test func winRateOverOpponentsIsAverageWinRate() throws {
    expectClose(
      try #require(WinRate(over: .opponents).ratings(of: comparisons).ratings).values.compactMap { $0 },
      reference.average_win_rate)
  }

  @Test func eloIsElo() throws {
    var votes = try OrderedVotes(systemCount: reference.systemCount)
    for vote in reference.votes {
      try votes.add(first: vote[0], second: vote[1], outcome: ComparisonOutcome.allCases[vote[2]])
    }
    expectClose(try #require(EloRating().ratings(of: votes).ratings).ratings, reference.elo)
  }

  @Test func bradleyTerryIsBradleyTerryUpToScale() throws {
    let ratings = try #require(try BradleyTerry().ratings(of: comparisons).ratings)
    expectClose(normalised(ratings.logStrengths.map { exp($0) }), normalised(reference.bradley_terry))
  }

  @Test func newmanIsNewmanUpToScale() throws {
    let rating = try #require(try NewmanRating().ratings(of: comparisons).ratings)
    expectClose(normalised(rating.strengths), normalised(reference.newman))
    #expect(isClose(rating.tieParameter, reference.newman_v, within: 1e-8))
  }

  @Test func eigenvectorOfLossesIsEigen() throws {
    let rating = try #require(EigenvectorRating(orientation: .losses).ratings(of: comparisons).ratings)
    expectClose(rating.entries, reference.eigen)
  }

  @Test func pageRankIsPagerank() throws {
    expectClose(try #require(PageRank().ratings(of: comparisons).ratings).ranks, reference.pagerank)
  }

  /// Figures of evalica 0.4.2's own golden file `simple-golden.csv`, from the totals of its 16 votes.
  @Test func agreesWithItsOwnGoldenFigures() throws {
    let votes = try VoteSimulation.votes(
      5,
      [
        (0, 1, .tie, 1), (0, 1, .second, 1), (0, 2, .second, 1), (0, 2, .tie, 1), (0, 4, .tie, 1), (0, 4, .second, 1),
        (1, 2, .tie, 2), (1, 3, .tie, 1), (1, 3, .second, 1), (2, 4, .tie, 1), (3, 0, .first, 1), (3, 2, .first, 1),
        (3, 4, .tie, 2), (3, 4, .second, 1),
      ])
    let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
    let shares = normalised(ratings.logStrengths.map { exp($0) })
    #expect(isClose(shares[4], 0.34947527489923, within: 1e-8))
    #expect(isClose(shares[0], 0.050799672530389396, within: 1e-8))
    #expect(
      isClose(
        try #require(WinRate(over: .opponents).ratings(of: votes).ratings).values[3], 0.7708333333333334, within: 1e-8))
    #expect(isClose(try #require(PageRank().ratings(of: votes).ratings).ranks[3], 0.2779483968089381, within: 1e-8))
    let eigen = try #require(EigenvectorRating(orientation: .losses).ratings(of: votes).ratings)
    #expect(isClose(eigen.entries[0], 0.6955953825629274, within: 1e-8))
    let newman = try #require(try NewmanRating().ratings(of: votes).ratings).strengths
    #expect(isClose(newman[4] / newman[3], 13.03674474236858 / 12.805770244756038, within: 1e-8))
  }
}
