import BenchmarkData
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct ClaimVerdictTests {
  static let dataset: Dataset = {
    var dataset = ClaimKindTests.plain
    dataset.claims["c1"] = Claim(
      id: "c1", statement: "A leads.", madeOn: CalendarDate("2024-02"), madeBy: "Somebody",
      test: "gap measure=frontier_gap benchmark=b a=A b=B expect=positive")
    dataset.claims["c2"] = Claim(
      id: "c2", statement: "Everybody likes A.", test: "untestable", untestableReason: "Missing: liking.")
    return dataset
  }()

  @Test func theTableHasARowAClaimAndNoLevelForARange() throws {
    let table = try ClaimVerdict.table(ClaimVerdict.all(in: Self.dataset))
    #expect(table.rowCount == 2)
    #expect(table["verdict"].map { [$0[0], $0[1]] } == [.text("supported"), .text("untestable")])
    #expect(table["ci_kind"]?[0] == .text("specification"))
    #expect(table["ci_method"]?[0] == .text("leave-one-organization-out"))
    #expect(table["ci_level"]?[0] == .missing)
    #expect(table["status"]?[0] == .text("no_se"))
    #expect(table["what_would_change"]?[1] == .text("Missing: liking."))
    #expect(table["figure"]?[0] == .text("A − B: 14.0 points"))
  }

  @Test func theCalculationNamesTheSystemsAndWhatWasLeftOut() throws {
    var dataset = Self.dataset
    dataset.evaluations["b.a2"]?.supersededBy = "b.a1"
    let claim = try #require(dataset.claims["c1"])
    let verdict = try ClaimVerdict(of: claim, in: dataset)
    let table = try verdict.calculationTable()
    let roles = (0..<table.rowCount).compactMap { row in table["role"]?[row] }
    #expect(roles.first == .text("result"))
    #expect(roles.count { $0 == .text("used") } == 3)
    #expect(verdict.omissionsByReason.map(\.reason) == ["superseded"])
    #expect(verdict.omissionsByReason.first?.names == ["b.a2"])
  }

  @Test func optionsOutOfRangeAreErrors() throws {
    let claim = try #require(Self.dataset.claims["c1"])
    for options in [
      ClaimOptions(level: 1), ClaimOptions(level: .nan), ClaimOptions(simulation: Simulation(resamples: 0)),
    ] {
      #expect(throws: AnalysisError.self) { try ClaimVerdict(of: claim, in: Self.dataset, options: options) }
    }
  }

  @Test func anUndatedSystemEvaluatedOnNoKnownDateWasNotThereAsOfADay() throws {
    var dataset = Dataset.invented([Invented("a", "A", 70, on: "2023-01-01"), Invented("u", "A", 90)])
    let cell = "rank system=a benchmark=b at_most=1 as_of=2024"
    #expect(try ClaimKindTests.finding(dataset, cell).verdict == .supported)
    dataset.evaluations["b.u"]?.evaluatedOn = CalendarDate("2023-05")
    #expect(try ClaimKindTests.finding(dataset, cell).verdict == .contradicted)
  }

  @Test func aDateOfReducedPrecisionCountsByItsMiddle() throws {
    let dataset = Dataset.invented([Invented("a", "A", 70, on: "2024-02")])
    func count(_ by: String) throws -> Double? {
      try ClaimKindTests.finding(dataset, "count of=systems by=\(by) at_least=1").estimate
    }
    #expect(try count("2024-02-14") == 0)
    #expect(try count("2024-02-15") == 1)
    #expect(try count("2024-02") == 1)
  }

  @Test func whereLowerIsBetterALeadIsStillPositive() throws {
    let dataset = Dataset.invented(
      [Invented("a", "A", 2, on: "2023-01-01"), Invented("b", "B", 3, on: "2024-01-01")], higherIsBetter: false)
    let found = try ClaimKindTests.finding(dataset, "gap measure=frontier_gap benchmark=b a=A b=B expect=positive")
    #expect(found.estimate == 1)
    #expect(try ClaimKindTests.finding(dataset, "rank system=a benchmark=b at_most=1").verdict == .supported)
    let step = try ClaimKindTests.finding(dataset, "frontier_margin benchmark=b system=b expect=positive")
    #expect(step.estimate == -1)
    #expect(step.verdict == .contradicted)
  }

  @Test func equalScoresShareTheSmallerRank() throws {
    let dataset = Dataset.invented([Invented("a", "A", 70), Invented("b", "A", 70), Invented("c", "A", 60)])
    let found = try ClaimKindTests.finding(dataset, "rank system=b benchmark=b at_most=1")
    #expect(found.verdict == .supported)
    #expect(found.notes.contains { $0.text.contains("level with a") })
  }

  @Test func threadsChangeNothing() throws {
    let claim = Claim(id: "c", statement: "", test: "gap measure=frontier_gap benchmark=b a=A b=B expect=positive")
    let intervals = try [1, 3].map { threads in
      try ClaimVerdict(
        of: claim, in: ClaimKindTests.measured,
        options: ClaimOptions(simulation: Simulation(resamples: 1000, threads: threads))
      ).finding?.interval
    }
    #expect(intervals[0] != nil)
    #expect(intervals[0] == intervals[1])
  }
}
