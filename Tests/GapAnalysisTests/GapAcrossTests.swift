import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct GapAcrossTests {
  static let options = Pair.Options(simulation: Simulation(resamples: 200))

  /// The same systems sampled by their makers and by the benchmark's team, who disagree.
  static let dataset: Dataset = {
    var dataset = Dataset.invented([Invented("a", "A", 80), Invented("b", "B", 85), Invented("c", "C", 70)])
    for (system, score) in [("a", 82.0), ("b", 79)] {
      dataset.evaluations["b.\(system)"]?.sampledBy = "Maker"
      dataset.evaluations["b.\(system)"]?.evaluatedOn = CalendarDate("2025-06")
      let id = Evaluation.ID("team.\(system)")
      dataset.evaluations[id] = Evaluation(
        id: id, benchmark: "b", system: System.ID(system), evaluatedOn: CalendarDate("2025-03"),
        sampledBy: Evaluation.benchmarkTeam, scores: ["d": Score(score)])
    }
    dataset.benchmarks["other"] = Benchmark(
      id: "other", name: "Other", kind: .composite, dimensions: [Dimension(id: "d", name: "D", unit: "points")])
    return dataset
  }()

  func across(_ axis: GapAxis) throws -> GapAcross {
    try GapAcross(
      axis, of: Self.dataset, benchmark: "b", selection: Selection(), between: Sides("A", "B"), options: Self.options)
  }

  @Test func theSignMayDependOnWhichEvaluationsCount() throws {
    let across = try across(.evaluations)
    let leaders = Dictionary(
      uniqueKeysWithValues: across.answers.map { ($0.pair.board.selection.policy, $0.leader) })
    #expect(leaders[.newest] == "B")
    #expect(leaders[.benchmarkTeam] == "A")
    #expect(leaders[.selfReported] == "B")
    #expect(across.sentence.contains("the sign depends on the choice"))
  }

  @Test func gapsAreAlsoInDeviationsOfTheirOwnBoard() throws {
    let answer = try #require(try across(.evaluations).answers.first)
    let spread = try #require(standardDeviation(of: [80, 85, 70]))
    #expect(answer.spread == spread)
    #expect(answer.inSpreads == -5 / spread)
  }

  @Test func benchmarksWithoutAnAnswerComeLastAndSayWhy() throws {
    let across = try across(.benchmarks)
    #expect(across.answers.map(\.pair.board.benchmark.id) == ["b", "other"])
    #expect(across.answers.last?.estimate.status == .insufficient)
    #expect(across.answers.last?.estimate.note?.isEmpty == false)
    #expect(try across.table()["in_spreads"]?.numbers?.count == 2)
  }

  @Test func datesAreTheQuarterEndsOfAComposite() throws {
    let dates = try across(.dates).answers.map(\.label)
    #expect(dates == ["2025-03-31", "2025-06-30"])
  }

  @Test func theMatrixHoldsEveryOrderedPair() throws {
    let board = try Scoreboard(of: "b", in: Self.dataset)
    let matrix = try CountryMatrix(board, options: Self.options)
    #expect(matrix.rows.count == 6)
    #expect(matrix.rows.first { $0.label == "A − B" }?.estimate == -5)
    #expect(matrix.rows.first { $0.label == "B − A" }?.estimate == 5)
  }

  @Test func twentyCountriesMakeAMatrixOfAllPairs() throws {
    let dataset = Dataset.invented((0..<20).map { Invented("s\($0)", "C\($0)", Double($0)) })
    let matrix = try CountryMatrix(Scoreboard(of: "b", in: dataset), options: Self.options)
    #expect(matrix.names.count == 20)
    #expect(matrix.rows.count == 380)
  }

  @Test func datesStayInOrderEvenWhereThereIsNoAnswer() throws {
    var dataset = Self.dataset
    dataset.evaluations["b.b"]?.evaluatedOn = CalendarDate("2025-12")
    dataset.evaluations["team.b"]?.evaluatedOn = CalendarDate("2025-12")
    let across = try GapAcross(
      .dates, of: dataset, benchmark: "b", selection: Selection(), between: Sides("A", "B"), options: Self.options)
    #expect(across.answers.map(\.label) == ["2025-03-31", "2025-06-30", "2025-12-31"])
    #expect(across.answers.first?.estimate.status == .insufficient)
    #expect(across.sentence.contains("B is ahead") || across.sentence.contains(", B on 1"))
  }

  @Test func theSentenceSaysOnWhatASideIsAhead() throws {
    #expect(try across(.evaluations).sentence.contains("under 1 of 4 choices of evaluations, B under 3;"))
    #expect(try across(.benchmarks).sentence.contains("on 0 of 1 benchmarks, B on 1."))
  }
}

extension GapAcrossTests {
  @Test func aTieIsNoSignThatHolds() throws {
    var dataset = Dataset.invented([Invented("a", "A", 2), Invented("b", "B", 1)])
    dataset.benchmarks["c"] = Benchmark(
      id: "c", name: "C", kind: .composite, dimensions: [Dimension(id: "d", name: "D", unit: "points")])
    for system in ["a", "b"] {
      let id = Evaluation.ID("c.\(system)")
      dataset.evaluations[id] = Evaluation(
        id: id, benchmark: "c", system: System.ID(system), scores: ["d": Score(3)])
    }
    func sentence(_ measure: Measure) throws -> String {
      try GapAcross(
        .benchmarks, measure: measure, of: dataset, benchmark: nil, selection: Selection(), between: Sides("A", "B"),
        options: Self.options
      ).sentence
    }
    #expect(try sentence(.frontierGap).hasSuffix("A is ahead on 1 of 2 benchmarks, B on 0; on the rest neither is."))
    #expect(try sentence(.hedgesG) == "None of the 2 benchmarks has an answer.")
  }
}

struct DimensionProfileTests {
  static let dataset = RobustnessAnalysisTests.dataset

  @Test func eachDimensionHasItsOwnBest() throws {
    let profile = try DimensionProfile(
      of: "b", in: Self.dataset, selection: Selection(), between: Sides("A", "B"), options: GapAcrossTests.options)
    let gaps: [Double?] = [0.9 - 0.3, 0.3 - 0.9]
    #expect(profile.rows.map(\.estimate.estimate) == gaps)
    #expect(profile.dimensionsLed == (1, 1, 2))
    #expect(profile.rows.allSatisfy { $0.estimate.status == .noStandardError })
  }

  @Test func ofMeansTheSentenceSpeaksOfMeans() throws {
    let profile = try DimensionProfile(
      of: "b", in: Self.dataset, selection: Selection(), between: Sides("A", "B"), measure: .meanGap,
      options: GapAcrossTests.options)
    #expect(profile.sentence.contains("A has the better mean on 1 of 2 dimensions, B on 1"))
  }

  @Test func oneDimensionIsNoProfile() throws {
    let profile = try DimensionProfile(
      of: "b", in: GapAcrossTests.dataset, selection: Selection(), between: Sides("A", "B"),
      options: GapAcrossTests.options)
    #expect(
      profile.sentence.hasSuffix(
        "B has the best system on the one dimension, \(profile.rows[0].dimension.name)."))
  }

  @Test func intervalsOfAllDimensionsTogetherAreWider() throws {
    var dataset = Self.dataset
    for id in dataset.evaluations.keys {
      for dimension in ["x", "y"] as [Dimension.ID] {
        dataset.evaluations[id]?.scores[dimension]?.standardError = 0.05
      }
    }
    let profile = try DimensionProfile(
      of: "b", in: dataset, selection: Selection(), between: Sides("A", "B"),
      options: .init(simulation: Simulation(resamples: 4_000)))
    var selection = Selection()
    selection.quantity = "x"
    let alone = try Pair(
      Sides("A", "B"), on: Scoreboard(of: "b", in: dataset, selection: selection),
      options: .init(simulation: Simulation(resamples: 4_000))
    ).estimate(of: .frontierGap)
    let together = try #require(profile.rows.first?.estimate.interval)
    let single = try #require(alone.interval)
    #expect(together.upper - together.lower > single.upper - single.lower)
  }

  @Test func contributionsSumToTheGapOfTheTotals() throws {
    let board = try Scoreboard(of: "b", in: Self.dataset)
    let parts = try Contribution(between: "a1", and: "b1", on: board)
    #expect(abs(parts.total - (0.55 - 0.6)) < 1e-15)
    let contributions: [Double] = [0.5 * (0.9 - 0.3), 0.5 * (0.2 - 0.9)]
    #expect(zip(parts.parts.map(\.contribution), contributions).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(throws: AnalysisError.self) { try Contribution(between: "a1", and: "none", on: board) }
  }
}

struct ErrorModelTests {
  @Test func errorsComeFromPairsOfMeasurements() throws {
    var dataset = RobustnessAnalysisTests.dataset
    dataset.evaluations["again"] = Evaluation(
      id: "again", benchmark: "b", system: "a1", reevaluates: "a1", scores: ["x": Score(0.92), "y": Score(0.17)])
    let errors = try #require(ReevaluationErrors(of: "b", in: dataset))
    let half = 0.5.squareRoot()
    let deviationX = try #require(errors.standardDeviations["x"])
    let deviationY = try #require(errors.standardDeviations["y"])
    #expect(abs(deviationX - 0.02 * half) < 1e-12)
    #expect(abs(deviationY - 0.03 * half) < 1e-12)
    var selection = Selection()
    selection.errorModel = .reevaluation
    let few = try Scoreboard(of: "b", in: dataset, selection: selection)
    let none = try Pair(Sides("A", "B"), on: few, options: GapAcrossTests.options).estimate(of: .frontierGap)
    #expect(none.status == .insufficient && none.interval == nil && none.estimate != nil)
    #expect(none.note?.contains("1 system measured twice (a1), 1 pair on a dimension, and 15 are needed") == true)
    // With 15 pairs of the same spread the deviation is as good as known.
    for number in 1..<ReevaluationErrors.leastPairs {
      dataset.evaluations[.init("again-\(number)")] = Evaluation(
        id: .init("again-\(number)"), benchmark: "b", system: "a1", reevaluates: "a1",
        scores: ["x": Score(0.92), "y": Score(0.17)])
    }
    let board = try Scoreboard(of: "b", in: dataset, selection: selection)
    let variance: Double = 0.25 * 0.0002 + 0.25 * 0.00045
    let error = try #require(board.entries.first?.score.standardError)
    #expect(abs(error - variance.squareRoot()) < 1e-12)
    let estimate = try Pair(Sides("A", "B"), on: board, options: GapAcrossTests.options).estimate(of: .frontierGap)
    #expect(estimate.kind == .modelledMeasurement)
    #expect(estimate.note?.contains("measured twice") == true)
    // Never unasked.
    #expect(try Scoreboard(of: "b", in: dataset).entries.first?.score.standardError == nil)
  }
}
