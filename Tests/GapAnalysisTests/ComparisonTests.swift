import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct ComparisonTests {
  /// Three systems on a benchmark of two dimensions, one of which is better low, with a video a prompt; `c` lacks the last prompt.
  static func dataset(prompts: Int = 12, goalposts: Bool = true) -> Dataset {
    var dataset = Dataset(title: "Invented")
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: .composite,
      dimensions: [
        Dimension(id: "up", name: "Up", minimum: goalposts ? 0 : nil, maximum: goalposts ? 100 : nil, unit: "points"),
        Dimension(
          id: "down", name: "Down", minimum: goalposts ? 0 : nil, maximum: goalposts ? 10 : nil, higherIsBetter: false,
          unit: "distance"),
      ])
    for (number, system) in ["a", "b", "c"].enumerated() {
      dataset.systems[System.ID(system)] = System(id: System.ID(system), name: system.uppercased())
      var evaluation = Evaluation(id: Evaluation.ID("b.\(system)"), benchmark: "b", system: System.ID(system))
      for (dimension, scale, base) in [("up", 10.0, 50.0), ("down", -1, 5)] as [(Dimension.ID, Double, Double)] {
        var values: [Double] = []
        for prompt in 0..<(system == "c" ? prompts - 1 : prompts) {
          let noise = Double((7 * prompt * prompt + 3 * number + prompt) % 11) / 11
          let value = base + scale * (0.5 * Double(2 - number) + noise + 0.1 * Double(prompt % 3))
          values.append(value)
          dataset.samples.append(
            Sample(evaluation: evaluation.id, dimension: dimension, prompt: "p\(prompt)", value: value))
        }
        evaluation.scores[dimension] = Score(values.reduce(0, +) / Double(values.count))
      }
      dataset.evaluations[evaluation.id] = evaluation
    }
    return dataset
  }

  static func scores(
    _ dataset: Dataset = dataset(), _ dimension: String = "up", _ blocks: ComparisonBlocks? = nil,
    systems: [String] = []
  ) throws -> ComparedScores {
    var selection = Selection()
    selection.quantity = dimension
    return try ComparedScores(
      .init(benchmark: "b", selection: selection, blocks: blocks, systems: systems), in: dataset)
  }

  static let quick = Simulation(resamples: 499)

  @Test func promptsThatNotAllSystemsHaveAreLeftOutAndCounted() throws {
    let scores = try Self.scores()
    #expect(scores.blocks == .prompts && scores.cells.count == 11 && scores.incompleteCount == 1)
    #expect(scores.notes.contains { $0.contains("1 prompt that not every system has") })
    let two = try Self.scores(systems: ["a", "B"])
    #expect(two.cells.count == 12 && two.incompleteCount == 0 && two.systems.map(\.name) == ["A", "B"])
  }

  @Test func twoSystemsHaveStudentsPairedInterval() throws {
    let scores = try Self.scores(systems: ["a", "b"])
    let comparison = try SystemComparison(scores, options: .init(simulation: Self.quick))
    let pair = try #require(comparison.pairs.first)
    let (a, b) = (scores.scores(of: pair.first), scores.scores(of: pair.second))
    let expected = try #require(try StudentTInterval.pairedDifference(a, b).interval)
    #expect(abs(try #require(pair.interval?.lower) - expected.lower) < 1e-9)
    #expect(abs(try #require(pair.interval?.upper) - expected.upper) < 1e-9)
    #expect(pair.pValue == (try WilcoxonSignedRankTest.paired(a, b).test?.pValue))
    #expect(pair.adjustedPValue == pair.pValue)
    #expect(comparison.standings.count == 2 && comparison.pairs.count == 1)
  }

  @Test func intervalsOfAllPairsAreWiderThanEachAlone() throws {
    let comparison = try SystemComparison(try Self.scores(), options: .init(simulation: Self.quick))
    #expect(comparison.pairs.count == 3)
    for pair in comparison.pairs {
      let own = try #require(pair.interval)
      let (a, b) = (comparison.scores.scores(of: pair.first), comparison.scores.scores(of: pair.second))
      let alone = try #require(try StudentTInterval.pairedDifference(a, b, level: 1 - 0.05 / 3).interval)
      #expect(abs(own.lower - alone.lower) < 1e-9 && own.method == .bonferroniT && own.level == 0.95)
    }
  }

  @Test func lowerIsBetterTurnsRanksAndNotDifferences() throws {
    let up = try SystemComparison(try Self.scores(), options: .init(simulation: Self.quick))
    let down = try SystemComparison(try Self.scores(Self.dataset(), "down"), options: .init(simulation: Self.quick))
    #expect(up.standings.map(\.system) == down.standings.map(\.system))
    #expect(up.standings.map(\.meanRank) == down.standings.map(\.meanRank))
    for (first, second) in zip(up.pairs, down.pairs) {
      let (one, other) = (try #require(first.difference), try #require(second.difference))
      #expect(one > 0 && abs(one + 10 * other) < 1e-9)
      #expect(first.superiority == second.superiority && first.pValue == second.pValue)
    }
    let gaps = try SystemAggregates(of: down.scores, target: 0, simulation: Self.quick).rows
    for row in gaps where row.measure == "optimality_gap" {
      let mean = try #require(gaps.first { $0.measure == "mean" && $0.system == row.system })
      #expect(abs(row.estimate - mean.estimate) < 1e-9)
    }
  }

  @Test func dimensionsAreComparedOnTheScaleOfTheirGoalposts() throws {
    let scores = try Self.scores(Self.dataset(), "total")
    #expect(scores.blocks == .dimensions && scores.unit == .fraction && scores.blockNames == ["up", "down"])
    let comparison = try SystemComparison(scores, options: .init(simulation: Self.quick))
    let pair = try #require(comparison.pairs.first { $0.first == 0 && $0.second == 1 })
    // Both dimensions hold the same numbers on a tenth of the scale.
    let up = try SystemComparison(try Self.scores(systems: ["a", "b"]), options: .init(simulation: Self.quick))
    #expect(abs(try #require(pair.difference) - (try #require(up.pairs.first?.difference)) / 100) < 1e-9)
    #expect(pair.interval == nil && pair.shortage != nil)
    // C lacks a prompt, so that no dimension has the same prompts of all; A and B alone have.
    let both = try SystemComparison(
      try Self.scores(Self.dataset(), "total", systems: ["a", "b"]), options: .init(simulation: Self.quick))
    let found = try #require(both.pairs.first)
    // Prompts go together over the dimensions, which agree fully here.
    let expected = try #require(up.pairs.first?.standardError) / 100
    #expect(abs(try #require(found.standardError) - expected) < 1e-9)
  }

  @Test func withoutAScaleInCommonOnlyRanksCount() throws {
    let scores = try Self.scores(Self.dataset(goalposts: false), "total")
    #expect(scores.unit == nil)
    let comparison = try SystemComparison(scores, options: .init(simulation: Self.quick))
    #expect(comparison.pairwise == .ranks && comparison.pairs.allSatisfy { $0.difference == nil && $0.interval == nil })
    #expect(comparison.standings.map(\.meanRank) == [1, 2, 3])
    #expect(comparison.notes.contains { $0.contains("no scale in common") })
    for options in [
      SystemComparison.Options(pairwise: .wilcoxon), .init(pairwise: .permutation), .init(omnibus: .quade),
    ] {
      #expect(throws: AnalysisError.self) { try SystemComparison(scores, options: options) }
    }
    #expect(throws: AnalysisError.self) { try SystemAggregates(of: scores) }
    #expect(throws: AnalysisError.self) { try SystemAggregates(profileOf: scores) }
  }

  @Test func equalSystemsAreNotToldApartByAnyTest() throws {
    var dataset = Dataset(title: "Ties")
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: .composite, dimensions: [Dimension(id: "d", name: "D", unit: "points")])
    for system in ["a", "b", "c"] {
      dataset.systems[System.ID(system)] = System(id: System.ID(system), name: system)
      let id = Evaluation.ID(system)
      dataset.evaluations[id] = Evaluation(id: id, benchmark: "b", system: System.ID(system), scores: ["d": Score(2)])
      for prompt in 0..<6 {
        dataset.samples.append(
          Sample(evaluation: id, dimension: "d", prompt: "p\(prompt)", value: Double(prompt % 3 + 1)))
      }
    }
    let scores = try Self.scores(dataset, "d")
    for test in PairwiseTest.allCases {
      for adjustment in test == .nemenyi ? [nil] : PairAdjustment.allCases.map(Optional.some) {
        let comparison = try SystemComparison(
          scores, options: .init(pairwise: test, adjustment: adjustment, simulation: Self.quick))
        #expect(comparison.pairs.allSatisfy { $0.adjustedPValue == 1 && !$0.isToldApart && $0.interval == nil })
        #expect(comparison.standings.map(\.letters) == ["a", "a", "a"])
        #expect(comparison.omnibus.degeneracy == .constantData)
        #expect(comparison.sentence.contains("no test of all systems"))
      }
    }
    #expect(
      try SystemComparison(scores, options: .init(simulation: Self.quick)).pairs.allSatisfy { $0.superiority == 0.5 })
  }

  @Test func oneBlockIsAnAnswerWithoutTests() throws {
    let scores = try Self.scores(Self.dataset(prompts: 2))
    #expect(scores.cells.count == 1)
    let comparison = try SystemComparison(scores, options: .init(simulation: Self.quick))
    #expect(comparison.omnibus.degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(comparison.pairs.allSatisfy { $0.interval == nil && !$0.isToldApart })
    #expect(comparison.notes.contains { $0.contains("no pair could be told apart") })
  }

  @Test func againstOneSystemThereAreNoGroups() throws {
    let comparison = try SystemComparison(
      try Self.scores(), options: .init(pairwise: .ranks, reference: "b", simulation: Self.quick))
    #expect(comparison.pairs.count == 2 && comparison.pairs.allSatisfy { $0.second == 1 } && comparison.groups == nil)
    for options in [
      SystemComparison.Options(pairwise: .nemenyi, reference: "b"), .init(adjustment: .shaffer, reference: "b"),
      .init(reference: "nobody"), .init(pairwise: .nemenyi, adjustment: .holm),
    ] {
      #expect(throws: AnalysisError.self) { try SystemComparison(try Self.scores(), options: options) }
    }
  }

  @Test func ratersThatCrossPromptsWidenIntervals() throws {
    var (rated, plain) = (Dataset(title: "Rated"), Dataset(title: "Plain"))
    for isRated in [true, false] {
      var dataset = Dataset(title: "D")
      dataset.benchmarks["b"] = Benchmark(
        id: "b", name: "B", kind: .composite, dimensions: [Dimension(id: "d", name: "D", unit: "points")])
      for (number, system) in ["a", "b"].enumerated() {
        dataset.systems[System.ID(system)] = System(id: System.ID(system), name: system)
        let id = Evaluation.ID(system)
        dataset.evaluations[id] = Evaluation(id: id, benchmark: "b", system: System.ID(system), scores: ["d": Score(2)])
        for prompt in 0..<20 {
          for rater in 0..<4 {
            // Raters differ in how much better they find a.
            let value = Double((13 * prompt + 5 * rater + 7 * number) % 9) + (number == 0 ? Double(3 * rater) : 0)
            dataset.samples.append(
              Sample(
                evaluation: id, dimension: "d", prompt: "p\(prompt)", index: isRated ? nil : rater,
                rater: isRated ? "r\(rater)" : nil, value: value))
          }
        }
      }
      if isRated { rated = dataset } else { plain = dataset }
    }
    let (with, without) = (try Self.scores(rated, "d"), try Self.scores(plain, "d"))
    #expect(with.raterCount == 4 && without.raterCount == 0)
    let errors = try [with, without].map {
      try #require(try SystemComparison($0, options: .init(simulation: Self.quick)).pairs.first?.standardError)
    }
    #expect(errors[0] > 2 * errors[1])
    let agreement = try RaterAgreement(of: "b", in: rated, simulation: Self.quick)
    #expect(agreement.rows.first?.unitCount == 40 && agreement.rows.first?.raterCount == 4)
    #expect(throws: AnalysisError.self) { try RaterAgreement(of: "b", in: plain) }
  }

  @Test func votesOnTheSameVideosAgreeOrNot() throws {
    var dataset = Dataset(title: "Votes")
    for prompt in 0..<10 {
      for rater in 0..<3 {
        let isTurned = rater == 1
        let prefersX = (prompt + (rater == 2 && prompt < 2 ? 1 : 0)) % 2 == 0
        dataset.votes.append(
          Vote(
            systemA: isTurned ? "y" : "x", systemB: isTurned ? "x" : "y",
            outcome: prefersX != isTurned ? .a : .b, prompt: "p\(prompt)", rater: "r\(rater)"))
      }
    }
    dataset.votes.append(Vote(systemA: "x", systemB: "y", outcome: .tie, prompt: "p0", rater: "r0"))
    let found = try #require(try RaterAgreement(ofVotesIn: dataset, simulation: Self.quick).rows.first)
    let units: [[Double]] = (0..<10).map { prompt in
      (0..<3).map { rater in Double((prompt + (rater == 2 && prompt < 2 ? 1 : 0)) % 2) }
    }
    #expect(found.alpha == (try KrippendorffAlpha.estimate(units, metric: .nominal).estimate))
    #expect(found.repeatedCount == 1 && found.unitCount == 10 && found.ratingCount == 30)
  }

  @Test func summariesAndProfilesAreThoseOfTheCore() throws {
    let scores = try Self.scores()
    let rows = try SystemAggregates(of: scores, target: 80, simulation: Self.quick).rows
    #expect(rows.count == 12 && rows.allSatisfy { $0.interval != nil })
    let tasks = try TaskScores(runs: scores.cells.map { $0[0].values })
    for (measure, aggregate) in [
      ("mean", .mean), ("median", .median), ("interquartile_mean", .interquartileMean),
      ("optimality_gap", .optimalityGap(target: 80)),
    ] as [(String, Aggregate)] {
      let row = try #require(rows.first { $0.measure == measure && $0.system == 0 })
      #expect(abs(row.estimate - (try aggregate.value(of: tasks))) < 1e-12)
    }
    let profile = try SystemAggregates(profileOf: scores, simulation: Self.quick).rows.filter { $0.system == 0 }
    #expect(profile.count == SystemAggregates.thresholdCount)
    #expect(zip(profile, profile.dropFirst()).allSatisfy { $0.estimate >= $1.estimate })
  }

  @Test func runsThatLackAPromptAreLeftOut() throws {
    var dataset = Self.dataset()
    dataset.samples = SampleList([])
    for system in ["a", "b", "c"] {
      for run in 0..<5 {
        for prompt in ["p", "q"] where !(system == "b" && run == 3 && prompt == "q") {
          let value =
            Double((run * run * (system == "a" ? 3 : 2) + (system == "c" ? run : 0)) % 5) + (prompt == "p" ? 0 : 10)
          dataset.samples.append(
            Sample(evaluation: Evaluation.ID("b.\(system)"), dimension: "up", prompt: prompt, index: run, value: value))
        }
      }
    }
    let scores = try Self.scores(dataset, "up", .runs)
    #expect(scores.blocks == .runs && scores.blockNames == ["0", "1", "2", "4"] && scores.incompleteCount == 1)
    let comparison = try SystemComparison(scores, options: .init(simulation: Self.quick))
    #expect(comparison.pairs.first?.interval != nil)
    #expect(try Self.scores(dataset, "up").cells.count == 2)
  }
}
