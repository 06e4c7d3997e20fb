import Testing

@testable import StatisticsCore

@Suite struct PlackettLuceTests {
  struct Reference: Decodable {
    struct Model: Decodable {
      let pseudoVotes: Double
      let groups: [[[Int]]]
      let logStrengths: [Double]
      let tieOrders: [Int]
      let tieParameters: [Double]
      let logLikelihood: Double
      let covariance: [[Double]]
      let sandwich: [[Double]]
      let clusteredSandwich: [[Double]]
    }
    let systemCount: Int
    let models: [Model]
  }

  /// The likelihood maximised in 40 digits by `Fixtures/ratings/make_plackett_luce.py`; 1e-9.
  @Test func agreesWithTheLikelihoodInFortyDigits() throws {
    let reference = try Fixture.json("ratings/plackett-luce.json", as: Reference.self)
    #expect(reference.models.count == 4)
    for expected in reference.models {
      let rankings = try Rankings(
        systemCount: reference.systemCount, groups: expected.groups, clusters: expected.groups.indices.map { $0 % 3 })
      let model = PlackettLuce(
        regularization: expected.pseudoVotes > 0 ? .pseudoVotes(expected.pseudoVotes) : .none)
      let ratings = try #require(try model.ratings(of: rankings).ratings)
      for (found, value) in zip(ratings.logStrengths, expected.logStrengths) {
        #expect(isClose(found, value, within: 1e-9))
      }
      #expect(ratings.tieParameters.map(\.order) == expected.tieOrders)
      for (found, value) in zip(ratings.tieParameters, expected.tieParameters) {
        #expect(isClose(found.value, value, within: 1e-9))
      }
      #expect(isClose(ratings.logLikelihood, expected.logLikelihood, within: 1e-9))
      for (kind, matrix) in [
        (RatingCovarianceKind.information, expected.covariance), (.sandwich, expected.sandwich),
        (.clusteredSandwich, expected.clusteredSandwich),
      ] {
        let covariance = try #require(try ratings.covariance(kind).ratings)
        #expect(covariance.kind == kind)
        for (found, value) in zip(covariance.logStrengths.elements, matrix.joined()) {
          #expect(isClose(found, value, within: 1e-9))
        }
      }
    }
  }

  struct PackageReference: Decodable {
    struct Model: Decodable {
      let pseudoVotes: Double
      let groups: [[[Int]]]
      let logStrengths: [Double]
      let covariance: [[Double]]
      let sandwich: [[Double]]?
      let logLikelihood: Double
    }
    let systemCount: Int
    let models: [Model]
  }

  /// Complete and partial rankings, with pseudo-rankings and with ties, fitted by R's package (`Fixtures/ratings/plackett_luce.R`): it stops its
  /// iterations at 1e-13 of what is left; coefficients 1e-6, covariances 1e-6 of the largest.
  @Test func agreesWithThePackageOfR() throws {
    let reference = try Fixture.json("ratings/r-plackett-luce.json", as: PackageReference.self)
    #expect(reference.models.count == 5 && reference.models.count { $0.sandwich != nil } == 3)
    for expected in reference.models {
      let rankings = try Rankings(systemCount: reference.systemCount, groups: expected.groups)
      let model = PlackettLuce(
        regularization: expected.pseudoVotes > 0 ? .pseudoVotes(expected.pseudoVotes) : .none)
      let ratings = try #require(try model.ratings(of: rankings).ratings)
      for (found, value) in zip(ratings.logStrengths, expected.logStrengths) { #expect(abs(found - value) < 1e-6) }
      // The package's log-likelihood leaves pseudo-rankings out.
      if expected.pseudoVotes == 0 { #expect(abs(ratings.logLikelihood - expected.logLikelihood) < 1e-6) }
      let information = try #require(
        try ratings.covariance(.information, includingRegularization: false).ratings
      ).logStrengths
      let scale = try #require(information.diagonal.max())
      for (found, value) in zip(information.elements, expected.covariance.joined()) {
        #expect(abs(found - value) < 1e-6 * scale)
      }
      guard let sandwich = expected.sandwich else { continue }
      let own = try #require(try ratings.covariance(.sandwich).ratings).logStrengths
      for (found, value) in zip(own.elements, sandwich.joined()) { #expect(abs(found - value) < 1e-6 * scale) }
    }
  }

  /// Random races of systems far apart. From equal strengths full steps overshoot in some of them, to where nothing leads back; the
  /// same happens with the 83 drivers of NASCAR's season of 2002 (log-likelihood −4191.0973).
  @Test(arguments: [(10, 15, 4, 3.0), (20, 30, 6, 3.0), (60, 30, 25, 2.0), (80, 36, 43, 2.0), (30, 20, 12, 4.0)])
  func itConvergesWhereverAMaximumExists(_ systems: Int, _ races: Int, _ size: Int, _ spread: Double) throws {
    var fitted = 0
    for number in 0..<20 {
      var stream = RandomStream(seed: 2002, block: UInt64(number))
      let strengths = (0..<systems).map { _ in spread * stream.nextNormal() }
      let groups = (0..<races).map { _ -> [[Int]] in
        let entered = strengths.indices.map { ($0, stream.nextUniform()) }.sorted { $0.1 < $1.1 }.prefix(size)
        return entered.map { system, _ in (system, strengths[system] - log(-log(stream.nextUniform()))) }
          .sorted { $0.1 > $1.1 }.map { [$0.0] }
      }
      let rankings = try Rankings(systemCount: systems, groups: groups)
      switch try PlackettLuce().ratings(of: rankings) {
      case .undefined(let failure): #expect(failure.reason == .notStronglyConnected)
      case .ratings(let ratings):
        fitted += 1
        // At the maximum every system is chosen as often as is expected.
        var gradient = [Double](repeating: 0, count: ratings.likelihood.parameterCount)
        _ = ratings.likelihood.evaluate(at: ratings.parameters, gradient: &gradient)
        #expect(gradient.allSatisfy { abs($0) < 1e-6 })
      }
    }
    #expect(fitted > 0)
  }

  @Test func rankingsOfTwoAreBradleyTerry() throws {
    let groups = [[[0], [1]], [[1], [0]], [[0], [2]], [[2], [1]], [[1], [2]], [[0], [1]], [[2], [0]]]
    let rankings = try Rankings(systemCount: 3, groups: groups)
    for regularization in [RatingRegularization.none, .pseudoVotes(0.5), .ridge(0.3)] {
      let luce = try #require(try PlackettLuce(regularization: regularization).ratings(of: rankings).ratings)
      let bradley = try #require(
        try BradleyTerry(regularization: regularization).ratings(of: rankings.pairwiseComparisons()).ratings)
      for (found, expected) in zip(luce.logStrengths, bradley.logStrengths) {
        #expect(isClose(found, expected, within: 1e-12))
      }
      let covariance = try #require(try bradley.covariance().ratings).logStrengths
      let own = try #require(try luce.covariance().ratings).logStrengths
      for (found, expected) in zip(own.elements, covariance.elements) {
        #expect(isClose(found, expected, within: 1e-12))
      }
      let robust = try #require(try bradley.covariance(.sandwich).ratings).logStrengths
      let ownRobust = try #require(try luce.covariance(.sandwich).ratings).logStrengths
      for (found, expected) in zip(ownRobust.elements, robust.elements) {
        #expect(isClose(found, expected, within: 1e-12))
      }
    }
  }

  @Test func tiedRankingsOfTwoAreDavidson() throws {
    let groups = [[[0], [1]], [[1], [0]], [[0, 2]], [[2], [1]], [[1], [2]], [[0, 1]], [[2], [0]], [[0], [2]]]
    let rankings = try Rankings(systemCount: 3, groups: groups)
    let luce = try #require(try PlackettLuce().ratings(of: rankings).ratings)
    let davidson = try #require(
      try BradleyTerry(ties: .davidson).ratings(of: rankings.pairwiseComparisons()).ratings)
    for (found, expected) in zip(luce.logStrengths, davidson.logStrengths) {
      #expect(isClose(found, expected, within: 1e-12))
    }
    #expect(isClose(luce.tieParameters.first?.value, try #require(davidson.tieParameter), within: 1e-12))
    #expect(isClose(luce.logLikelihood, davidson.logLikelihood, within: 1e-12))
  }

  @Test func withoutPseudoVotesInTheCovarianceItIsLarger() throws {
    let rankings = try Rankings(systemCount: 3, groups: [[[0], [1], [2]], [[2], [1], [0]], [[1], [0], [2]]])
    let ratings = try #require(try PlackettLuce(regularization: .pseudoVotes(0.5)).ratings(of: rankings).ratings)
    let all = try #require(try ratings.covariance().ratings).standardErrors
    let own = try #require(try ratings.covariance(includingRegularization: false).ratings).standardErrors
    #expect(zip(all, own).allSatisfy { $0 < $1 })
    #expect(isClose(ratings.worths.reduce(0, +), 1, within: 1e-15))
  }

  @Test func aSecondCopyOfEveryRankingHalvesTheVariances() throws {
    let groups = [[[0], [1], [2]], [[2], [1, 0]], [[1], [0], [2]], [[2], [0]]]
    let once = try #require(try PlackettLuce().ratings(of: Rankings(systemCount: 3, groups: groups)).ratings)
    let twice = try #require(try PlackettLuce().ratings(of: Rankings(systemCount: 3, groups: groups + groups)).ratings)
    for (first, second) in zip(once.logStrengths, twice.logStrengths) { #expect(isClose(first, second, within: 1e-12)) }
    for kind in [RatingCovarianceKind.information, .sandwich] {
      let (one, two) = try (#require(once.covariance(kind).ratings), #require(twice.covariance(kind).ratings))
      for (first, second) in zip(one.logStrengths.elements, two.logStrengths.elements) {
        #expect(isClose(first, 2 * second, within: 1e-12))
      }
    }
  }

  @Test func rankingsThatDetermineNothingAreSaid() throws {
    let model = PlackettLuce()
    #expect(try model.ratings(of: Rankings(systemCount: 1, groups: [])).failure?.reason == .tooFewSystems)
    #expect(try model.ratings(of: Rankings(systemCount: 3, groups: [[[1]]])).failure?.reason == .noVotes)
    let failure = try #require(
      try model.ratings(of: Rankings(systemCount: 4, groups: [[[0], [1], [2]], [[0], [2], [1]]])).failure)
    #expect(failure.reason == .notStronglyConnected)
    #expect(failure.graph.undefeated == [0] && failure.graph.withoutVotes == [3])
    let regularised = try PlackettLuce(regularization: .pseudoVotes(0.5))
      .ratings(of: Rankings(systemCount: 4, groups: [[[0], [1], [2]], [[0], [2], [1]]])).ratings
    #expect(regularised?.logStrengths.allSatisfy { $0.isFinite } ?? false)
    #expect(throws: StatisticsError.self) {
      try PlackettLuce(maximumSteps: 0).ratings(of: Rankings(systemCount: 2, groups: [[[0], [1]]]))
    }
  }

  /// The one win and four ties grow likelier without end as δ and the difference grow together.
  @Test(arguments: [1.0, 1e6])
  func tiesThatExplainAllLossesLeaveNoRatings(copies: Double) throws {
    let groups = [[[0], [1]], [[0, 1]]]
    let rankings = try Rankings(systemCount: 2, groups: groups, counts: [copies, 4 * copies])
    guard case .notConverged = try #require(try PlackettLuce().ratings(of: rankings).failure).reason else {
      Issue.record("not a failure to converge")
      return
    }
    let regularised = try PlackettLuce(regularization: .pseudoVotes(0.5)).ratings(of: rankings).ratings
    #expect(regularised?.logStrengths.allSatisfy { $0.isFinite } ?? false)
  }

  /// Two rankings, the one the other turned round: systems next to each other differ by the log of the ratio of their
  /// counts, nearly, and all differences are alike from both ends.
  @Test(arguments: [1.0, 1e12])
  func aLongRankingKeepsItsPrecision(ratio: Double) throws {
    let order = Array(0..<12)
    let rankings = try Rankings(
      systemCount: 12, groups: [order.map { [$0] }, order.reversed().map { [$0] }], counts: [ratio, 1])
    let ratings = try #require(try PlackettLuce().ratings(of: rankings).ratings)
    if ratio == 1 {
      for (first, second) in zip(ratings.logStrengths, ratings.logStrengths.reversed()) {
        #expect(isClose(first, second, within: 1e-12))
      }
    } else {
      #expect(ratings.logStrengths == ratings.logStrengths.sorted(by: >))
      #expect(ratings.logStrengths[0] - ratings.logStrengths[11] > 100)
    }
    #expect(try #require(ratings.covariance().ratings).standardErrors.allSatisfy { $0.isFinite && $0 > 0 })
  }

  /// Rankings drawn from the model: choices of the best with chances in proportion to e^θ.
  private static func drawn(_ logStrengths: [Double], count: Int, clusters: Int? = nil) throws -> Rankings {
    var stream = RandomStream(seed: 31)
    var groups: [[[Int]]] = []
    for _ in 0..<count {
      var left = Array(logStrengths.indices)
      var ranking: [[Int]] = []
      while !left.isEmpty {
        var mark = stream.nextUniform() * left.reduce(0) { $0 + exp(logStrengths[$1]) }
        let place = left.firstIndex { system in
          mark -= exp(logStrengths[system])
          return mark < 0
        }
        ranking.append([left.remove(at: place ?? left.count - 1)])
      }
      groups.append(ranking)
    }
    return try Rankings(
      systemCount: logStrengths.count, groups: groups,
      clusters: clusters.map { number in groups.indices.map { $0 % number } })
  }

  @Test(arguments: [nil, 40])
  func theBootstrapAgreesWithTheSandwich(clusters: Int?) throws {
    let rankings = try Self.drawn([0.6, 0.2, -0.1, -0.7], count: 200, clusters: clusters)
    let ratings = try #require(try PlackettLuce().ratings(of: rankings).ratings)
    let plan = Simulation(resamples: 400)
    let bootstrap = try ratings.bootstrap(plan)
    #expect(bootstrap.unit == (clusters == nil ? .vote : .cluster) && bootstrap.usableCount == 400)
    let kind: RatingCovarianceKind = clusters == nil ? .sandwich : .clusteredSandwich
    let sandwich = try #require(try ratings.covariance(kind).ratings).standardErrors
    let spread = try #require(bootstrap.covariance()).diagonal.map { sqrt($0) }
    for (found, expected) in zip(spread, sandwich) { #expect(abs(found / expected - 1) < 0.2) }
    for (interval, estimate) in try zip(bootstrap.intervals(), ratings.logStrengths) {
      #expect(interval.interval?.contains(estimate) ?? false)
    }
    for threads in [2, 7] {
      let many = try ratings.bootstrap(Simulation(resamples: 400, threads: threads))
      #expect(many.ratings == bootstrap.ratings)
    }
  }

  @Test func oneClusterTellsNothing() throws {
    let rankings = try Self.drawn([0.3, 0, -0.3], count: 30, clusters: 1)
    let ratings = try #require(try PlackettLuce().ratings(of: rankings).ratings)
    #expect(try ratings.covariance(.clusteredSandwich).failure?.reason == .singleCluster)
    let bootstrap = try ratings.bootstrap(Simulation(resamples: 20))
    #expect(bootstrap.hasSingleCluster && bootstrap.covariance() == nil)
    #expect(try bootstrap.intervals().allSatisfy { $0 == .undefined(.singleCluster) })
    let plain = try #require(try PlackettLuce().ratings(of: Self.drawn([0.3, 0, -0.3], count: 30)).ratings)
    #expect(throws: StatisticsError.self) { try plain.covariance(.clusteredSandwich) }
    #expect(throws: StatisticsError.self) { try plain.bootstrap(by: .cluster, Simulation(resamples: 20)) }
  }
}
