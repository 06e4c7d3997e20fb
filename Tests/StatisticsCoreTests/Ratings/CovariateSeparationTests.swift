import Testing

@testable import StatisticsCore

/// Covariates that explain votes without error are named.
struct CovariateSeparationTests {
  /// Votes among four systems whose covariates are normal, decided by `decide` or else by chance.
  private static func votes(
    _ count: Int, covariates: Int, seed: UInt64,
    decide: (_ first: Int, _ second: Int, _ x: [Double]) -> ComparisonOutcome?
  ) throws -> CovariateVotes {
    var stream = RandomStream(seed: seed)
    var (first, second, outcomes) = ([Int](), [Int](), [ComparisonOutcome]())
    var differences = [[Double]](repeating: [], count: covariates)
    for _ in 0..<count {
      let a = stream.nextIndex(below: 4)
      let b = (a + 1 + stream.nextIndex(below: 3)) % 4
      let x = (0..<covariates).map { _ in (10 * stream.nextNormal()).rounded() }
      first.append(a)
      second.append(b)
      outcomes.append(decide(a, b, x) ?? (stream.nextUniform() < 0.5 ? .first : .second))
      for (place, value) in x.enumerated() { differences[place].append(value) }
    }
    return try CovariateVotes(
      systemCount: 4, first: first, second: second, outcomes: outcomes, differences: differences)
  }

  private static func reason(
    _ votes: CovariateVotes, hasOrderEffect: Bool = false, _ regularization: RatingRegularization = .none
  ) throws -> RatingFailure.Reason? {
    try CovariateBradleyTerry(hasOrderEffect: hasOrderEffect, regularization: regularization).ratings(of: votes)
      .failure?.reason
  }

  private static func outcome(_ value: Double) -> ComparisonOutcome { value > 0 ? .first : value < 0 ? .second : .tie }

  @Test(arguments: [0, 1, 2], [RatingRegularization.none, .pseudoVotes(0.5), .ridge(0.1)])
  func oneThatSortsAllVotesIsNamed(_ place: Int, _ regularization: RatingRegularization) throws {
    for seed in 0..<2 {
      let votes = try Self.votes(200, covariates: 3, seed: UInt64(seed)) { _, _, x in Self.outcome(-x[place]) }
      for order in [false, true] {
        #expect(
          try Self.reason(votes, hasOrderEffect: order, regularization)
            == .covariatesSeparate([place], together: false))
      }
    }
  }

  /// Beyond a size it decides and below chance does; without the rare large differences the maximum exists.
  @Test func quasiCompleteSeparationIsFoundToo() throws {
    let votes = try Self.votes(400, covariates: 2, seed: 7) { _, _, x in
      // A covariate of few values: what is not zero decides.
      abs(x[1]) > 12 ? Self.outcome(x[1]) : nil
    }
    let coarse = try CovariateVotes(
      systemCount: 4, first: votes.rows.map(\.first), second: votes.rows.map(\.second),
      outcomes: votes.rows.map(\.outcome),
      differences: [votes.differences[0], votes.differences[1].map { abs($0) > 12 ? $0 : 0 }])
    #expect(try Self.reason(coarse) == .covariatesSeparate([1], together: false))
    #expect(try Self.reason(votes) == nil)
  }

  @Test func thoseThatDecideOnlyTogetherAreNamedTogether() throws {
    let votes = try Self.votes(400, covariates: 3, seed: 5) { _, _, x in Self.outcome(x[0] + x[2]) }
    #expect(try Self.reason(votes) == .covariatesSeparate([0, 2], together: true))
    let both = try Self.votes(60, covariates: 2, seed: 5) { _, _, x in Self.outcome(x[0]) }
    let twice = try CovariateVotes(
      systemCount: 4, first: both.rows.map(\.first), second: both.rows.map(\.second),
      outcomes: both.rows.map(\.outcome),
      differences: [both.differences[0], both.differences[0].map { $0 * $0 * $0 }])
    #expect(try Self.reason(twice) == .covariatesSeparate([0, 1], together: false))
  }

  @Test func withTheSystemsItMayDecideAsWell() throws {
    // A system far above the others is made up for by the covariate alone.
    let votes = try Self.votes(400, covariates: 1, seed: 3) { a, b, x in
      Self.outcome(x[0] + (a == 0 ? 7.5 : 0) - (b == 0 ? 7.5 : 0))
    }
    #expect(try Self.reason(votes) == .covariatesSeparate([0], together: false))
  }

  @Test func whatHasAMaximumIsNoSeparation() throws {
    for seed in 0..<10 {
      let votes = try Self.votes(120, covariates: 2, seed: UInt64(seed)) { _, _, x in
        abs(x[0]) > 3 ? Self.outcome(x[0]) : nil
      }
      let ratings = try CovariateBradleyTerry().ratings(of: votes)
      #expect(ratings.failure == nil || ratings.failure?.reason == .covariatesSeparate([0], together: false))
      if let effects = ratings.ratings?.effects { #expect(effects.allSatisfy { abs($0) < 12 }) }
    }
    // One exception is enough.
    let exception = try Self.votes(300, covariates: 1, seed: 1) { a, _, x in
      x[0] == 9 ? .second : Self.outcome(x[0])
    }
    #expect(try Self.reason(exception) == nil)
  }
}
