import Testing

@testable import StatisticsCore

@Suite struct PageRankTests {
  @Test func aBalancedCircleIsRatedEqually() throws {
    let cycle = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .first, 1), (2, 0, .first, 1)])
    for rank in try #require(PageRank().ratings(of: cycle).ratings).ranks {
      #expect(isClose(rank, 1.0 / 3, within: 1e-14))
    }
    let eigen = try #require(EigenvectorRating().ratings(of: cycle).ratings)
    for rating in eigen.entries { #expect(isClose(rating, (1.0 / 3).squareRoot(), within: 1e-14)) }
  }

  @Test func pageRankIsDefinedForAnyVotes() throws {
    #expect(try PageRank().ratings(of: VoteSimulation.votes(0, [])).ratings?.ranks == [])
    #expect(try PageRank().ratings(of: VoteSimulation.votes(2, [])).ratings?.ranks == [0.5, 0.5])
    let ranks = try #require(PageRank().ratings(of: VoteSimulation.votes(3, [(0, 1, .first, 1e12)])).ratings).ranks
    #expect(isClose(ranks.reduce(0, +), 1, within: 1e-14))
    #expect(ranks[0] > ranks[1])
    #expect(throws: StatisticsError.self) { try PageRank(damping: 1).ratings(of: VoteSimulation.votes(2, [])) }
    #expect(throws: StatisticsError.self) { try PageRank(damping: .nan).ratings(of: VoteSimulation.votes(2, [])) }
  }
}
