import Testing

@testable import StatisticsCore

@Suite struct EigenvectorRatingTests {
  @Test func eigenvectorOfWinsPutsTheStrongFirst() throws {
    let votes = try VoteSimulation.votes(logStrengths: [1, 0.3, -0.3, -1], count: 2000, seed: 9)
    let wins = try #require(EigenvectorRating().ratings(of: votes).ratings).entries
    #expect(wins == wins.sorted(by: >))
    let losses = try #require(EigenvectorRating(orientation: .losses).ratings(of: votes).ratings).entries
    #expect(losses == losses.sorted())
  }

  @Test(arguments: [1e-300, 1e-9, 1e15])
  func weightsOfAnySizeGiveTheSameRatings(weight: Double) throws {
    let votes = { (weight: Double) in
      try PairwiseComparisons(
        systemCount: 3, first: [0, 1, 2, 0], second: [1, 2, 0, 1], outcomes: [.first, .first, .first, .tie],
        weights: Array(repeating: weight, count: 4))
    }
    let expected = try #require(EigenvectorRating().ratings(of: votes(1)).ratings).entries
    let found = try #require(EigenvectorRating().ratings(of: votes(weight)).ratings).entries
    for (first, second) in zip(found, expected) { #expect(isClose(first, second, within: 1e-14)) }
  }

  @Test func eigenvectorNeedsAConnectedGraph() throws {
    let votes = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .tie, 1)])
    #expect(EigenvectorRating().ratings(of: votes).failure?.reason == .notStronglyConnected)
    #expect(EigenvectorRating().ratings(of: try VoteSimulation.votes(1, [])).failure?.reason == .tooFewSystems)
    #expect(EigenvectorRating().ratings(of: try VoteSimulation.votes(2, [])).failure?.reason == .noVotes)
  }
}
