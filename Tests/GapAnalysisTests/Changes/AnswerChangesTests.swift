import BenchmarkData
import Tables
import Testing

@testable import GapAnalysis

struct AnswerChangesTests {
  private let old = Dataset.invented([
    Invented("a1", "US", 80, on: "2024-01-01"), Invented("a2", "US", 84, on: "2024-06-01"),
    Invented("b1", "CN", 78, on: "2024-02-01"), Invented("b2", "CN", 81, on: "2024-09-01"),
  ])
  private let later = Dataset.invented([
    Invented("a1", "US", 80, on: "2024-01-01"), Invented("a2", "US", 84, on: "2024-06-01"),
    Invented("b1", "CN", 78, on: "2024-02-01"), Invented("b2", "CN", 81, on: "2024-09-01"),
    Invented("b3", "CN", 85.5, on: "2024-12-01"),
  ])

  private func changes(_ old: Dataset, _ new: Dataset, top: Int = 2) throws -> AnswerChanges {
    try AnswerChanges(from: old, to: new, between: Sides("US", "CN"), topCount: top)
  }

  @Test func nothingMovesBetweenEqualStates() throws {
    let changes = try changes(old, old)
    #expect(changes.changes == [])
    #expect(changes.sentence == "No answer moved. The two states have the same records.")
  }

  @Test func theGapMovesBecauseOfARow() throws {
    let gap = try #require(try changes(old, later).changes.first { $0.measure == .frontierGap })
    #expect(gap.kind == .moved)
    #expect((gap.before, gap.after) == (3, -1.5))
    #expect(gap.reasons == ["now counts b3 (CN, 85.50)", "no longer counts b2 (CN, 81.00)"])
  }

  @Test func whoEntersTheFirstRanksPushesAnotherOut() throws {
    let moved = try changes(old, later).changes.filter { $0.entity != nil }
    #expect(moved.map(\.kind) == [.entered, .left])
    #expect(moved.map(\.entity) == ["b3", "b2"])
    #expect(moved.map(\.from) == ["not on the board", "rank 2 of 4"])
    #expect(moved.map(\.to) == ["rank 1 of 5", "rank 3 of 5"])
    #expect(moved.map(\.reasons) == [["new: b.b3 (85.50)"], ["overtaken by b.b3 (85.50)"]])
  }

  @Test func aSystemThatStandsElsewhereSaysBecauseOfWhichRow() throws {
    var new = old
    new.evaluations["b.b2"]?.scores["d"]?.value = 79
    let moved = try changes(old, new).changes.filter { $0.entity != nil }
    #expect(moved.map(\.entity) == ["a1", "b2"])
    #expect(
      moved.map(\.reasons) == [
        ["has overtaken b.b2 (79.00)"], ["b.b2: 81.00 before, 79.00 now", "overtaken by b.a1 (80.00)"],
      ])
    var gone = old
    gone.evaluations["b.b2"] = nil
    let left = try changes(old, gone).changes.filter { $0.entity != nil }
    #expect(
      left.map(\.reasons) == [
        ["no longer above it, as not counted: b.b2 (81.00)"], ["no longer counted: b.b2 (81.00)"],
      ])
  }

  @Test func aWithdrawalIsListed() throws {
    var new = old
    new.systems["a1"]?.withdrawnOn = CalendarDate("2024-11-01")
    let withdrawn = try changes(old, new)
    #expect(withdrawn.changes.map(\.kind) == [.withdrawn])
    #expect(
      withdrawn.changes.first?.from == "not withdrawn" && withdrawn.changes.first?.to == "withdrawn on 2024-11-01")
    #expect(withdrawn.sentence.hasPrefix("1 withdrawal changed."))
  }

  @Test func anotherScoreOfTheSameEvaluationIsTheReason() throws {
    var new = old
    new.evaluations["b.a2"]?.scores["d"]?.value = 83
    let gap = try #require(try changes(old, new).changes.first { $0.measure == .frontierGap })
    #expect(gap.reasons == ["a2: 84.00 before, 83.00 now"])
  }

  @Test func aBoardThatComesOrGoesIsAnAnswerThatAppearsOrDisappears() throws {
    var none = old
    none.benchmarks = []
    none.evaluations = []
    #expect(try changes(none, old).changes.first { $0.measure == .frontierGap }?.kind == .appeared)
    let gone = try #require(try changes(old, none).changes.first { $0.measure == .frontierGap })
    #expect(gone.kind == .disappeared)
    #expect(gone.to == "no such board")
  }

  @Test func aVerdictThatTurnsIsNamedWithBothFigures() throws {
    let leaders = [Invented("a1", "US", 90), Invented("a2", "US", 89), Invented("b1", "CN", 70)]
    var before = Dataset.invented(leaders)
    var after = Dataset.invented(leaders + [Invented("b2", "CN", 98), Invented("b3", "CN", 99)])
    let claim = Claim(
      id: "c1", statement: "The US leads",
      test: "gap benchmark=b measure=frontier_gap a=US b=CN dimension=d expect=positive")
    before.claims["c1"] = claim
    after.claims["c1"] = claim
    let turned = try changes(before, after).changes.filter { $0.kind == .turned }
    #expect(turned.map(\.entity) == ["c1"])
    #expect(turned.map(\.from) == ["supported"])
    #expect(turned.map(\.to) == ["contradicted"])
    #expect(turned.first?.reasons.count == 2)
  }

  @Test func aVerdictThatTurnsIsNamedWithBothIntervals() throws {
    let leaders = [Invented("a1", "US", 90), Invented("a2", "US", 89), Invented("a3", "US", 88)]
    func state(_ scores: [Double]) -> Dataset {
      var dataset = Dataset.invented(leaders + scores.enumerated().map { Invented("b\($0.offset)", "CN", $0.element) })
      dataset.claims["c1"] = Claim(
        id: "c1", statement: "The US leads",
        test: "gap benchmark=b measure=mean_gap a=US b=CN dimension=d expect=positive")
      return dataset
    }
    let (before, after) = (state([70, 71, 72]), state([98, 99, 97]))
    let turned = try #require(try changes(before, after).changes.first { $0.kind == .turned })
    let verdicts = try [before, after].map { try ClaimVerdict(of: #require($0.claims["c1"]), in: $0) }
    for (word, (verdict, reason)) in zip(["before", "now"], zip(verdicts, turned.reasons)) {
      let (figure, interval) = (try #require(verdict.figure), try #require(verdict.interval))
      #expect(reason.text == "figure \(word): \(figure), \(interval)")
    }
    #expect(turned.reasons.count == 2)
  }
}
