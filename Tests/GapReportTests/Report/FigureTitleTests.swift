import BenchmarkData
import GapAnalysis
import Quantities
import TableExport
import Tables
import Testing

@testable import GapReport

/// Titles of figures and the sentences beside them say the same.
@Suite struct FigureTitleTests {
  private static func titles(of data: InventedData) throws -> [String: String] {
    let figures = try Report.quick(data).figures
    return Dictionary(figures.map { ($0.caption.name, $0.caption.title) }) { first, _ in first }
  }

  private static func data(_ systems: [(String, String, Double, String)]) -> InventedData {
    var data = InventedData()
    data.add("b", name: "B")
    for (name, country, score, date) in systems {
      data.add(system: name, of: country, released: date)
      data.add(name, on: "b", score)
    }
    return data
  }

  @Test func aBoundIsCalledOneWhicheverSideLeads() throws {
    let (old, new) = ("2023-01-01", "2024-01-01")
    for (leader, follower) in [("A", "C"), ("C", "A")] {
      let titles = try Self.titles(of: Self.data([("x", leader, 80, old), ("y", follower, 60, new)]))
      for name in ["frontier-b", "lag-b"] {
        #expect(titles[name]?.hasPrefix("\(follower) is at least ") == true, "\(titles[name] ?? "no figure")")
      }
    }
  }

  @Test func sidesOfTheSameBestScoreAreNotCalledBehind() throws {
    let titles = try Self.titles(
      of: Self.data([
        ("a1", "A", 70, "2023-01-01"), ("c1", "C", 70, "2023-03-01"), ("a2", "A", 80, "2024-01-01"),
        ("c2", "C", 80, "2024-02-01"), ("a3", "A", 60, "2024-05-01"),
      ]))
    #expect(
      titles["frontier-b"]
        == "A and C have the same best score now on B; C reached it 1.0 months later (no interval is known)")
    #expect(titles["lag-b"]?.hasPrefix("A and C have the same best score now, but C over all scores") == true)
  }

  /// The lag of today is too short for a number, and the other is told beside it.
  @Test func aShortLagLeavesTheOtherOneTold() throws {
    let titles = try Self.titles(
      of: Self.data([
        ("a1", "A", 50, "2023-01-01"), ("c1", "C", 50.5, "2023-09-01"), ("a2", "A", 60, "2024-01-01"),
        ("c2", "C", 61, "2024-09-01"), ("a3", "A", 70, "2025-01-01"), ("c3", "C", 90, "2025-09-01"),
      ]))
    let start = "A is less than a tenth of a month (no interval is known) behind now, but C over"
    #expect(titles["lag-b"]?.hasPrefix(start) == true)
  }

  @Test func everyCombinationOfChoicesIsCountedInTheTitle() throws {
    let analysis = try RobustnessAnalysis(
      of: "b", in: InventedData.small.dataset, selection: Selection(), between: Sides("A", "C"),
      options: .init(simulation: .quick()))
    let medians = try Table([Column(.estimate, [1, -1, -2, 0, nil])])
    #expect(
      analysis.combinationFinding(medians)
        == "In the median of the draws C is ahead under 2 of 4 combinations of choices, A under 1, neither under 1")
  }

  /// A benchmark without a total is compared dimension by dimension.
  @Test func dimensionsWithoutATotalAreCompared() throws {
    var data = InventedData()
    data.add(
      "b", name: "B",
      dimensions: [Dimension(id: "x", name: "X", unit: "points"), Dimension(id: "y", name: "Y", unit: "points")])
    for (name, country, x, y) in [("a", "A", 3.0, 1.0), ("c", "C", 2.0, 4.0)] {
      data.add(system: name, of: country)
      data.add(name, on: "b", ["x": x])
      data.add(name, on: "b", ["y": y], key: "second \(name)")
    }
    let report = try Report.quick(data)
    #expect(report.today.statements.map(\.sentence) == ["B has no total of both sides."])
    #expect(report.sections.map(\.id) == ["profile"])
    #expect(report.figures.map(\.caption.title) == ["A and C each lead on 1 of 2 dimensions of B"])
    #expect(!report.unanswered.contains { $0.contains("has systems of both") })
  }
}
