import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// Benchmarks that are counted by families, and some of them.
struct FamiliesTests {
  /// A board on which A and B have the given scores.
  struct Board {
    var id: Benchmark.ID
    var a: [Double]
    var b: [Double]
    var family: String?
    var judge: Benchmark.Judge?
    var date: String?
  }

  static func dataset(_ boards: [Board]) -> Dataset {
    var dataset = Dataset.invented(
      (0..<3).flatMap { [Invented("a\($0)", "A", 1), Invented("b\($0)", "B", 1)] })
    dataset.benchmarks = []
    dataset.evaluations = []
    for board in boards {
      var benchmark = Benchmark(
        id: board.id, name: board.id.text, kind: .composite,
        dimensions: [Dimension(id: "d", name: "D", unit: "points")])
      (benchmark.family, benchmark.judge) = (board.family, board.judge)
      dataset.benchmarks[board.id] = benchmark
      for (side, scores) in [("a", board.a), ("b", board.b)] {
        for (index, score) in scores.enumerated() {
          let id = Evaluation.ID("\(board.id).\(side)\(index)")
          dataset.evaluations[id] = Evaluation(
            id: id, benchmark: board.id, system: System.ID("\(side)\(index)"),
            evaluatedOn: board.date.flatMap { CalendarDate($0) }, scores: ["d": Score(score)])
        }
      }
    }
    return dataset
  }

  /// A family that A leads, one that is split, one that is level on one board and B's on the other, and three boards alone.
  static let boards = [
    Board(id: "f1", a: [3], b: [1, 2], family: "f", judge: .humanVotes, date: "2024-01-01"),
    Board(id: "f2", a: [3], b: [1, 2], family: "f", judge: .modelJudge, date: "2024-01-01"),
    Board(id: "g1", a: [3, 1], b: [1, 2], family: "g", judge: .humanRatings, date: "2024-01-01"),
    Board(id: "g2", a: [1, 1], b: [1, 2], family: "g", judge: .humanRatings, date: "2026-01-01"),
    Board(id: "h1", a: [2, 1], b: [1, 2], family: "h", judge: .automaticMetrics, date: "2026-01-01"),
    Board(id: "h2", a: [1, 1], b: [1, 2], family: "h", judge: .automaticMetrics, date: "2026-01-01"),
    Board(id: "alone", a: [1, 1], b: [1, 2], date: "2026-01-01"),
    Board(id: "level", a: [2, 1], b: [1, 2], judge: .modelJudge, date: "2026-01-01"),
    Board(id: "one-sided", a: [1, 2], b: [], family: "f", judge: .humanVotes, date: "2026-01-01"),
  ]

  static func across(_ scope: BenchmarkScope = BenchmarkScope(), _ boards: [Board] = boards) throws -> GapAcross {
    try GapAcross(
      .benchmarks, of: dataset(boards), benchmark: nil, selection: Selection(), between: Sides("A", "B"), among: scope,
      options: GapAcrossTests.options)
  }

  @Test func aFamilyCountsOnceAndIsSplitWhereItsBoardsDisagree() throws {
    let across = try Self.across()
    #expect(across.boards == GapTally(a: 3, b: 3, level: 2))
    #expect(across.families == GapTally(a: 1, b: 2, level: 1, split: 1))
    #expect(
      across.sentence
        == "Frontier gap (best minus best): of 5 families of benchmarks A is ahead on 1 and B on 2, 1 is split, on 1 neither is; of their 8 "
        + "boards A is ahead on 3 and B on 3, on 2 neither is.")
  }

  @Test func theNotesSayWhatACountLeavesUnsaid() throws {
    let notes = try Self.across().countNotes
    #expect(notes.contains { $0.contains("split where its boards disagree") })
    #expect(notes.contains("On 2 of 8 boards a side has a single system: A on 2, B on 0."))
    #expect(
      notes.contains {
        $0.contains(
          "in the year before 2026-01-01: of 4 families of benchmarks A is ahead on 0 and B on 3, on 1 neither is; of their 5 "
            + "boards A is ahead on 0 and B on 3, on 2 neither is.")
      }, "\(notes)")
  }

  @Test func currentBoardsAloneAreCountedAndTheRestIsNamed() throws {
    let across = try Self.across(BenchmarkScope(isCurrentOnly: true))
    #expect(across.boards.total == 5)
    #expect(across.omissions.map(\.reason) == ["without an evaluation of the last year"])
    #expect(across.omissions.flatMap(\.labels) == ["f1", "f2", "g1"])
    #expect(across.countNotes.contains("Not asked, 3 without an evaluation of the last year: f1; f2; g1."))
  }

  private static let boardsByJudges: [(judges: Set<Benchmark.Judge>, boards: [String])] = [
    ([.humanVotes], ["f1"]), ([.humanVotes, .humanRatings], ["f1", "g1", "g2"]), ([.automaticMetrics], ["h1", "h2"]),
  ]

  @Test(arguments: boardsByJudges)
  func thoseThatAreMeasuredOtherwiseAreLeftOut(_ judges: Set<Benchmark.Judge>, _ boards: [String]) throws {
    let across = try Self.across(BenchmarkScope(judges: judges))
    #expect(across.answers.filter { $0.estimate.estimate != nil }.map(\.label) == boards)
    #expect(across.omissions.contains { $0.labels == ["alone"] && $0.reason.hasPrefix("not known") })
    #expect(across.answers.count + across.omissions.flatMap(\.labels).count == Self.boards.count)
  }

  @Test func aScopeWithoutBenchmarksIsAnError() {
    let undated = [Board(id: "x", a: [1], b: [2])]
    #expect(throws: AnalysisError.invalidOption("none of the 1 benchmarks is current")) {
      try Self.across(BenchmarkScope(isCurrentOnly: true), undated)
    }
    #expect(throws: AnalysisError.self) { try Self.across(BenchmarkScope(judges: [.humanVotes]), undated) }
  }

  @Test func withoutFamiliesBenchmarksAreCounted() throws {
    let across = try Self.across(BenchmarkScope(), [Board(id: "x", a: [1], b: [2]), Board(id: "y", a: [1], b: [2])])
    #expect(!across.hasFamilies)
    #expect(across.sentence.contains("A is ahead on 0 of 2 benchmarks, B on 2"))
  }
}

/// Comparisons in which one party measured both sides.
struct LikeForLikeTests {
  static func pair(_ dataset: Dataset = GapAcrossTests.dataset) throws -> Pair {
    try Pair(Sides("A", "B"), on: Scoreboard(of: "b", in: dataset), options: GapAcrossTests.options)
  }

  @Test func theClipsOfOnePartyAreComparedAndTheNewestStandInTheSentence() throws {
    var dataset = GapAcrossTests.dataset
    dataset.evaluations["b.a"]?.sampledBy = "Ann"
    dataset.evaluations["b.b"]?.sampledBy = "Bob"
    let answer = try Answer.likeForLike(Self.pair(dataset), in: dataset)
    #expect(answer.pair.board.selection.policy == .benchmarkTeam)
    #expect(
      answer.sentence
        == "On B (total, 2 systems, clips sampled by the benchmark's team, as of 2025-03) the best A system, a, is 3.00 points ahead of the "
        + "best B system, b; no standard errors are published, so there is no interval; the newest evaluations, of clips made by Bob and "
        + "Ann, would instead put the best B system, b, 5.00 points ahead of the best A system, a.")
  }

  @Test func bestsOfSeveralPartiesAreNoted() throws {
    var dataset = GapAcrossTests.dataset
    dataset.evaluations["b.b"]?.sampledBy = nil
    let note = try Self.pair(dataset).measurersNote
    #expect(note?.contains("(who made the clips: a: Maker; b: an unknown party)") == true)
  }

  @Test func oneMeasurerOrARatingIsLikeForLike() throws {
    var dataset = GapAcrossTests.dataset
    for id in dataset.evaluations.keys { dataset.evaluations[id]?.evaluatedBy = Evaluation.benchmarkTeam }
    let same = try Self.pair(dataset)
    #expect(same.isLikeForLike && same.measurersNote == nil)
    #expect(try Answer.likeForLike(same, in: dataset).newest == nil)
    dataset.benchmarks["b"]?.kind = .rating
    dataset.evaluations["b.a"]?.sampledBy = nil
    #expect(try Self.pair(dataset).isLikeForLike)
  }

  @Test func withoutClipsOfTheTeamTheNewestStand() throws {
    var dataset = GapAcrossTests.dataset
    dataset.evaluations["team.a"] = nil
    #expect(try Answer.likeForLike(Self.pair(dataset), in: dataset).pair.board.selection.policy == .newest)
  }
}
