import Testing

@testable import StatisticsCore

@Suite struct CovariateBradleyTerryTests {
  struct Reference: Decodable {
    struct Votes: Decodable {
      let first: [Int]
      let second: [Int]
      let outcome: [Double]
      let rater: [Int]
      let prompt: [Int]
      let lengthA: [Double]
      let lengthB: [Double]
      let resolution: [Double]

      enum CodingKeys: String, CodingKey {
        case first, second, outcome, rater, prompt, resolution
        case lengthA = "length_a"
        case lengthB = "length_b"
      }

      var outcomes: [ComparisonOutcome] { outcome.map { $0 == 1 ? .first : $0 == 0 ? .second : .tie } }

      func differences(_ names: [String]) -> [[Double]] {
        names.map { $0 == "length" ? zip(lengthA, lengthB).map { $0 - $1 } : resolution }
      }
    }
    struct Fit: Decodable {
      let position: Bool
      let covariates: [String]
      let scales: [Double]
      let coefficients: [Double]
      let information: [Double]
      let sandwich: [Double]
      let rater: [Double]
      let prompt: [Double]
      let twoWay: [Double]
      let logLikelihood: Double

      enum CodingKeys: String, CodingKey {
        case position, covariates, scales, coefficients, information, sandwich, rater, prompt
        case twoWay = "two_way"
        case logLikelihood = "log_likelihood"
      }
    }
    let votes: Votes
    let fits: [Fit]
  }

  /// R's glm and sandwich, by `Fixtures/ratings/style_control.R`; 1e-7 of a coefficient and of an error.
  @Test func agreesWithLogisticRegressionInR() throws {
    let reference = try Fixture.json("ratings/style_control.json", as: Reference.self)
    let given = reference.votes
    #expect(reference.fits.count == 4)
    for fit in reference.fits {
      let votes = try CovariateVotes(
        systemCount: 5, first: given.first, second: given.second, outcomes: given.outcomes,
        differences: given.differences(fit.covariates))
      let ratings = try #require(try CovariateBradleyTerry(hasOrderEffect: fit.position).ratings(of: votes).ratings)
      func expect(_ found: [Double], _ expected: [Double]) {
        #expect(found.count == expected.count)
        for (found, expected) in zip(found, expected) { #expect(isClose(found, expected, within: 1e-7)) }
      }
      expect(ratings.scales, fit.scales)
      expect(ratings.logStrengths + [ratings.orderEffect].compactMap(\.self) + ratings.effects, fit.coefficients)
      #expect(isClose(ratings.logLikelihood, fit.logLikelihood, within: 1e-8))
      func errors(_ kind: RatingCovarianceKind, _ clusters: [Int]? = nil) throws -> Matrix {
        try #require(try ratings.covariance(kind, clusters: clusters).ratings)
      }
      expect(try errors(.information).diagonal.map { $0.squareRoot() }, fit.information)
      expect(try errors(.sandwich).diagonal.map { $0.squareRoot() }, fit.sandwich)
      let byRater = try errors(.clusteredSandwich, given.rater)
      let byPrompt = try errors(.clusteredSandwich, given.prompt)
      let byBoth = try errors(.clusteredSandwich, zip(given.rater, given.prompt).map { $0 * 1000 + $1 })
      expect(byRater.diagonal.map { $0.squareRoot() }, fit.rater)
      expect(byPrompt.diagonal.map { $0.squareRoot() }, fit.prompt)
      let twoWay = zip(zip(byRater.diagonal, byPrompt.diagonal), byBoth.diagonal).map { $0.0 + $0.1 - $1 }
      expect(twoWay.map { $0.squareRoot() }, fit.twoWay)
    }
  }

  private func votes(_ differences: [[Double]]) throws -> CovariateVotes {
    try CovariateVotes(
      systemCount: 3, first: [0, 1, 1, 2, 0, 2, 0, 1], second: [1, 0, 2, 1, 2, 0, 1, 2],
      outcomes: [.first, .first, .second, .first, .first, .second, .tie, .first], differences: differences)
  }

  /// What is constant, the same for each system, or a sum of what stands before it has no effect of its own.
  @Test(arguments: [
    ([[1, 1, 1, 1, 1, 1, 1, 1]], 0), ([[0, 0, 0, 0, 0, 0, 0, 0]], 0),
    // Each system has one value: 5, 3 and 2.
    ([[2, -2, 1, -1, 3, -3, 2, 1]], 0),
    ([[1, 5, 2, 0, 7, 1, 3, 2], [3, 11, 5, 1, 15, 3, 7, 5]], 1),
  ])
  func whatCannotBeToldIsNamed(_ differences: [[Double]], _ index: Int) throws {
    for regularization in [RatingRegularization.none, .ridge(0.1), .pseudoVotes(0.5)] {
      let model = CovariateBradleyTerry(hasOrderEffect: differences.count > 1, regularization: regularization)
      #expect(try model.ratings(of: votes(differences)).failure?.reason == .covariateNotIdentified(index))
    }
  }

  @Test func withoutCovariatesItIsBradleyTerry() throws {
    for hasOrderEffect in [false, true] {
      for regularization in [RatingRegularization.none, .ridge(0.1), .pseudoVotes(0.5)] {
        let votes = try votes([])
        let found = try #require(
          try CovariateBradleyTerry(hasOrderEffect: hasOrderEffect, regularization: regularization).ratings(of: votes)
            .ratings)
        let expected = try #require(
          try BradleyTerry(hasOrderEffect: hasOrderEffect, regularization: regularization).ratings(
            of: votes.comparisons
          )
          .ratings)
        for (one, other) in zip(found.logStrengths, expected.logStrengths) {
          #expect(isClose(one, other, within: 1e-9))
        }
        #expect(isClose(found.orderEffect ?? 0, expected.orderEffect ?? 0, within: 1e-9))
        let covariance = try #require(try found.covariance(.information).ratings)
        let known = try #require(try expected.covariance(.information).ratings)
        #expect(isClose(covariance[0, 1], known.logStrengths[0, 1], within: 1e-9))
      }
    }
  }

  @Test func anOrderThatNeverVariesAndACovariateThatExplainsAllHaveNoRatings() throws {
    let oneWay = try CovariateVotes(
      systemCount: 2, first: [0, 0, 0, 0], second: [1, 1, 1, 1], outcomes: [.first, .second, .first, .second],
      differences: [[1, 2, 5, 3]])
    #expect(try CovariateBradleyTerry(hasOrderEffect: true).ratings(of: oneWay).failure?.reason == .orderNotIdentified)
    let explained = try CovariateVotes(
      systemCount: 2, first: [0, 1, 0, 1], second: [1, 0, 1, 0], outcomes: [.first, .first, .second, .second],
      differences: [[1, 2, -1, -3]])
    #expect(try CovariateBradleyTerry().ratings(of: explained).failure != nil)
  }

  @Test func malformedQuestionsAreRefused() throws {
    #expect(throws: StatisticsError.self) { try votes([[1, 2]]) }
    #expect(throws: StatisticsError.self) { try votes([[1, 2, 3, 4, 5, 6, 7, .nan]]) }
    let ratings = try #require(try CovariateBradleyTerry().ratings(of: votes([[1, 5, 2, 0, 7, 1, 3, 2]])).ratings)
    #expect(throws: StatisticsError.self) { try ratings.covariance(.clusteredSandwich) }
    #expect(throws: StatisticsError.self) { try ratings.covariance(.clusteredSandwich, clusters: [1]) }
    #expect(try ratings.covariance(.clusteredSandwich, clusters: Array(repeating: 4, count: 8)).failure != nil)
  }
}
