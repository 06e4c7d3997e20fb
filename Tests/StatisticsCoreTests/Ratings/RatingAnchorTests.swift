import Testing

@testable import StatisticsCore

/// What the mean of ratings is of.
struct RatingAnchorTests {
  private static func result(_ lower: Double, _ upper: Double) -> IntervalResult {
    .interval(ConfidenceInterval(lower: lower, upper: upper, level: 0.95, method: .voteBootstrapPercentile))
  }

  @Test func itIsOfTheSystemsWithBothEndsWhereOthersHaveNot() {
    let bounded = Self.result(-1, 1)
    #expect(RatingAnchor([bounded, bounded]) == nil)
    #expect(RatingAnchor([Self.result(-.infinity, 1), Self.result(0, .infinity)]) == nil)
    #expect(RatingAnchor([bounded, Self.result(0, .infinity), bounded])?.systems == [0, 2])
    #expect(RatingAnchor([bounded, .undefined(.undefinedStatistic)])?.systems == [0])
    #expect(RatingAnchor([]) == nil)
  }

  @Test func differencesAreTheSameAboutEitherMean() throws {
    var builder = try PairwiseComparisons.Builder(systemCount: 4)
    for (first, second, wins, losses) in [(0, 1, 90, 70), (1, 2, 80, 75), (0, 2, 66, 50), (3, 0, 3, 1), (3, 1, 2, 1)] {
      try builder.add(first: first, second: second, outcome: .first, count: Double(wins))
      try builder.add(first: first, second: second, outcome: .second, count: Double(losses))
    }
    let votes = builder.build()
    let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
    let drawn = try #require(try ratings.bootstrap(Simulation(resamples: 400, seed: 3)).ratings)
    let anchor = try #require(try RatingAnchor(drawn.logStrengthIntervals()))
    #expect(anchor.systems == [0, 1, 2])
    let anchored = drawn.anchored(at: anchor)
    for row in 0..<anchored.logStrengths.rowCount {
      #expect(abs((0..<3).reduce(0) { $0 + anchored.logStrengths[row, $1] }) < 1e-12)
    }
    for (first, second) in [(0, 1), (1, 2), (3, 0)] {
      let one = try #require(try drawn.differenceInterval(first, second).interval)
      let other = try #require(try anchored.differenceInterval(first, second).interval)
      #expect(isClose(one.lower, other.lower, within: 1e-12))
      #expect(isClose(one.upper, other.upper, within: 1e-12))
    }
    let (covariance, own) = (try #require(drawn.covariance()), try #require(anchored.covariance()))
    #expect(zip(anchor.covariance(covariance).elements, own.elements).allSatisfy { abs($0 - $1) < 1e-12 })
    // The newcomer's own end stays open, and the others know more of each other than of it.
    let intervals = try anchored.logStrengthIntervals()
    #expect(intervals[3].interval?.upper == .infinity)
    #expect((0..<3).allSatisfy { own[$0, $0] < covariance[$0, $0] })
    // Plackett & Luce's model on the same votes has the same resamples.
    let luce = try #require(try PlackettLuce().ratings(of: Rankings(votes)).ratings)
    let luceDrawn = try luce.bootstrap(Simulation(resamples: 100, seed: 3)).anchored(at: anchor)
    #expect(
      (0..<luceDrawn.ratings.rowCount).allSatisfy { row in
        abs((0..<3).reduce(0) { $0 + luceDrawn.ratings[row, $1] }) < 1e-12
      })
  }
}
