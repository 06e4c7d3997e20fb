import Testing

@testable import StatisticsCore

@Suite struct EigenvectorRatingTests {
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
}
