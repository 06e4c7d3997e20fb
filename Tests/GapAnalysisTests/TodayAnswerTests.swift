import BenchmarkData
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// The answer for today: its words say what the analyses that it is made of say.
struct TodayAnswerTests {
  private static func answer(_ dataset: Dataset, _ sides: Sides = Sides("A", "B"), closely: [Benchmark.ID] = []) throws
    -> TodayAnswer
  {
    let options = GapAcrossTests.options
    let across = try GapAcross(
      .benchmarks, of: dataset, benchmark: nil, selection: Selection(), between: sides, options: options)
    let pairs = try closely.map {
      try Pair(sides, on: Scoreboard(of: $0, in: dataset, selection: Selection()), options: options)
    }
    let robustness = try closely.map {
      try RobustnessAnalysis(of: $0, in: dataset, selection: Selection(), between: sides, options: options)
    }
    return try TodayAnswer(
      of: across, between: sides, closely: pairs.map { try Answer.likeForLike($0, in: dataset) },
      robustness: robustness,
      in: dataset, level: 0.95)
  }

  private static func sentence(_ question: TodayAnswer.Question, _ answer: TodayAnswer) -> String? {
    answer.statements.first { $0.question == question }?.sentence
  }

  /// Six boards of the year in six families, of which A leads four, and an old one.
  private static let boards =
    (1...6).map { number in
      FamiliesTests.Board(
        id: Benchmark.ID("n\(number)"), a: [number < 5 ? 9 : 1, 2], b: [5, 2, 1], family: "f\(number)",
        date: "2026-0\(number)-01")
    } + [FamiliesTests.Board(id: "old", a: [1], b: [2, 3], family: "f7", date: "2023-01-01")]

  @Test func familiesOfCurrentBenchmarksAreCounted() throws {
    let answer = try Self.answer(FamiliesTests.dataset(Self.boards))
    #expect(answer.isCurrent && answer.date == CalendarDate("2026-06-01"))
    #expect(answer.across.families == GapTally(a: 4, b: 2))
    #expect(
      Self.sentence(.lead, answer)?.contains(
        "of 6 benchmarks with results of the past year, the best system is from A in 4 and from B in 2.") == true)
    // Whether a side is ahead is what the synthesis says, not the count.
    let model = try #require(answer.synthesis?.model)
    #expect(Self.sentence(.lead, answer)?.hasPrefix("Neither side is clearly ahead") == model.interval.contains(0))
    #expect(
      answer.cautions.contains { $0.contains("6 of 6 families publish no standard errors") }
        == (answer.synthesis?.assumedError != nil))
  }

  @Test func boardsOfAFamilyCountOnce() throws {
    let answer = try Self.answer(FamiliesTests.dataset(FamiliesTests.boards))
    let tally = answer.across.families
    #expect(tally.total < answer.across.boards.total)
    #expect(Self.sentence(.lead, answer)?.contains("\(tally.total) families of benchmarks") == true)
  }

  @Test func withOlderBenchmarksTheCountIsSaidBeside() throws {
    let answer = try Self.answer(FamiliesTests.dataset(Self.boards))
    let said = answer.statements.first { $0.question == .robustness }
    let all = ([said?.sentence] + (said?.details ?? []).map { $0 }).compactMap(\.self).joined(separator: " ")
    #expect(all.contains("of 7 families the best system is from A in 4 and from B in 3"))
  }

  @Test func aDatasetWithoutDatesIsCountedWhole() throws {
    let boards = Self.boards.map { board in
      var board = board
      board.date = nil
      return board
    }
    let answer = try Self.answer(FamiliesTests.dataset(boards))
    #expect(!answer.isCurrent && answer.date == nil)
    #expect(
      Self.sentence(.lead, answer)?.contains("Of 7 benchmarks, ") == true
        || Self.sentence(.lead, answer)?.contains("of 7 benchmarks, ") == true)
    #expect(Self.sentence(.months, answer) == nil)
  }

  /// A record of A in January, one of B in July that passes A's first, and the day of the last record as the date.
  private static func dated(_ last: Double) -> Dataset {
    var dataset = Dataset.invented([
      Invented("a1", "A", 10, se: 0.1, on: "2024-01-01"), Invented("b1", "B", 9, se: 0.1, on: "2024-03-01"),
      Invented("b2", "B", 11, se: 0.1, on: "2024-07-01"), Invented("a2", "A", last, se: 0.1, on: "2024-09-01"),
      Invented("of no side", "D", 1, on: "2024-12-01"),
    ])
    dataset.countries["A"]?.name = "Ayland"
    return dataset
  }

  @Test func todaysLagLeadsAndTheAverageIsSaidBesideIt() throws {
    let dataset = Self.dated(20)
    let answer = try Self.answer(dataset, closely: ["b"])
    let pair = try #require(answer.across.answers.first?.pair)
    let now = try pair.estimate(of: .lagNow)
    let mean = try pair.estimate(of: .lagHorizontalMean)
    let months = try #require(answer.statements.first { $0.question == .months })
    #expect(months.sentence.hasPrefix("On B, systems from B score today what systems from Ayland had reached "))
    #expect(months.sentence.contains(now.magnitude(try #require(now.estimate))))
    #expect(months.details.first?.contains(mean.magnitude(try #require(mean.estimate))) == true)
    #expect(Self.sentence(.lead, answer)?.hasPrefix("On B, the best system from Ayland (a2) is 9") == true)
    #expect(answer.cautions.contains("The dataset has one benchmark: others may say otherwise."))
  }

  /// The side that passed the other on the last day is ahead though the lag is 0.
  @Test func aLagThatBeginsTodayIsNotALevelScore() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10, on: "2024-01-01"), Invented("b1", "B", 11, on: "2024-07-01"),
      Invented("a2", "A", 20, on: "2024-09-01"),
    ])
    let months = try #require(Self.sentence(.months, Self.answer(dataset, closely: ["b"])))
    #expect(
      months.contains("systems from B score today what systems from A had reached less than a tenth of a month ago"),
      "\(months)")
    // By either order of the sides.
    let other = try #require(Self.sentence(.months, Self.answer(dataset, Sides("B", "A"), closely: ["b"])))
    #expect(other == months)
  }

  /// The interval counts for the side that is said to be behind, though a lag of 0 has no sign that says which.
  @Test func theIntervalOfALagThatBeginsTodayIsThatOfTheSideBehind() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10, se: 0.1, on: "2024-01-01"), Invented("b1", "B", 19.9, se: 0.2, on: "2024-07-01"),
      Invented("a2", "A", 20, se: 0.2, on: "2024-09-01"),
    ])
    let sentences = try [Sides("A", "B"), Sides("B", "A")].map {
      try #require(Self.sentence(.months, Self.answer(dataset, $0, closely: ["b"])))
    }
    for sentence in sentences {
      #expect(sentence.hasPrefix("On B, systems from B score today what systems from A had reached less than"))
      #expect(sentence.contains(" interval from ") && sentence.contains(" ahead to "), "\(sentence)")
      #expect(!sentence.contains("∞") && !sentence.contains("−"), "\(sentence)")
    }
  }

  @Test func intervalsOfLagsAreInWords() {
    func clause(_ lower: Double, _ upper: Double, _ months: Double = 2, isTurned: Bool = false) -> String {
      ConfidenceInterval(lower: lower, upper: upper, level: 0.95, method: .redrawPercentile)
        .lagClause(of: months, isTurned: isTurned, directions: ("ahead", "behind"))
    }
    #expect(clause(1, 3) == " (95 % interval 1.0 to 3.0)")
    #expect(clause(0, 3) == " (95 % interval 0.0 to 3.0)")
    #expect(clause(1, .infinity) == " (95 % interval 1.0 or more)")
    #expect(clause(-.infinity, .infinity) == " (the 95 % interval has no limits)")
    #expect(clause(-4, 3) == " (95 % interval from 4.0 ahead to 3.0 behind)")
    #expect(clause(-4, 3, isTurned: true) == " (95 % interval from 3.0 ahead to 4.0 behind)")
    #expect(clause(-.infinity, 3) == " (95 % interval from any time ahead to 3.0 behind)")
    #expect(clause(-.infinity, 3, isTurned: true) == " (95 % interval from 3.0 ahead to any time behind)")
  }

  /// A choice of many that turns the leader is not all of them.
  @Test func oneChoiceThatTurnsTheLeaderIsNoPlainNo() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10), Invented("a2", "A", 9), Invented("b1", "B", 12), Invented("b2", "B", 9.5),
      Invented("a3", "A", 1), Invented("b3", "B", 2),
    ])
    let said = try #require(
      Self.answer(dataset, closely: ["b"]).statements.first { $0.question == .robustness })
    #expect(
      said.sentence.hasPrefix("Only in part: on B, who leads turns with the choice of system left out"), "\(said)")
    let detail = try #require(said.details.first)
    let counts = try #require(detail.firstMatch(of: /ahead under (\d+) of (\d+) other choices/))
    #expect(try #require(Int(counts.1)) < #require(Int(counts.2)))
    #expect(!detail.contains("%"))
    if detail.contains("in all ") { #expect(detail.contains("which leave out no single system")) }
  }

  /// Of a board that was not brought up to date, what is said is of its own date.
  @Test func whatAnOldBoardSaysIsNotOfToday() throws {
    var dataset = FamiliesTests.dataset(Self.boards)
    for (index, id) in ["a0", "a1", "b0", "b1", "b2"].enumerated() {
      dataset.systems[System.ID(id)]?.releasedOn = CalendarDate("2022-0\(index + 1)-01")
    }
    let months = try #require(Self.sentence(.months, Self.answer(dataset, closely: ["old"])))
    #expect(months.contains(" had by 1 January 2023 what ") && !months.contains("today"), "\(months)")
    let current = try #require(Self.sentence(.months, Self.answer(dataset, closely: ["n1"])))
    #expect(current.contains(" score today what "), "\(current)")
  }

  @Test func equalBestScoresAreCalledSo() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10, on: "2024-01-01"), Invented("b1", "B", 10, on: "2024-07-01"),
    ])
    let answer = try Self.answer(dataset, closely: ["b"])
    #expect(Self.sentence(.months, answer)?.contains("have the same best score today") == true)
    #expect(Self.sentence(.lead, answer)?.contains("is level with the best from B") == true)
  }

  /// The two lags may name different sides as behind: the second then says so.
  @Test func lagsOfDifferentSidesAreSetAgainstEachOther() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 5, on: "2024-01-01"), Invented("a2", "A", 10, on: "2024-02-01"),
      Invented("b1", "B", 5, on: "2024-06-01"), Invented("b2", "B", 10, on: "2024-08-01"),
      Invented("b3", "B", 30, on: "2024-09-01"), Invented("a3", "A", 10.5, on: "2025-06-01"),
    ])
    let answer = try Self.answer(dataset, closely: ["b"])
    let pair = try #require(answer.across.answers.first?.pair)
    let (now, mean) = (try pair.estimate(of: .lagNow).estimate, try pair.estimate(of: .lagHorizontalMean).estimate)
    let isTurned = try #require(now) * #require(mean) < 0
    #expect(isTurned)
    let months = try #require(answer.statements.first { $0.question == .months })
    #expect(months.sentence.contains("systems from A score today what systems from B had reached "))
    #expect(months.details.first?.contains("both have passed, however, systems from B came") == true, "\(months)")
  }

  /// The clips of the best were made by two parties: like is compared with like, and both readings are said.
  @Test func whereWhoseEvaluationsCountDecidesBothAreSaid() throws {
    var dataset = Dataset.invented([
      Invented("a1", "A", 10, on: "2024-01-01"), Invented("a2", "A", 12, on: "2024-05-01"),
      Invented("b1", "B", 9, on: "2024-02-01"), Invented("b2", "B", 20, on: "2024-06-01"),
    ])
    for id in ["b.a1", "b.a2", "b.b1"] { dataset.evaluations[Evaluation.ID(id)]?.sampledBy = Evaluation.benchmarkTeam }
    dataset.evaluations["b.b2"]?.sampledBy = "its makers"
    let answer = try Self.answer(dataset, closely: ["b"])
    let lead = try #require(Self.sentence(.lead, answer))
    #expect(lead.contains("by the clips of the benchmark's team, the best system from A is 3"))
    #expect(lead.contains("by the newest evaluation of each system, the best system from B is 8"))
    let robustness = try #require(Self.sentence(.robustness, answer))
    #expect(!robustness.hasPrefix("Yes") && robustness.contains("who leads turns with the choice of "), "\(robustness)")
    let months = try #require(Self.sentence(.months, answer))
    #expect(months.contains("by the clips of the benchmark's team") && months.contains("by the newest evaluation"))
    #expect(!months.contains("count: by the newest") && !lead.contains("how far"))
  }

  @Test func withoutAnyCommonBenchmarkThatIsWhatIsSaid() throws {
    let boards = [FamiliesTests.Board(id: "x", a: [1], b: []), FamiliesTests.Board(id: "y", a: [], b: [1])]
    let answer = try Self.answer(FamiliesTests.dataset(boards))
    #expect(answer.statements.map(\.sentence) == ["None of the 2 benchmarks has a total of both sides."])
    #expect(answer.cautions.isEmpty)
  }
}
