import Testing

@testable import StatisticsCore

@Suite struct EloRatingTests {
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
