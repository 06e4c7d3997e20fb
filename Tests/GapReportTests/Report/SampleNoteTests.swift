import BenchmarkData
import GapAnalysis
import Quantities
import TableExport
import Testing

@testable import GapReport

struct SampleNoteTests {
  /// A board of systems, each with its country.
  private func board(_ countries: [String?]) throws -> Scoreboard {
    var dataset = Dataset(title: "Invented")
    dataset.benchmarks["b"] = Benchmark(
      id: "b", name: "B", kind: .composite, dimensions: [Dimension(id: "d", name: "D", unit: "points")])
    for (index, country) in countries.enumerated() {
      let organization = Organization.ID("o\(index)")
      dataset.organizations[organization] = Organization(
        id: organization, name: "O\(index)", country: country.map { Country.ID($0) })
      dataset.systems[System.ID("s\(index)")] = System(
        id: System.ID("s\(index)"), name: "S\(index)", organization: organization)
      dataset.evaluations[Evaluation.ID("e\(index)")] = Evaluation(
        id: Evaluation.ID("e\(index)"), benchmark: "b", system: System.ID("s\(index)"), scores: ["d": Score(1)])
    }
    return try Scoreboard(of: "b", in: dataset)
  }

  @Test func systemsInNeitherGroupAreCountedByReason() throws {
    let board = try board(["US", "US", "CN", nil, nil, "FR", "FR", "DE", "Europe"])
    let note = try #require(
      try Answer(.gap, of: Pair(Sides("US", "CN"), on: board), measures: []).document().notes.last)
    #expect(
      note.hasSuffix(
        "in neither group: 2 without a known country, 1 under 'Europe', which is no country of ISO 3166-1, "
          + "3 of other countries (FR 2, DE 1)."))
  }

  @Test func nothingIsSaidWhereNoSystemIsLeftOut() throws {
    let note = try #require(
      try Answer(.gap, of: Pair(Sides("US", "CN"), on: board(["US", "CN"])), measures: []).document().notes.last)
    #expect(note == "2 systems, evaluations: newest.")
  }

  @Test func whatIsNoCountryIsNamedOnEveryBoard() throws {
    #expect(
      try board(["US", "Europe", "Europe"]).document().notes
        == ["3 systems, evaluations: newest; 2 under 'Europe', which is no country of ISO 3166-1."])
  }

  @Test(arguments: [("usa", "China"), ("US", "CN"), ("United States", "cn"), ("🇺🇸", "P.R.C.")])
  func sidesGoByAnyCodeOrName(_ a: String, _ b: String) throws {
    let comparison = try Pair(Sides(a, b), on: board(["US", "CN", nil]))
    #expect(comparison.a.name == "US" && comparison.b.name == "CN")
    #expect(comparison.a.count == 1 && comparison.b.count == 1)
  }

  @Test func aPlaceOutsideTheStandardCanStillBeCompared() throws {
    let comparison = try Pair(Sides("Europe", "US"), on: board(["US", "Europe"]))
    #expect(comparison.a.count == 1)
    #expect(
      try #require(Answer(.gap, of: comparison, measures: []).document().notes.last)
        == "2 systems, evaluations: newest.")
  }
}
