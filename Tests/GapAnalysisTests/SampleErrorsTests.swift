import BenchmarkData
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct SampleErrorsTests {
  /// Six videos of three prompts, scored on both dimensions of the benchmark.
  static let x = [0.80, 0.84, 0.60, 0.66, 0.70, 0.72]
  static let y = [0.30, 0.34, 0.20, 0.22, 0.40, 0.38]
  static let prompts = ["p", "p", "q", "q", "r", "r"]

  static let dataset: Dataset = {
    var dataset = RobustnessAnalysisTests.dataset
    for (dimension, values) in [("x", x), ("y", y)] as [(Dimension.ID, [Double])] {
      for (index, value) in values.enumerated() {
        dataset.samples.append(
          Sample(evaluation: "a1", dimension: dimension, prompt: prompts[index], index: index, value: value))
      }
      dataset.evaluations["a1"]?.scores[dimension] = Score(values.reduce(0, +) / 6)
    }
    return dataset
  }()

  @Test func theErrorOfADimensionIsClusteredByPrompt() throws {
    var selection = Selection()
    selection.quantity = "x"
    let board = try Scoreboard(of: "b", in: Self.dataset, selection: selection)
    let entry = try #require(board.entries.first { $0.system.id == "a1" })
    // √(C/(C − 1) · Σ (Σ over the prompt of x − x̄)²)/n
    let sums: [Double] = [0.2, -0.18, -0.02]
    let squares = sums.reduce(0) { $0 + $1 * $1 }
    let expected = (1.5 * squares).squareRoot() / 6
    #expect(abs(try #require(entry.score.standardError) - expected) < 1e-12)
    #expect(entry.score.sampleSize == 6)
  }

  @Test func theErrorOfATotalKnowsThatDimensionsShareTheirPrompts() throws {
    let board = try Scoreboard(of: "b", in: Self.dataset)
    let entry = try #require(board.entries.first { $0.system.id == "a1" })
    // The same as the clustered error of each video's own total.
    let totals = zip(Self.x, Self.y).map { ($0 + $1) / 2 }
    let direct = ClusteredMean(try ClusteredSample(totals, clusters: [0, 0, 1, 1, 2, 2]))
    let expected = try #require(direct.standardError.estimate)
    #expect(abs(try #require(entry.score.standardError) - expected) < 1e-12)
  }

  /// One system that succeeds on all prompts but two, and one that does on half of them, on a dimension of 0 and 1.
  static func successes(of prompts: Int) -> Dataset {
    var dataset = RobustnessAnalysisTests.dataset
    for (evaluation, failures) in [("a1", 2), ("b1", prompts / 2)] as [(Identifier<Evaluation>, Int)] {
      for prompt in 0..<prompts {
        dataset.samples.append(
          Sample(
            evaluation: evaluation, dimension: "x", prompt: "\(prompt)", index: 0, value: prompt < failures ? 0 : 1))
      }
      dataset.evaluations[evaluation]?.scores["x"] = Score(1 - Double(failures) / Double(prompts))
    }
    return dataset
  }

  @Test func skewedScoresAreNamedWhereverTheirIntervalsArePrinted() throws {
    var selection = Selection()
    selection.quantity = "x"
    let board = try Scoreboard(of: "b", in: Self.successes(of: 100), selection: selection)
    let entry = try #require(board.entries.first { $0.system.id == "a1" })
    #expect(abs(try #require(entry.score.skewness) + 0.96 / (100 * 0.02 * 0.98).squareRoot()) < 1e-12)
    let half = try #require(board.entries.first { $0.system.id == "b1" })
    #expect(abs(try #require(half.score.skewness)) < 1e-12)
    let names = [entry.system.title]
    let note = SkewedMeans.note(of: names, among: board.entries.count)
    #expect(board.skewNote(board.entries) == note)
    #expect(try board.ranking().notes.contains { $0.lowercased() == note.lowercased() + "." })
    #expect(board.skewNote([half]) == nil)
    let samples = try #require(SampleErrors(of: board.benchmark, in: Self.successes(of: 100)))
    #expect(samples.skewNote?.contains("a1 (x)") == true)
  }

  @Test func ofFewPromptsSkewnessCannotBeToldAndTheNoteStands() throws {
    var selection = Selection()
    selection.quantity = "x"
    let board = try Scoreboard(of: "b", in: Self.successes(of: 20), selection: selection)
    let half = board.entries.filter { $0.system.id == "b1" }
    #expect(board.skewNote(half) == SkewedMeans.note(ofFewest: 19))
    #expect(SkewedMeans.note(ofFewest: 19) != nil && SkewedMeans.note(ofFewest: 60) == nil)
  }

  @Test func aStandardErrorThatIsGivenComesFirst() throws {
    var dataset = Self.dataset
    dataset.evaluations["a1"]?.scores["x"]?.standardError = 0.5
    var selection = Selection()
    selection.quantity = "x"
    let board = try Scoreboard(of: "b", in: dataset, selection: selection)
    #expect(board.entries.first { $0.system.id == "a1" }?.score.standardError == 0.5)
  }

  /// Three prompts, each rated by the same two people on both dimensions.
  static let rated: Dataset = {
    var dataset = RobustnessAnalysisTests.dataset
    for (dimension, values) in [("x", x), ("y", y)] as [(Dimension.ID, [Double])] {
      for (index, value) in values.enumerated() {
        dataset.samples.append(
          Sample(
            evaluation: "a1", dimension: dimension, prompt: prompts[index], index: 0, rater: "r\(index % 2)",
            value: value))
      }
      dataset.evaluations["a1"]?.scores[dimension] = Score(values.reduce(0, +) / 6)
    }
    return dataset
  }()

  static func crossed(_ values: [Double]) throws -> CrossedMean {
    try CrossedMean(ClusteredSample(values, clusters: [0, 0, 1, 1, 2, 2]), crossedBy: [0, 1, 0, 1, 0, 1])
  }

  @Test func ratersWhoCrossThePromptsCountToo() throws {
    var selection = Selection()
    selection.quantity = "x"
    let board = try Scoreboard(of: "b", in: Self.rated, selection: selection)
    let crossed = try Self.crossed(Self.x)
    let error = try #require(board.entries.first { $0.system.id == "a1" }?.score.standardError)
    #expect(try abs(error - #require(crossed.standardError.estimate)) < 1e-12)
    let benchmark = try #require(Self.rated.benchmarks["b"])
    let table = try #require(SampleErrors(of: benchmark, in: Self.rated)).table(level: 0.95, in: Self.rated)
    #expect(table["raters"]?.numbers?[0] == 2)
  }

  @Test func aTotalKnowsThatDimensionsShareTheirRaters() throws {
    let board = try Scoreboard(of: "b", in: Self.rated)
    let totals = zip(Self.x, Self.y).map { ($0 + $1) / 2 }
    let direct = try Self.crossed(totals)
    let error = try #require(board.entries.first { $0.system.id == "a1" }?.score.standardError)
    #expect(try abs(error - #require(direct.standardError.estimate)) < 1e-3)
  }

  /// Raters of one prompt each are no raters of the others: the prompt is the unit, as without them.
  @Test func ratersOfOnePromptChangeNothing() throws {
    var dataset = Self.dataset
    let samples = Array(dataset.samples)
    dataset.samples = []
    for (index, sample) in samples.enumerated() {
      var named = sample
      named.rater = "\(sample.prompt)-\(index)"
      dataset.samples.append(named)
    }
    let (with, without) = (try Scoreboard(of: "b", in: dataset), try Scoreboard(of: "b", in: Self.dataset))
    #expect(with.entries.map(\.score.standardError) == without.entries.map(\.score.standardError))
  }

  @Test func theTableReportsDesignEffectAndCorrelation() throws {
    let benchmark = try #require(Self.dataset.benchmarks["b"])
    let errors = try #require(SampleErrors(of: benchmark, in: Self.dataset))
    let table = try errors.table(level: 0.95, in: Self.dataset)
    #expect(table.rowCount == 2)
    #expect(try #require(table["design_effect"]?.numbers?[0]) > 1)
    #expect(try #require(table["intraclass_correlation"]?.numbers?[0]) > 0.5)
    #expect(SampleErrors(of: benchmark, in: RobustnessAnalysisTests.dataset) == nil)
  }
}
