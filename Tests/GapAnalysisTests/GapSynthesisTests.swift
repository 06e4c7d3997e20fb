import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// Many boards put together, and many intervals looked at.
struct GapSynthesisTests {
  static let options = Pair.Options(simulation: Simulation(resamples: 999))

  static func across(
    _ dataset: Dataset, multiplicity: Multiplicity = .each
  ) throws -> GapAcross {
    try GapAcross(
      .benchmarks, of: dataset, benchmark: nil, selection: Selection(), between: Sides("A", "B"),
      multiplicity: multiplicity, options: options)
  }

  @Test func boardsOfAFamilyAreOneEffect() throws {
    let across = try Self.across(FamiliesTests.dataset(FamiliesTests.boards))
    let synthesis = try GapSynthesis(.frontier, of: across)
    #expect(synthesis.families.count == 5)
    #expect(synthesis.boardsWithout == 1)
    let split = try #require(synthesis.families.first { $0.key == "g" })
    let own = across.answers.filter { $0.pair.board.benchmark.family == "g" }.compactMap(\.inSpreads)
    #expect(abs(split.effect - own.reduce(0, +) / 2) < 1e-12)
    // Without errors it is Student's t of the families' means.
    let expected = try #require(try StudentTInterval.mean(of: synthesis.families.map(\.effect)).interval)
    let interval = try #require(synthesis.model?.interval)
    #expect(abs(interval.lower - expected.lower) < 1e-9 && abs(interval.upper - expected.upper) < 1e-9)
    #expect(synthesis.assumedError == nil)
    #expect(synthesis.notes.contains { $0.hasPrefix("No family has a known error") })
    #expect(synthesis.share.ahead == 1 && synthesis.share.of == synthesis.families.count { $0.effect != 0 })
    // Leaving out a family is the synthesis of the others.
    let without = try #require(synthesis.families[0].without)
    #expect(abs(without.mean - synthesis.families.dropFirst().map(\.effect).reduce(0, +) / 4) < 1e-12)
    #expect(try synthesis.table().rowCount == 9)
  }

  @Test func aFamilyWithoutAnErrorIsAsUncertainAsTheMostUncertain() throws {
    var dataset = FamiliesTests.dataset(FamiliesTests.boards)
    for id in dataset.evaluations.keys where id.text.hasPrefix("f1.") || id.text.hasPrefix("h1.") {
      dataset.evaluations[id]?.scores["d"]?.standardError = id.text.hasPrefix("f1.") ? 0.1 : 0.3
    }
    let synthesis = try GapSynthesis(.frontier, of: Self.across(dataset))
    let known = synthesis.families.compactMap(\.standardError)
    #expect(known.count == 2)
    #expect(synthesis.assumedError == known.max())
    #expect(synthesis.notes.contains { $0.contains("3 of 5 families have no known error") })
  }

  /// The best of several level systems may be lucky: boards know that, ± 1.96 standard errors do not.
  @Test func theIntervalOfAFamilyIsThatOfItsBoards() throws {
    var dataset = FamiliesTests.dataset([
      .init(id: "f1", a: [5], b: [4.9, 5.2, 5.1], family: "f"), .init(id: "f2", a: [6], b: [4.1, 5, 5.3], family: "f"),
      .init(id: "g", a: [5, 4.8], b: [4.9, 5]),
    ])
    for id in dataset.evaluations.keys { dataset.evaluations[id]?.scores["d"]?.standardError = 0.25 }
    let across = try Self.across(dataset)
    for family in try GapSynthesis(.frontier, of: across).families {
      let boards = across.answers.filter {
        ($0.pair.board.benchmark.family ?? $0.pair.board.benchmark.id.text) == family.key
      }
      #expect(boards.count == (family.key == "f" ? 2 : 1))
      let interval = try #require(family.interval)
      let ends = try boards.map { board in
        let (own, spread) = (try #require(board.estimate.interval), try #require(board.spread))
        return (lower: own.lower / spread, upper: own.upper / spread)
      }
      let count = Double(boards.count)
      #expect(abs(interval.lower - ends.reduce(0) { $0 + $1.lower } / count) < 1e-12)
      #expect(abs(interval.upper - ends.reduce(0) { $0 + $1.upper } / count) < 1e-12)
      #expect(interval.method.name == "redraw-partial-ties" && interval.contains(family.effect))
    }
    let mean = try #require(try GapSynthesis(.mean, of: across).families.first { $0.key == "g" })
    let expected = try #require(try HedgesG.interval([5, 4.8], [4.9, 5]).interval)
    #expect(mean.interval == expected)
  }

  /// On every board the best of many equal systems is the luckiest of them: no average takes that away.
  @Test func luckOfTheBestDoesNotAverageOut() throws {
    let lucky = (0..<24).map { board in
      FamiliesTests.Board(id: .init("l\(board)"), a: [5], b: [4.2, 5, 5.8 + 0.01 * Double(board)])
    }
    var dataset = FamiliesTests.dataset(lucky)
    for id in dataset.evaluations.keys { dataset.evaluations[id]?.scores["d"]?.standardError = 1 }
    let synthesis = try GapSynthesis(.frontier, of: Self.across(dataset))
    let model = try #require(synthesis.model)
    #expect(!model.effects.interval.contains(0) && model.mean < 0)
    #expect(model.interval.contains(0) && model.interval.method.name == "hartung-knapp-luck")
    #expect(model.interval.lower == model.effects.interval.lower)
    #expect(synthesis.families.allSatisfy { ($0.luck?.b ?? 0) > 0.5 && $0.luck?.a == 0 })
    #expect(synthesis.sentence.contains("neither side is clearly ahead"))
    #expect(synthesis.notes.contains { $0.contains("partly the luckiest") })
    // Means of all systems have none.
    let mean = try GapSynthesis(.mean, of: Self.across(dataset))
    #expect(mean.families.allSatisfy { $0.luck == GapSynthesis.Luck(a: 0, b: 0) })
    #expect(mean.model?.interval == mean.model?.effects.interval)
  }

  @Test func ofRatingsItIsTheLogOddsOfBestBeatsBest() throws {
    var dataset = FamiliesTests.dataset([
      .init(id: "x", a: [1100, 900], b: [1000, 950]), .init(id: "y", a: [3], b: [1, 2]),
    ])
    dataset.benchmarks["x"]?.dimensions["d"]?.unit = .rating
    let synthesis = try GapSynthesis(.odds, of: Self.across(dataset))
    #expect(synthesis.families.map(\.key) == ["x"])
    #expect(abs(synthesis.families[0].effect - 100 / EloScale.pointsPerLogUnit) < 1e-12)
    #expect(synthesis.model == nil)
    #expect(synthesis.sentence.contains("two are needed"))
  }

  @Test func theMeanIsHedgesG() throws {
    let synthesis = try GapSynthesis(.mean, of: Self.across(FamiliesTests.dataset(FamiliesTests.boards)))
    let alone = try #require(synthesis.families.first { $0.key == "alone" })
    let expected = try #require(try HedgesG.estimate([1, 1], [1, 2]).estimate)
    #expect(abs(alone.effect - expected) < 1e-12)
    // As metafor's escalc(measure = "SMD") has it.
    #expect(abs(try #require(alone.standardError) - (1 + expected * expected / 8).squareRoot()) < 1e-12)
  }

  /// Six boards: one with a clear lead, five without any.
  static let noisy: Dataset = {
    var dataset = FamiliesTests.dataset((0..<6).map { .init(id: .init("n\($0)"), a: [$0 == 0 ? 9 : 5.0], b: [4.4]) })
    for id in dataset.evaluations.keys { dataset.evaluations[id]?.scores["d"]?.standardError = 0.25 }
    return dataset
  }()

  @Test func intervalsHoldTogetherOrForThoseThatTellALead() throws {
    let (each, together, selected) = (
      try Self.across(Self.noisy), try Self.across(Self.noisy, multiplicity: .simultaneous),
      try Self.across(Self.noisy, multiplicity: .falseDiscovery)
    )
    #expect(each.level == 0.95)
    #expect(abs(together.level - (1 - 0.05 / 6)) < 1e-12)
    #expect(together.answers.allSatisfy { $0.estimate.interval?.level == together.level })
    let found = selected.answers.count { $0.isOpen == false }
    #expect(found >= 1)
    #expect(abs(selected.level - (1 - 0.05 * Double(found) / 6)) < 1e-12)
    for (one, all) in zip(each.answers, together.answers) {
      let (narrow, wide) = (try #require(one.estimate.interval), try #require(all.estimate.interval))
      #expect(narrow.upper - narrow.lower < wide.upper - wide.lower)
    }
    #expect(together.countNotes.contains { $0.contains("hold together at 95 %") })
    #expect(selected.countNotes.contains { $0.contains("at most 5 % are expected to be false") })
  }
}

/// How much systems differ from each other.
struct SystemDifferencesTests {
  static func ranking(_ options: Ranking.Options = .init(simulation: Simulation(resamples: 20_000))) throws -> Ranking {
    try Scoreboard(
      of: "b",
      in: .invented([
        Invented("a", "A", 80, se: 1), Invented("b", "B", 76, se: 1), Invented("c", "A", 79, se: 2),
        Invented("d", "B", 60),
      ])
    ).ranking(options)
  }

  @Test func theyHaveAStandardErrorAndAnIntervalForAllTogether() throws {
    let differences = try SystemDifferences(.against("b"), in: Self.ranking())
    #expect(differences.rows.map(\.first.system) == ["a", "c", "d"])
    #expect(differences.rows.map(\.estimate) == [4, 3, -16])
    #expect(differences.rows.map(\.status) == [.ok, .ok, .noStandardError])
    #expect(abs(try #require(differences.rows[0].standardError) - 2.0.squareRoot()) < 1e-12)
    let interval = try #require(differences.rows[0].interval)
    // Wider than ±1.96 standard errors, narrower than Bonferroni's ±2.24.
    let half = (interval.upper - interval.lower) / 2 / 2.0.squareRoot()
    #expect(half > 1.96 && half < 2.26)
    #expect(differences.sentence.contains("1 of 2 other systems are better than b and 0 worse"))
  }

  @Test func pairsAreInTheOrderOfTheRanking() throws {
    let differences = try SystemDifferences(.allPairs, in: Self.ranking())
    #expect(
      differences.rows.map { "\($0.first.system) \($0.second.system)" } == ["a c", "a b", "a d", "c b", "c d", "b d"])
    #expect(try differences.table().rowCount == 6)
  }

  @Test func ratingsFromVotesUseTheirCovariance() throws {
    let ranking = try VoteRanking(
      of: RankingTests.connected,
      options: .init(intervals: .wald, ranking: .init(simulation: Simulation(resamples: 999)))
    ).ranking()
    let differences = try SystemDifferences(.against("a"), in: ranking)
    let row = try #require(differences.rows.first)
    let (own, other) = (try #require(row.first.standardError), try #require(row.second.standardError))
    // Ratings are centred: their errors are opposed, and the difference is less certain than of independent ones.
    #expect(try #require(row.standardError) > (own * own + other * other).squareRoot())
  }

  /// Strengths are ratios: their differences are log odds, with the errors of Bradley & Terry's model with ties.
  @Test func differencesOfStrengthsAreLogOdds() throws {
    func differences(_ model: RatingModel) throws -> SystemDifferences {
      try SystemDifferences(
        .allPairs,
        in: VoteRanking(
          of: RankingTests.connected,
          options: .init(model: model, ties: .davidson, ranking: .init(simulation: RankingTests.simulation))
        ).ranking())
    }
    let (strengths, ratings) = (try differences(.newman), try differences(.bradleyTerry))
    #expect(strengths.unit == "log odds" && ratings.unit == .rating && ratings.scaleNote == nil)
    #expect(strengths.rows.count == 3 && strengths.rows.map(\.first.system) == ratings.rows.map(\.first.system))
    for (own, other) in zip(strengths.rows, ratings.rows) {
      #expect(abs(own.estimate - other.estimate / EloScale.pointsPerLogUnit) < 1e-9)
      let (interval, wide) = (try #require(own.interval), try #require(other.interval))
      let (error, wideError) = (try #require(own.standardError), try #require(other.standardError))
      #expect(abs(error - wideError / EloScale.pointsPerLogUnit) < 1e-9)
      // The factor of both is simulated, each with draws of its own: covariances of ratings are singular, and the last bits turn their factors.
      let allowed = 4 * (try #require(interval.monteCarloError?.largest))
      #expect(abs(interval.lower - wide.lower / EloScale.pointsPerLogUnit) < allowed)
      #expect(abs(interval.upper - wide.upper / EloScale.pointsPerLogUnit) < allowed)
      #expect(interval.method == .simultaneousDifferences)
      let chances = (try #require(own.adjustedPValue), try #require(other.adjustedPValue))
      #expect(abs(chances.0 - chances.1) < 2 / Double(RankingTests.simulation.resamples).squareRoot())
      let (first, second) = (try #require(own.first.estimate), try #require(own.second.estimate))
      #expect(abs(own.estimate - NewmanRatings.logStrength(of: first / second)) < 1e-12)
    }
    #expect(try strengths.table()["unit"]?.texts?.first == "log odds")
  }

  @Test func unknownNamesAreErrors() throws {
    #expect(throws: AnalysisError.unknownSide("x", grouping: "system", known: ["a", "c", "b", "d"])) {
      try SystemDifferences(.against("x"), in: Self.ranking())
    }
  }
}
