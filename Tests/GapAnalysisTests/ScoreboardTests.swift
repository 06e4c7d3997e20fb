import BenchmarkData
import Tables
import Testing

@testable import GapAnalysis

struct ScoreboardTests {
  /// One system measured thrice, one superseded, one re-evaluated.
  static let dataset: Dataset = {
    var dataset = Dataset.invented([Invented("a", "A", 10), Invented("b", "B", 8), Invented("c", nil, 9)])
    func add(_ id: Evaluation.ID, _ system: System.ID, _ score: Double, _ date: String, by: String? = nil) {
      dataset.evaluations[id] = Evaluation(
        id: id, benchmark: "b", system: system, evaluatedOn: CalendarDate(date), sampledBy: by,
        scores: ["d": Score(score)])
    }
    dataset.evaluations["b.a"]?.evaluatedOn = CalendarDate("2024-03")
    dataset.evaluations["b.a"]?.sampledBy = "Maker"
    add("b.a.team", "a", 7, "2024-05-01", by: Evaluation.benchmarkTeam)
    add("b.a.late", "a", 6, "2025-01-01", by: Evaluation.benchmarkTeam)
    add("b.b.old", "b", 99, "2026-01-01")
    dataset.evaluations["b.b.old"]?.supersededBy = "b.b"
    add("b.c.again", "c", 99, "2026-01-01")
    dataset.evaluations["b.c.again"]?.reevaluates = "b.c"
    return dataset
  }()

  func board(_ change: (inout Selection) -> Void = { _ in }) throws -> Scoreboard {
    var selection = Selection()
    change(&selection)
    return try Scoreboard(of: "b", in: Self.dataset, selection: selection)
  }

  func score(of system: System.ID, _ board: Scoreboard) -> Double? {
    board.entries.first { $0.system.id == system }?.score.value
  }

  @Test func eachSystemEntersOnceAndEveryOmissionHasAReason() throws {
    let board = try board()
    #expect(board.entries.map(\.system.id) == ["c", "b", "a"])
    #expect(board.entries.count + board.exclusions.count == Self.dataset.evaluations.count)
    #expect(board.exclusions.contains { $0.evaluation == "b.b.old" && $0.reason == .superseded(by: "b.b") })
    #expect(board.exclusions.contains { $0.evaluation == "b.c.again" && $0.reason == .reevaluation(of: "b.c") })
  }

  @Test(arguments: [
    (EvaluationPolicy.newest, 6.0), (.best, 10), (.benchmarkTeam, 6), (.selfReported, 10),
  ])
  func thePolicyDecidesWhichEvaluationCounts(_ policy: EvaluationPolicy, _ expected: Double) throws {
    #expect(score(of: "a", try board { $0.policy = policy }) == expected)
  }

  @Test(arguments: [("2024-02", nil), ("2024-04", 10.0), ("2024-12-31", 7), ("2025", 6)])
  func laterEvaluationsDoNotCount(_ date: String, _ expected: Double?) throws {
    #expect(score(of: "a", try board { $0.asOf = CalendarDate(date) }) == expected)
  }

  @Test func filtersKeepWhatMatches() throws {
    let board = try board { $0.filters = [Filter(field: .country, value: "B")] }
    #expect(board.entries.map(\.system.id) == ["b"])
  }

  @Test func valuesOfOneFieldAreAlternativesAndFieldsAreNot() throws {
    let both = try board { $0.filters = ["A", "B"].map { Filter(field: .country, value: $0) } }
    #expect(both.entries.map(\.system.id) == ["b", "a"])
    #expect(both.exclusions.contains { $0.reason.summary == "not country=A or country=B" })
    let neither = try board {
      $0.filters = [Filter(field: .country, value: "B"), Filter(field: .system, value: "a")]
    }
    #expect(neither.entries.isEmpty)
    #expect(Set(neither.exclusions.map(\.reason.summary)).isSuperset(of: ["not country=B", "not system=a"]))
  }

  @Test func unknownNamesAreErrors() {
    #expect(throws: AnalysisError.unknownBenchmark("x", known: ["b"])) { try Scoreboard(of: "x", in: Self.dataset) }
    #expect(throws: AnalysisError.unknownQuantity("x", benchmark: "b", known: ["total", "d"])) {
      try board { $0.quantity = "x" }
    }
  }

  @Test func ratingsOfTwoDatesAreNeverMixed() throws {
    var dataset = Self.dataset
    dataset.benchmarks["b"]?.kind = .rating
    let board = try Scoreboard(of: "b", in: dataset)
    #expect(board.entries.map(\.system.id) == ["a"])
    #expect(board.asOf == CalendarDate("2025-01-01"))
  }

  /// A board stands for the day whose state its source shows; when someone read the source says nothing of the board.
  @Test func aBoardStandsForTheDayOfItsCapture() throws {
    var dataset = Self.dataset
    let entry = try #require(try Scoreboard(of: "b", in: dataset).entries.first)
    dataset.evaluations[entry.evaluation.id]?.source = "page"
    dataset.sources["page"] = Source(id: "page", title: "Page", accessedOn: CalendarDate("2026-11-21"))
    let read = try Scoreboard(of: "b", in: dataset).asOf
    #expect(try read == Scoreboard(of: "b", in: Self.dataset).asOf)
    dataset.sources["page"]?.capturedOn = CalendarDate("2026-10-08")
    #expect(try Scoreboard(of: "b", in: dataset).asOf == CalendarDate("2026-10-08"))
  }

  @Test func equalScoresShareARank() throws {
    let dataset = Dataset.invented([Invented("x", "A", 3), Invented("y", "A", 5), Invented("z", "B", 3)])
    #expect(try Scoreboard(of: "b", in: dataset).ranks() == [1, 2, 2])
  }
}
