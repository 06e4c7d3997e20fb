import Quantities
import TableExport
import BenchmarkData
import Foundation
import GapAnalysis
import StatisticsCore
import Tables
import Testing

@testable import GapReport

/// Which evaluations a report used, and why not the others.
@Suite struct ReportManifestTests {
  private static func records(_ report: Report) -> [String: [String: String]] {
    Dictionary(report.manifest.table.records.map { ($0["evaluation_id"] ?? "", $0) }) { first, _ in first }
  }

  @Test func everyReasonIsStatedWhereItHolds() throws {
    var data = InventedData()
    let parts = ["d", "e"].map {
      Dimension(id: Dimension.ID($0), name: $0, group: "g", weight: 1, unit: "points")
    }
    data.add("b", groups: [DimensionGroup(id: "g", name: "G", weight: 1)], dimensions: parts)
    data.add("votes", kind: .rating)
    data.add("parts", dimensions: ["d", "e"].map { Dimension(id: Dimension.ID($0), name: $0, unit: "points") })
    data.add("one-sided")
    for (name, country, released) in [
      ("a1", "A", "2024-01-01"), ("a2", "A", "2024-02-01"), ("c1", "C", "2024-01-01"), ("late", "C", "2025-06-01"),
    ] {
      data.add(system: name, of: country, released: released)
    }
    data.add("a1", on: "b", ["d": 1, "e": 2], on: "2024-03-01")
    data.add("a1", on: "b", ["d": 1, "e": 3], key: "older", on: "2024-02-01")
    data.add("a1", on: "b", ["d": 1, "e": 9], key: "withdrawn", on: "2024-02-01", supersededBy: "b.a1")
    data.add("a1", on: "b", ["d": 1, "e": 8], key: "again", on: "2024-04-01", reevaluates: "b.a1")
    data.add("a2", on: "b", ["d": 1], on: "2024-03-01")
    data.add("c1", on: "b", ["d": 2, "e": 2], on: "2024-03-01")
    data.add("c1", on: "b", ["d": 2, "e": 2], key: "evaluated-late", on: "2025-06-01")
    data.add("late", on: "b", ["d": 3, "e": 3], on: "2024-03-01")
    data.add("a1", on: "votes", ["score": 1000], on: "2024-05-01")
    data.add("c1", on: "votes", ["score": 1100], on: "2024-05-01")
    data.add("c1", on: "votes", ["score": 1090], key: "old-board", on: "2024-04-01")
    data.add("a1", on: "parts", ["d": 1, "e": 1])
    data.add("a1", on: "one-sided", 5)
    let report = try Report(
      of: data.dataset,
      question: ReportQuestion(
        between: Sides("A", "C"), selection: Selection(asOf: CalendarDate("2024-12-31")), simulation: .quick()))

    let rows = report.manifest.table.records
    #expect(rows.compactMap { $0["evaluation_id"] } == data.dataset.evaluations.keys.map(\.text))
    let expected: [String: (uses: String?, reason: String?)] = [
      "b.a1": ("total;dimensions", nil),
      "older": (nil, "replaced by b.a1 (newest evaluation of each system)"),
      "withdrawn": (nil, "superseded by b.a1"),
      "again": (nil, "repeats b.a1 independently"),
      "b.a2": ("dimensions", "lacks e"),
      "b.c1": ("total;dimensions", nil),
      "evaluated-late": (nil, "later than 2024-12-31"),
      "b.late": (nil, "later than 2024-12-31"),
      "votes.a1": ("total", nil),
      "votes.c1": ("total", nil),
      "old-board": (nil, "not on the board of 2024-05-01"),
      "parts.a1": (nil, "without a total"),
      "one-sided.a1": ("total", nil),
    ]
    #expect(Set(expected.keys) == Set(rows.compactMap { $0["evaluation_id"] }))
    for (id, record) in Self.records(report) {
      #expect(record["used_for"] == expected[id]?.uses, "\(id)")
      #expect(record["reason"] == expected[id]?.reason, "\(id)")
      #expect(record["used"] == (expected[id]?.uses == nil ? "false" : "true"), "\(id)")
    }
    #expect(report.manifest.caption?.hasPrefix("6 of 13 evaluations of the dataset are used") == true)
  }

  /// Over a dataset with everything in it: no row twice, none missing, and no row without either a use or a reason.
  @Test func everyEvaluationHasOneRowWithAUseOrAReason() throws {
    let dataset = try Repository.tutorial()
    let rows = try Repository.tutorialFiles.get().table("manifest.csv").records
    #expect(rows.compactMap { $0["evaluation_id"] } == dataset.evaluations.keys.map(\.text))
    for row in rows {
      #expect((row["used"] == "true") == (row["used_for"] != nil), "\(row)")
      #expect(row["used"] == "true" || row["reason"] != nil, "\(row)")
      #expect(!(row["used_for"]?.contains("total") == true && row["reason"] != nil), "\(row)")
    }
  }

  @Test func sourcesAreThoseOfTheTotalsAndOfTheClaimsInTheOrderOfTheDataset() throws {
    var data = InventedData.small
    for id in ["claimed", "unused", "board"] {
      data.dataset.sources[Source.ID(id)] = Source(id: Source.ID(id), title: "Source \(id)")
    }
    data.dataset.evaluations["b.a1"]?.source = "board"
    data.dataset.claims["c"] = Claim(
      id: "c", statement: "A leads.", source: "claimed", test: "untestable", untestableReason: "No data.")
    let report = try Report.quick(data)
    #expect(report.sources.map(\.id.text) == ["claimed", "board"])
    #expect(report.sourcesDocument.table.rowCount == 2)
  }
}
