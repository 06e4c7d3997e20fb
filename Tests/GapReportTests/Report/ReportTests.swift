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
  @Test func theSectionsComeInTheirOrderEachWithASentence() throws {
    var data = InventedData.small
    data.add("b2", name: "B 2")
    for (system, score) in [("a1", 3.0), ("c1", 4.0)] { data.add(system, on: "b2", score, se: 1) }
    let report = try Report.quick(data)
    #expect(report.sections.map(\.id) == ["answer", "gap", "lag", "ranking", "robustness"])
    for section in report.sections {
      #expect(!section.sentences.isEmpty && section.sentences.allSatisfy { !$0.isEmpty }, "\(section.id)")
    }
    #expect(Set(report.tableNames).count == report.tableNames.count)
  }

  /// What the data cannot answer has no section, and is named with the reason.
  @Test func sectionsThatNothingCanFillAreAbsentAndNamed() throws {
    let report = try Report.quick(.small)
    #expect(report.sections.map(\.id) == ["gap", "lag", "ranking", "robustness"])
    #expect(report.unanswered.count == 2)
    let page = try report.folder().text("report.html")
    for absent in report.unanswered { #expect(page.contains(absent)) }
    #expect(!page.contains("<section id=\"claims\"") && !page.contains("href=\"#claims\""))
  }

  /// One benchmark is not counted: its own answer is the headline.
  @Test func theOnlyBenchmarkIsTheHeadline() throws {
    let report = try Report.quick(.small)
    let page = try report.folder().text("report.html")
    #expect(report.today.statements.map(\.question) == [.lead, .months, .robustness])
    for statement in report.today.statements { #expect(page.contains(statement.sentence), "\(statement.question)") }
    #expect(
      report.today.statements.first?.sentence.hasPrefix(
        "On B, the best system from A (a3) is 2.0 points ahead of the best from C (c3; 95 % interval ") == true)
  }

  /// Families of current benchmarks: what is drawn beside the sentences is what they count.
  @Test func theFirstPictureIsOfTheFamiliesThatTheFirstSentenceCounts() throws {
    var data = InventedData.small
    for number in 1...6 {
      let id = Benchmark.ID("n\(number)")
      data.add(id, name: "N \(number)")
      for (system, score) in [("a1", number < 5 ? 3.0 : 1), ("a2", 2), ("c1", 2.5), ("c2", 1.5)] {
        data.add(system, on: id, ["score": score], se: 0.1, on: number == 6 ? "2020-01-01" : "2025-03-0\(number)")
      }
    }
    let report = try Report.quick(data)
    let drawn = try #require(report.documents.first { $0.name == "today" }).table
    // Four rows sum the families up.
    #expect(drawn.rowCount == report.today.across.families.total + 4)
    #expect(report.today.across.families.total == 5)
    #expect(
      report.today.statements.first?.sentence.contains("Of 5 benchmarks") == true
        || report.today.statements.first?.sentence.contains("of 5 benchmarks") == true)
    #expect(report.documents.contains { $0.name == "synthesis" })
    #expect(try report.folder().text("report.html").contains("as of 5 March 2025"))
  }

  /// Nothing in common: the two sides stand on different boards.
  @Test func sidesThatShareNoBoardGetAReportThatSaysSo() throws {
    var data = InventedData()
    for (name, country, board) in [("a", "A", "x"), ("c", "C", "y")] {
      data.add(Benchmark.ID(board))
      data.add(system: name, of: country, released: "2024")
      data.add(name, on: Benchmark.ID(board), 50)
    }
    try Self.expectAnEmptyReport(data, headline: "None of the 2 benchmarks has a total of both sides.")
  }

  @Test func aSideWithoutAnyScoreGetsAReportThatSaysSo() throws {
    var data = InventedData.small
    data.add(system: "shown but not scored", of: "D")
    let report = try Report.quick(data, between: "A", and: "D")
    #expect(report.sections.isEmpty)
    #expect(report.tableNames == ["sources"])
  }

  @Test func aDatasetWithoutBenchmarksGetsAReportThatSaysSo() throws {
    try Self.expectAnEmptyReport(InventedData(), headline: "There are no benchmarks to compare.")
  }

  private static func expectAnEmptyReport(_ data: InventedData, headline: String) throws {
    let report = try Report.quick(data)
    #expect(report.sections.isEmpty)
    #expect(report.today.statements.map(\.sentence) == [headline])
    #expect(report.tableNames == ["sources"])
    #expect(report.figures.isEmpty)
    let folder = try report.folder()
    let page = try folder.text("report.html")
    for sentence in report.unanswered + [headline] { #expect(page.contains(sentence)) }
    #expect(report.unanswered.count == 6)
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
    #expect(report.today.across.families == GapTally(level: 1))
    #expect(!report.sections.contains { $0.id == "lag" })
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
    #expect(report.today.across.families == GapTally(level: 2))
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

  /// A system's side is then no column of its scores: figures and notebooks take it from one of their own.
  @Test func sidesCanBeSeveralCountries() throws {
    var data = InventedData()
    data.add("b")
    for (index, country) in ["FR", "DE", "US", "CN", "US"].enumerated() {
      data.add(system: "s\(index)", of: country, released: "2024-0\(index + 1)-01")
      data.add("s\(index)", on: "b", Double(50 + index), se: 1)
    }
    let report = try Report(
      of: data.dataset, question: ReportQuestion(between: data.dataset.sides("FR+DE", "rest"), simulation: .quick()))
    let folder = try report.folder()
    #expect(try folder.code().contains(#"SIDES = ["FR+DE", "rest"]"#))
    let scores = try #require(report.documents.first { $0.name == "scores-b" }).table
    #expect(scores["group"]?.texts.map(Array.init) == ["rest", "rest", "rest", "FR+DE", "FR+DE"])
    #expect(report.lead.contains("Systems on the side FR+DE: DE 1, FR 1; on the side rest: US 2, CN 1."))
    #expect(report.today.statements.first?.sentence.contains("the best system from the rest of the world (s4)") == true)
    // Any two countries can still be chosen.
    #expect(report.documents.contains { $0.name == "pairs" })
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
