import Testing

@testable import StatisticsCore

@Suite struct NewmanRatingTests {
  /// The equations of Newman 2023 at the maximum: for each system wins and half-ties equal what the model expects.
  @Test func strengthsSatisfyNewmansEquations() throws {
    let votes = try VoteSimulation.votes(logStrengths: [0.6, 0.1, -0.2, -0.5], count: 400, nu: 0.6, seed: 31)
    let rating = try #require(try NewmanRating().ratings(of: votes).ratings)
    let (strengths, v) = (rating.strengths, rating.tieParameter)
    var excess = [Double](repeating: 0, count: 4)
    for cell in votes.cells {
      let (a, b) = (strengths[cell.first], strengths[cell.second])
      let root = (a * b).squareRoot()
      let expected = (a + v * root) / (a + b + 2 * v * root)
      let score = cell.outcome == .first ? 1 : cell.outcome == .tie ? 0.5 : 0
      excess[cell.first] += cell.count * (score - expected)
      excess[cell.second] -= cell.count * (score - expected)
    }
    #expect(excess.allSatisfy { abs($0) < 1e-9 })
    #expect(isClose(strengths.reduce(1, *), 1, within: 1e-12))
  }

  @Test func withoutTiesItIsBradleyTerry() throws {
    let votes = try BradleyTerryTests.citations()
    let rating = try #require(try NewmanRating().ratings(of: votes).ratings)
    #expect(rating.tieParameter == 0)
    #expect(try BradleyTerry().ratings(of: votes).ratings?.logStrengths.map { exp($0) } == rating.strengths)
  }

  @Test func anUndefeatedSystemHasNoRating() throws {
    #expect(
      try NewmanRating().ratings(of: VoteSimulation.votes(2, [(0, 1, .first, 1)])).failure?.reason
        == .notStronglyConnected)
  }
}
