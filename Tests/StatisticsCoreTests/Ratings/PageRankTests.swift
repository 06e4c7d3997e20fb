import Testing

@testable import StatisticsCore

@Suite struct PageRankTests {
  @Test func aBalancedCircleIsRatedEqually() throws {
    let cycle = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .first, 1), (2, 0, .first, 1)])
    for rank in try PageRank(cycle).ranks { #expect(isClose(rank, 1.0 / 3, within: 1e-14)) }
    let eigen = try #require(EigenvectorRating.rate(cycle).ratings)
    for rating in eigen.ratings { #expect(isClose(rating, (1.0 / 3).squareRoot(), within: 1e-14)) }
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
