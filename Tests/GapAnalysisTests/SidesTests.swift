import BenchmarkData
import Testing

@testable import GapAnalysis

/// Sides that are made of several countries.
struct SidesTests {
  static let dataset = Dataset.invented([
    Invented("f", "FR", 5), Invented("d", "DE", 7), Invented("u", "US", 6), Invented("c", "CN", 8),
    Invented("g", "GB", 9), Invented("x", nil, 20), Invented("both", "CN", 4, with: ["DE"]),
  ])

  private static func pair(_ a: String, _ b: String, rule: CountryRule = .primary) throws -> Pair {
    let board = try Scoreboard(of: "b", in: dataset, selection: Selection())
    return try Pair(dataset.sides(a, b, countryRule: rule), on: board)
  }

  private static func names(_ side: Side) -> [String] { side.entries.map(\.system.id.text) }

  @Test func aGroupHasItsMembersThatTheDataHave() throws {
    let pair = try Self.pair("EU", "US")
    #expect(Self.names(pair.a) == ["d", "f"])
    #expect(Self.names(pair.b) == ["u"])
    #expect(pair.a.name == "EU")
    #expect(try pair.estimate(of: .frontierGap).estimate == 1)
    #expect(try Self.names(Self.pair("g7", "CN").a) == ["g", "d", "u", "f"])
  }

  @Test func countriesAreJoinedThoughSomeHaveNoSystem() throws {
    let pair = try Self.pair("FR+Germany+NL", "US")
    #expect(pair.a.name == "FR+DE+NL")
    #expect(Self.names(pair.a) == ["d", "f"])
    #expect(pair.sides.fileKey == "fr-de-nl-us")
    #expect(try Self.names(Self.pair("EU+GB", "US").a) == ["g", "d", "f"])
  }

  /// A system whose country nobody knows is on no side.
  @Test func theRestIsEveryKnownCountryOfNeitherTheOtherSideNorNone() throws {
    let pair = try Self.pair("CN", "rest")
    #expect(Self.names(pair.a) == ["c", "both"])
    #expect(Self.names(pair.b) == ["g", "d", "u", "f"])
    #expect(try Self.names(Self.pair("Rest", "EU").a) == ["g", "c", "u", "both"])
    // By any country a system of two counts for both.
    let any = try Self.pair("CN", "rest", rule: .any)
    #expect(Self.names(any.b).contains("both") && Self.names(any.a).contains("both"))
  }

  @Test func sidesThatHaveACountryInCommonAreRefusedByItsName() {
    #expect(throws: AnalysisError.overlappingSides(["FR"])) { try Self.dataset.sides("FR", "EU") }
    #expect(throws: AnalysisError.overlappingSides(["FR", "US"])) { try Self.dataset.sides("US+FR", "G7") }
    // Also where the data have no system of it.
    #expect(throws: AnalysisError.overlappingSides(["IT"])) { try Self.dataset.sides("Italy", "EU") }
    #expect(throws: AnalysisError.sameSides("rest")) { try Self.dataset.sides("rest", "rest") }
    #expect(AnalysisError.overlappingSides(["FR"]).description.contains("FR is on both"))
    for side in ["FR+FR", "France+fr", "EU+FR", "FR+EU"] {
      #expect(throws: AnalysisError.repeatedInSide(side, ["FR"])) { try Self.dataset.sides(side, "US") }
      #expect(throws: AnalysisError.repeatedInSide(side, ["FR"])) { try Self.dataset.sides("rest", side) }
    }
    #expect(throws: AnalysisError.repeatedInSide("EU+G7", ["DE", "FR", "IT"])) { try Self.dataset.sides("EU+G7", "CN") }
    #expect(AnalysisError.repeatedInSide("FR+FR", ["FR"]).description.contains("'FR+FR' names FR more than once"))
  }

  @Test func aGroupOrASumWithoutAnySystemIsUnknown() {
    let dataset = Dataset.invented([Invented("u", "US", 6), Invented("c", "CN", 8)])
    for name in ["EU", "FR+DE", "US+XX", "+", "FR"] {
      #expect(throws: AnalysisError.self, "\(name)") { try dataset.sides(name, "CN") }
    }
  }

  /// What a dataset itself calls so is what is meant.
  @Test func aCountryOfTheDataThatGoesByTheNameCounts() throws {
    let dataset = Dataset.invented([
      Invented("e", "EU", 1), Invented("f", "FR", 2), Invented("r", "rest", 3), Invented("u", "US", 4),
    ])
    let board = try Scoreboard(of: "b", in: dataset, selection: Selection())
    #expect(try Self.names(Pair(dataset.sides("EU", "US"), on: board).a) == ["f", "e"])
    #expect(try Self.names(Pair(dataset.sides("rest", "US"), on: board).a) == ["r"])
  }

  @Test func otherChoicesKeepTheMembers() throws {
    let sides = try Self.dataset.sides("EU", "rest")
    let analysis = try RobustnessAnalysis(
      of: "b", in: Self.dataset, selection: Selection(), between: sides, options: GapAcrossTests.options)
    #expect(analysis.baseline.answer.gap == -2)
    let either = analysis.variations.first { $0.label == "country: any" }
    #expect(either?.answer.gap == -2)
    let without = analysis.variations.first { $0.label.contains("without g") }
    #expect(without?.answer.gap == -1)
  }

  @Test func sidesAreNamedInSentences() throws {
    func words(_ side: String, _ other: String) throws -> SideWords {
      SideWords(side, of: try Self.dataset.sides(side, other), in: Self.dataset)
    }
    #expect(try words("EU", "US").systems == "systems from the European Union")
    #expect(try words("rest", "CN").best == "the best system from the rest of the world")
    #expect(try words("OECD", "CN").origin == "from the OECD countries")
    let named = SideWords(
      "FR+DE+NL", of: try Self.dataset.sides("FR+DE+NL", "US"), in: Dataset(title: "without names of its own"))
    #expect(named.inSentence == "France, Germany and the Netherlands")
    let open = Sides("open", "closed", by: .access)
    #expect(SideWords(open.a, of: open, in: Self.dataset).best == "the best open-weights system")
  }
}
