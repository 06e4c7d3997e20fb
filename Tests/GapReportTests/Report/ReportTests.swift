import StatisticsCore
import BenchmarkData
import Foundation
import GapAnalysis
import TableExport
import Tables
import Testing

@testable import GapReport

/// What a report holds, down to datasets that answer nothing.
@Suite struct ReportTests {
  static let sectionIDs = ["answer", "gap", "profile", "lag", "ranking", "robustness", "claims"]

  @Test func theSectionsComeInTheirOrderEachWithASentence() throws {
    let report = try Report.quick(.small)
    #expect(report.sections.map(\.id) == Self.sectionIDs)
    for section in report.sections {
      #expect(!section.sentences.isEmpty && section.sentences.allSatisfy { !$0.isEmpty }, "\(section.id)")
    }
    #expect(Set(report.tableNames).count == report.tableNames.count)
  }

  /// One benchmark is not counted: its own answer is the headline, and is said once.
  @Test func theOnlyBenchmarkIsTheHeadline() throws {
    let report = try Report.quick(.small)
    #expect(report.sections.first?.sentences == report.keySentences)
    #expect(try !report.folder().text("report.html").contains("class=\"keys\""))
  }

  /// Nothing in common: the two sides stand on different boards.
  @Test func sidesThatShareNoBoardGetAReportThatSaysSo() throws {
    var data = InventedData()
    for (name, country, board) in [("a", "A", "x"), ("c", "C", "y")] {
      data.add(Benchmark.ID(board))
      data.add(system: name, of: country, released: "2024")
      data.add(name, on: Benchmark.ID(board), 50)
    }
    try Self.expectAnEmptyReport(data, headline: "None of the 2 benchmarks has systems of both sides.")
  }

  @Test func aSideWithoutAnyScoreGetsAReportThatSaysSo() throws {
    var data = InventedData.small
    data.add(system: "shown but not scored", of: "D")
    let report = try Report.quick(data, between: "A", and: "D")
    #expect(report.sections.map(\.id) == Self.sectionIDs)
    #expect(report.tableNames == ["sources"])
  }

  @Test func aDatasetWithoutBenchmarksGetsAReportThatSaysSo() throws {
    try Self.expectAnEmptyReport(InventedData(), headline: "There are no benchmarks to compare.")
  }

  private static func expectAnEmptyReport(_ data: InventedData, headline: String) throws {
    let report = try Report.quick(data)
    #expect(report.sections.map(\.id) == sectionIDs)
    #expect(report.sections.first?.sentences == [headline])
    #expect(report.tableNames == ["sources"])
    #expect(report.figures.isEmpty)
    let folder = try report.folder()
    let page = try folder.text("report.html")
    for section in report.sections {
      for sentence in section.sentences { #expect(page.contains(sentence), "\(section.id)") }
    }
    #expect(try folder.code().contains("read(\"sources\")"))
  }

  @Test func aBenchmarkThatWasAskedForWithoutOneSideIsShownWithoutAGap() throws {
    var data = InventedData.small
    data.add("one-sided")
    data.add("a1", on: "one-sided", 50)
    data.add("a2", on: "one-sided", 60)
    let report = try Report.quick(data, on: ["one-sided"])
    let gap = try #require(report.documents.first { $0.name == "gap-one-sided" }).table
    #expect(Set(gap["status"]?.texts.map(Array.init) ?? []) == ["insufficient"])
    #expect(try !report.folder().code().contains("gap-one-sided"))
  }

  @Test func oneSystemASideWithoutDatesOrErrorsIsEnoughForAPage() throws {
    var data = InventedData()
    data.add("b")
    data.add(system: "a", of: "A")
    data.add(system: "c", of: "C")
    data.add("a", on: "b", 1)
    data.add("c", on: "b", 1)
    let report = try Report.quick(data)
    #expect(report.tally == GapTally(level: 1))
    #expect(report.sections.first { $0.id == "lag" }?.items.isEmpty == true)
    #expect(try report.folder().text("report.html").contains("there is no lag to measure"))
  }

  @Test func equalScoresEverywhereGiveAReport() throws {
    var data = InventedData()
    for board in ["b", "c"] { data.add(Benchmark.ID(board)) }
    for (index, country) in ["A", "A", "C", "C"].enumerated() {
      data.add(system: "s\(index)", of: country, released: "2024-0\(index + 1)")
      for board in ["b", "c"] { data.add("s\(index)", on: Benchmark.ID(board), 5, se: 0) }
    }
    let report = try Report.quick(data)
    #expect(report.tally == GapTally(level: 2))
    _ = try report.folder()
  }

  @Test func everyPairOfThreeOrMoreCountriesIsShown() throws {
    var data = InventedData.small
    #expect(try !Report.quick(data).tableNames.contains("matrix-b"))
    data.add(system: "d1", of: "D", released: "2024-03")
    data.add("d1", on: "b", 79, se: 1)
    data.add(system: "e1", of: "E", "A", released: "2024-03")
    data.add("e1", on: "b", 60, se: 1)
    let report = try Report.quick(data)
    let matrix = try #require(report.documents.first { $0.name == "matrix-b" }).table
    let pairs = try #require(matrix["country_a"]?.texts).map { $0 ?? "" }
    #expect(Set(pairs) == ["A", "C", "D", "E"])
    #expect(
      report.sections.flatMap(\.items).first { $0.document.name == "matrix-b" }?.sentence
        == "Systems on the board: A 3, C 3, D 1, E 1.")
    let either = try Report.quick(data, countryRule: .any)
    #expect(
      either.sections.flatMap(\.items).first { $0.document.name == "matrix-b" }?.sentence
        == "Systems on the board: A 4, C 3, D 1, E 1.")
    #expect(report.lead.contains("the country where its first-named organization has its head office"))
    #expect(either.lead.contains("every country of its organization"))
  }

  @Test func sidesCanBeOrganizations() throws {
    var data = InventedData()
    data.add("b")
    for (index, maker) in ["Acme, Inc.", "Acme, Inc.", "\"Q\"", "Third", "Third"].enumerated() {
      data.add(system: "s\(index)", of: "A", by: maker, released: "2024-0\(index + 1)-01")
      data.add("s\(index)", on: "b", Double(50 + index), se: 1)
    }
    let report = try Report.quick(data, between: "Acme, Inc.", and: "\"Q\"", by: .organization)
    let folder = try report.folder()
    #expect(try folder.code().contains(#"SIDES = ["Acme, Inc.", "\"Q\""]"#))
    #expect(try folder.text("gap_report.qmd").contains(#"sides <- c("Acme, Inc.", "\"Q\"")"#))
    let scores = try #require(report.documents.first { $0.name == "scores-b" }).table
    #expect(scores["group"]?.texts.map(Array.init) == ["Third", "Third", "\"Q\"", "Acme, Inc.", "Acme, Inc."])
  }

  @Test func aBenchmarkThatWasAskedForWithoutAnyScoreIsShownEmpty() throws {
    var data = InventedData.small
    data.add("empty")
    let report = try Report.quick(data, on: ["empty", "b"])
    #expect(report.documents.first { $0.name == "scores-empty" }?.table.rowCount == 0)
    let folder = try report.folder()
    #expect(try folder.text("report.html").contains("id=\"item-gap-empty\""))
    #expect(try !folder.code().contains("-empty"))
  }

  @Test func aClaimThatCannotBeUnderstoodIsAProblemOfTheData() throws {
    var data = InventedData.small
    data.dataset.claims["c"] = Claim(id: "c", statement: "A leads.", test: "nonsense")
    let error = try #require(throws: ReportError.self) { try Report.quick(data) }
    guard case .data(let problems) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(problems.list.count == 1)
  }

  @Test func datesKeepThePrecisionThatIsKnown() throws {
    let known = ["2023", "2024-02", "2023-05-06", "2024-06"]
    var data = InventedData()
    data.add("b")
    for (index, date) in known.enumerated() {
      data.add(system: "s\(index)", of: index < 2 ? "A" : "C", released: date)
      data.add("s\(index)", on: "b", Double(50 + 3 * index))
    }
    let folder = try Report.quick(data).folder()
    let scores = try folder.table("tables/scores-b.csv")
    #expect(Set(scores.records.compactMap { $0["released_on"] }) == Set(known))
    let resources = try #require(folder.json("datapackage.json")["resources"] as? [[String: Any]])
    let resource = try #require(resources.first { $0["name"] as? String == "scores-b" })
    let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
    let date = try #require(fields.first { $0["name"] as? String == "released_on" })
    #expect(date["type"] as? String == "string")
    #expect((date["constraints"] as? [String: Any])?["pattern"] as? String == "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
    // On the curve of the best score so far a month stands for its middle.
    let steps = try folder.table("tables/frontier-b.csv").records.compactMap { $0["date"] }
    #expect(steps.contains("2023-07-02") && steps.contains("2024-02-15"))
  }
}
