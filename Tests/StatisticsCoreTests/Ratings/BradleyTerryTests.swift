import Testing

@testable import StatisticsCore

@Suite struct BradleyTerryTests {
  /// Citations among four statistics journals (Stigler 1994, doi 10.1214/ss/1177010655): how often the one cited the other.
  static func citations() throws -> PairwiseComparisons {
    let rows: [(Int, Int, Double, Double)] = [
      (0, 1, 730, 33), (0, 2, 498, 320), (0, 3, 221, 284), (1, 2, 68, 813), (1, 3, 17, 276), (2, 3, 142, 325),
    ]
    return try VoteSimulation.votes(
      4, rows.flatMap { [($0.0, $0.1, .first, $0.2), ($0.0, $0.1, .second, $0.3)] })
  }

  /// R's BradleyTerry2 1.1.2, relative to Biometrika; 1e-6 relative.
  @Test func agreesWithRInTheCitations() throws {
    let ratings = try #require(try BradleyTerry().ratings(of: Self.citations()).ratings)
    let theta = ratings.logStrengths
    #expect(abs((theta[1] - theta[0]) / -2.9490724968439093 - 1) < 1e-6)
    #expect(abs((theta[2] - theta[0]) / -0.47956976975199239 - 1) < 1e-6)
    #expect(abs((theta[3] - theta[0]) / 0.2689540558194719 - 1) < 1e-6)
    #expect(abs(theta.reduce(0, +)) < 1e-14)
    let covariance = try #require(try ratings.covariance().ratings)
    #expect(abs(covariance.standardErrorOfDifference(1, 0) / 0.10254533536985708 - 1) < 1e-6)
    #expect(abs(covariance.standardErrorOfDifference(3, 0) / 0.070829965105705814 - 1) < 1e-6)
    let quasi = try QuasiVariances(covariance: covariance.logStrengths)
    #expect(abs(quasi.values[1] / 0.0085074720069705564 - 1) < 1e-6)
    #expect(abs(quasi.values[2] / 0.0018357693329542244 - 1) < 1e-6)
  }

  @Test func twoSystemsGiveTheLogitOfTheWinShare() throws {
    for (wins, losses) in [(3.0, 1.0), (1, 1), (7e11, 3e11), (1e12, 1)] {
      let votes = try VoteSimulation.votes(2, [(0, 1, .first, wins), (1, 0, .first, losses)])
      let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
      #expect(isClose(ratings.logStrengths[0] - ratings.logStrengths[1], log(wins / losses), within: 1e-12))
      let covariance = try #require(try ratings.covariance().ratings)
      #expect(
        abs(covariance.standardErrorOfDifference(0, 1) / sqrt(1 / wins + 1 / losses) - 1) < 1e-9)
    }
  }

  @Test func theEloScaleHasMean1000AndTenToOneAt400() throws {
    let votes = try VoteSimulation.votes(2, [(0, 1, .first, 10), (1, 0, .first, 1)])
    let elo = try #require(try BradleyTerry().ratings(of: votes).ratings).eloRatings
    #expect(isClose(elo[0], 1200, within: 1e-12) && isClose(elo[1], 800, within: 1e-12))
  }

  @Test func aSecondCopyOfEveryVoteHalvesTheVariances() throws {
    let votes = try VoteSimulation.votes(logStrengths: [0.5, 0, -0.5, 0.2], count: 300, nu: 0.5, seed: 3)
    let doubled = PairwiseComparisons(
      systemCount: 4,
      cells: votes.cells.map { cell in
        var cell = cell
        cell.count *= 2
        return cell
      }, isClustered: false)
    for ties in TieRule.allCases {
      let once = try #require(try BradleyTerry(ties: ties).ratings(of: votes).ratings)
      let twice = try #require(try BradleyTerry(ties: ties).ratings(of: doubled).ratings)
      #expect(zip(once.logStrengths, twice.logStrengths).allSatisfy { isClose($0, $1, within: 1e-12) })
      for kind in [RatingCovarianceKind.information, .sandwich] {
        let first = try #require(try once.covariance(kind).ratings).logStrengths
        let second = try #require(try twice.covariance(kind).ratings).logStrengths
        #expect(zip(first.elements, second.elements).allSatisfy { isClose($0, 2 * $1, within: 1e-12) })
      }
    }
  }

  @Test func renamingSystemsRenamesRatings() throws {
    let votes = try VoteSimulation.votes(logStrengths: [0.9, 0.3, -0.2, -1], count: 400, nu: 0.3, seed: 5)
    let names = [2, 0, 3, 1]
    let renamed = try PairwiseComparisons(
      systemCount: 4, first: votes.cells.map { names[$0.first] }, second: votes.cells.map { names[$0.second] },
      outcomes: votes.cells.map(\.outcome), counts: votes.cells.map(\.count))
    for ties in TieRule.allCases {
      let first = try #require(try BradleyTerry(ties: ties).ratings(of: votes).ratings).logStrengths
      let second = try #require(try BradleyTerry(ties: ties).ratings(of: renamed).ratings).logStrengths
      for system in 0..<4 { #expect(isClose(first[system], second[names[system]], within: 1e-12)) }
    }
  }

  @Test func weightsCountAsVotesInTheRatings() throws {
    let weighted = try PairwiseComparisons(
      systemCount: 2, first: [0, 0], second: [1, 1], outcomes: [.first, .second], weights: [3, 1])
    let counted = try VoteSimulation.votes(2, [(0, 1, .first, 3), (0, 1, .second, 1)])
    let model = BradleyTerry()
    #expect(
      try model.ratings(of: weighted).ratings?.logStrengths == model.ratings(of: counted).ratings?.logStrengths)
  }

  @Test func anUndefeatedSystemHasNoRatingButAReason() throws {
    let votes = try VoteSimulation.votes(3, [(0, 1, .first, 5), (1, 2, .first, 1), (2, 1, .first, 1)])
    let failure = try #require(try BradleyTerry().ratings(of: votes).failure)
    #expect(failure.reason == .notStronglyConnected)
    #expect(failure.graph.undefeated == [0])
    #expect(failure.graph.components == [[1, 2], [0]])
    #expect("\(failure)" == "the ratings are not finite: 2 components; undefeated: 0")
    #expect(!failure.remedies.isEmpty)
  }

  @Test func aRidgeOrPseudoVotesRateAnUndefeatedSystem() throws {
    let votes = try VoteSimulation.votes(4, [(0, 1, .first, 5), (1, 2, .first, 1), (2, 1, .first, 1)])
    for regularization in [RatingRegularization.ridge(0.1), .pseudoVotes(0.5)] {
      let ratings = try #require(
        try BradleyTerry(regularization: regularization).ratings(of: votes).ratings)
      #expect(ratings.logStrengths.allSatisfy { $0.isFinite })
      #expect(abs(ratings.logStrengths.reduce(0, +)) < 1e-12)
      #expect(ratings.logStrengths[0] == ratings.logStrengths.max())
      #expect(ratings.model.regularization == regularization)
      let covariance = try #require(try ratings.covariance().ratings)
      #expect(covariance.standardErrors.allSatisfy { $0 > 0 && $0.isFinite })
    }
    #expect("\(RatingRegularization.pseudoVotes(0.5))" == "pseudo-votes=0.5")
  }

  /// θ₀ solves 3 (1 − p) + k (1 − 2q) = 0 for two systems and a hypothetical one, by symmetry at −θ₀.
  private struct RidgeReference: Decodable {
    let tolerance: Double
    let ridge: Double
    let first: [Int]
    let second: [Int]
    let firstWins: [Double]
    let secondWins: [Double]
    let logStrengths: [Double]
    let covariance: [Double]
  }

  @Test func aWeakRidgeOnManyVotesKeepsItsDigits() throws {
    let reference = try Fixture.json("ratings/ridge.json", as: RidgeReference.self)
    let rows = reference.first.count
    let votes = try PairwiseComparisons(
      systemCount: 3, first: reference.first + reference.first, second: reference.second + reference.second,
      outcomes: Array(repeating: .first, count: rows) + Array(repeating: .second, count: rows),
      counts: reference.firstWins + reference.secondWins)
    let model = BradleyTerry(regularization: .ridge(reference.ridge))
    let ratings = try #require(try model.ratings(of: votes).ratings)
    #expect(abs(ratings.logStrengths.reduce(0, +)) < 1e-15)
    for (found, expected) in zip(ratings.logStrengths, reference.logStrengths) {
      #expect(isClose(found, expected, within: reference.tolerance))
    }
    let covariance = try #require(try ratings.covariance().ratings).logStrengths
    for (found, expected) in zip(covariance.elements, reference.covariance) {
      #expect(abs(found / expected - 1) < reference.tolerance)
    }
  }

  @Test func pseudoVotesAreWinsAndLossesAgainstAHypotheticalSystem() throws {
    let votes = try VoteSimulation.votes(2, [(0, 1, .first, 3)])
    let ratings = try #require(
      try BradleyTerry(regularization: .pseudoVotes(0.5)).ratings(of: votes).ratings)
    let theta = ratings.logStrengths[0]
    let score = 3 / (1 + exp(2 * theta)) + 0.5 - 1 / (1 + exp(-theta))
    #expect(abs(score) < 1e-12)
  }

  @Test func tooLittleToRateIsSaid() throws {
    let model = BradleyTerry()
    #expect(try model.ratings(of: PairwiseComparisons.Builder().build()).failure?.reason == .tooFewSystems)
    #expect(try model.ratings(of: VoteSimulation.votes(1, [])).failure?.reason == .tooFewSystems)
    #expect(try model.ratings(of: VoteSimulation.votes(3, [])).failure?.reason == .noVotes)
    #expect(
      try model.ratings(of: VoteSimulation.votes(2, [(0, 1, .first, 1e12)])).failure?.reason == .notStronglyConnected)
  }

  @Test func tiesEverywhereRateAllAlike() throws {
    let votes = try VoteSimulation.votes(3, [(0, 1, .tie, 4), (1, 2, .tie, 1)])
    let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
    #expect(ratings.logStrengths == [0, 0, 0])
    #expect(try BradleyTerry(ties: .davidson).ratings(of: votes).failure?.reason == .separated)
  }

  @Test func davidsonWithoutTiesIsThePlainModel() throws {
    let plain = try #require(try BradleyTerry().ratings(of: Self.citations()).ratings)
    let davidson = try #require(try BradleyTerry(ties: .davidson).ratings(of: Self.citations()).ratings)
    #expect(plain.logStrengths == davidson.logStrengths)
    #expect(davidson.tieParameter == 0)
    #expect(try davidson.covariance().ratings?.tieParameterVariance == nil)
  }

  @Test func davidsonIsUndefinedWhereTiesExplainAllLosses() throws {
    let votes = try VoteSimulation.votes(2, [(0, 1, .first, 1), (0, 1, .tie, 1)])
    #expect(try BradleyTerry().ratings(of: votes).ratings != nil)
    #expect(try BradleyTerry(ties: .davidson).ratings(of: votes).failure?.reason == .separated)
    let cycle = try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .first, 1), (0, 2, .tie, 1)])
    #expect(try BradleyTerry(ties: .davidson).ratings(of: cycle).ratings != nil)
  }

  @Test func anOrderThatNeverVariesHasNoEffectToEstimate() throws {
    let model = BradleyTerry(hasOrderEffect: true)
    let fixed = try VoteSimulation.votes(2, [(0, 1, .first, 3), (0, 1, .second, 1)])
    #expect(try model.ratings(of: fixed).failure?.reason == .orderNotIdentified)
    let firstAlwaysWins = try VoteSimulation.votes(2, [(0, 1, .first, 3), (1, 0, .first, 1)])
    #expect(try model.ratings(of: firstAlwaysWins).failure?.reason == .separated)
  }

  @Test func stepsThatRunOutAreSaid() throws {
    let model = BradleyTerry(maximumSteps: 1)
    #expect(try model.ratings(of: Self.citations()).failure?.reason == .notConverged(steps: 1))
  }

  @Test func malformedModelsAreRefused() throws {
    let votes = try Self.citations()
    #expect(throws: StatisticsError.self) { try BradleyTerry(maximumSteps: 0).ratings(of: votes) }
    for value in [0, -1, Double.nan, .infinity] {
      #expect(throws: StatisticsError.self) { try BradleyTerry(regularization: .ridge(value)).ratings(of: votes) }
      #expect(throws: StatisticsError.self) { try BradleyTerry(regularization: .pseudoVotes(value)).ratings(of: votes) }
    }
    let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
    #expect(throws: StatisticsError.self) { try ratings.probabilities(first: 0, second: 4) }
    #expect(throws: StatisticsError.self) { try ratings.covariance(.clusteredSandwich) }
    #expect(throws: StatisticsError.self) { try ratings.covariance(threads: 0) }
  }

  @Test func aWeakBridgeBetweenStrongGroupsIsKeptExact() throws {
    let votes = try VoteSimulation.votes(
      3, [(0, 1, .first, 1e12), (0, 1, .second, 5e11), (1, 2, .first, 2), (1, 2, .second, 1)])
    let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
    #expect(isClose(ratings.logStrengths[0] - ratings.logStrengths[1], log(2), within: 1e-12))
    #expect(isClose(ratings.logStrengths[1] - ratings.logStrengths[2], log(2), within: 1e-10))
    let covariance = try #require(try ratings.covariance().ratings)
    #expect(abs(covariance.standardErrorOfDifference(1, 2) / sqrt(1.5) - 1) < 1e-9)
  }
}

@Suite struct BradleyTerryFixtureTests {
  struct Reference: Decodable {
    struct Model: Decodable {
      let ties: String
      let order: Bool
      let logStrengths: [Double]
      let orderEffect: Double?
      let logNu: Double?
      let logLikelihood: Double
      let covariance: [String: [[Double]]]
    }
    let systemCount: Int
    let votes: [[Int]]
    let models: [Model]
  }

  /// The likelihoods maximised in 40 digits by `Fixtures/ratings/make.py`; 1e-9.
  @Test func agreesWithTheLikelihoodInFortyDigits() throws {
    let reference = try Fixture.json("ratings/bradley-terry.json", as: Reference.self)
    let votes = try PairwiseComparisons(
      systemCount: reference.systemCount, first: reference.votes.map { $0[0] }, second: reference.votes.map { $0[1] },
      outcomes: reference.votes.map { ComparisonOutcome.allCases[$0[2]] },
      counts: reference.votes.map { Double($0[4]) },
      clusters: reference.votes.map { $0[3] })
    #expect(reference.models.count == 4)
    for model in reference.models {
      let ties = try #require(TieRule(rawValue: model.ties))
      let ratings = try #require(
        try BradleyTerry(ties: ties, hasOrderEffect: model.order).ratings(of: votes).ratings)
      for (found, expected) in zip(ratings.logStrengths, model.logStrengths) {
        #expect(isClose(found, expected, within: 1e-9))
      }
      #expect(ratings.orderEffect.map { isClose($0, model.orderEffect ?? .nan, within: 1e-9) } ?? !model.order)
      #expect(ratings.tieParameter.map { isClose($0, exp(model.logNu ?? .nan), within: 1e-9) } ?? (ties == .half))
      #expect(isClose(ratings.logLikelihood, model.logLikelihood, within: 1e-9))
      for kind in RatingCovarianceKind.allCases {
        let expected = try #require(model.covariance[kind.rawValue])
        let found = try #require(try ratings.covariance(kind, threads: 2).ratings)
        for row in 0..<5 {
          for column in 0..<5 {
            #expect(isClose(found.logStrengths[row, column], expected[row][column], within: 1e-9))
          }
        }
        if let variance = found.orderEffectVariance { #expect(isClose(variance, expected[5][5], within: 1e-9)) }
        if let variance = found.tieParameterVariance, let logNu = model.logNu {
          let last = expected.count - 1
          #expect(isClose(variance, exp(2 * logNu) * expected[last][last], within: 1e-9))
        }
      }
    }
  }
}
