import Testing

@testable import StatisticsCore

@Suite struct EloRatingTests {
  private func votes(_ pairs: [(Int, Int)]) throws -> OrderedVotes {
    var votes = try OrderedVotes(systemCount: 3)
    for pair in pairs { try votes.add(first: pair.0, second: pair.1, outcome: .first) }
    return votes
  }

  @Test func eloDependsOnTheOrder() throws {
    let circle = [(0, 1), (1, 2), (2, 0)]
    func rate(_ pairs: [(Int, Int)]) throws -> [Double] {
      try #require(EloRating(k: 32).ratings(of: votes(pairs)).ratings).ratings
    }
    #expect(try rate(circle) != rate(circle.reversed()))
    #expect(isClose(try rate(circle).reduce(0, +), 3000, within: 1e-14))
    #expect(isClose(try rate([(0, 1)])[0], 1016, within: 1e-14))
  }

  @Test func aCountIsAsManyVotesInARow() throws {
    var counted = try OrderedVotes(systemCount: 3)
    try counted.add(first: 0, second: 1, outcome: .first, count: 3)
    try counted.add(first: 1, second: 2, outcome: .first, count: 0)
    #expect(try EloRating().ratings(of: counted) == EloRating().ratings(of: votes([(0, 1), (0, 1), (0, 1)])))
  }

  @Test(arguments: [EloRating(k: 0), EloRating(scale: .nan), EloRating(initial: .infinity)])
  func optionsOutOfRangeAreRefused(model: EloRating) throws {
    #expect(throws: StatisticsError.self) { try model.ratings(of: votes([(0, 1)])) }
  }

  @Test(arguments: [(0, 3, 1), (-1, 0, 1), (1, 1, 1), (0, 1, 0.5), (0, 1, -1), (0, 1, 1e8), (0, 1, .nan)])
  func malformedVotesAreRefused(first: Int, second: Int, count: Double) throws {
    var votes = try OrderedVotes(systemCount: 3)
    #expect(throws: StatisticsError.self) {
      try votes.add(first: first, second: second, outcome: .tie, count: count)
    }
    #expect(throws: StatisticsError.self) { try OrderedVotes(systemCount: -1) }
  }
}
