import BenchmarkData
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// Systems that stand on another's.
struct BasePolicyTests {
  /// A's lab builds on B's base, a second one of A on the first, B's second lab on B's base, and B's maker on its own.
  static let dataset: Dataset = {
    var dataset = Dataset.invented([
      Invented("base", "B", 5, by: "b-maker"), Invented("next", "B", 6, by: "b-maker"),
      Invented("tuned", "B", 7, by: "b-lab"), Invented("a-tuned", "A", 8, by: "a-lab"),
      Invented("a-twice", "A", 9, by: "a-lab"), Invented("a-own", "A", 4, by: "a-maker"),
      Invented("orphan", nil, 3, by: "nowhere"),
    ])
    let bases: [(System.ID, System.ID)] = [
      ("next", "base"), ("tuned", "base"), ("a-tuned", "base"), ("a-twice", "a-tuned"), ("orphan", "base"),
    ]
    for (system, base) in bases { dataset.systems[system]?.baseSystem = base }
    return dataset
  }()

  static func board(_ policy: BasePolicy, _ dataset: Dataset = dataset) throws -> Scoreboard {
    try Scoreboard(of: "b", in: dataset, selection: Selection(bases: policy))
  }

  @Test(arguments: [
    (BasePolicy.any, ["a-twice", "a-tuned", "tuned", "next", "base", "a-own", "orphan"]),
    (.own, ["next", "base", "a-own"]), (.ownCountry, ["tuned", "next", "base", "a-own"]),
  ])
  func thePolicyDecidesWhichDerivedSystemsCount(_ policy: BasePolicy, _ systems: [System.ID]) throws {
    let board = try Self.board(policy)
    #expect(board.entries.map(\.system.id) == systems)
    #expect(board.entries.count + board.exclusions.count == 7)
  }

  @Test func theReasonNamesTheFirstForeignBase() throws {
    let exclusions = try Self.board(.ownCountry).exclusions
    #expect(exclusions.first { $0.system == "a-twice" }?.reason == .derived(from: "base", .ownCountry))
    #expect(Set(exclusions.map(\.reason.summary)) == ["on another country's base"])
  }

  @Test func theBaseOfAPartnerIsItsOwn() throws {
    var dataset = Self.dataset
    dataset.systems["tuned"]?.partners = [System.Partner("b-maker")]
    #expect(try Self.board(.own, dataset).entries.map(\.system.id) == ["tuned", "next", "base", "a-own"])
  }

  @Test func aCircleOfBasesEnds() throws {
    var dataset = Self.dataset
    dataset.systems["base"]?.baseSystem = "a-twice"
    let system = try #require(dataset.systems["a-twice"])
    #expect(dataset.bases(of: system).map(\.id) == ["a-tuned", "base"])
  }

  @Test func theHeadlineSaysThatABestStandsOnTheOtherSide() throws {
    let pair = try Pair(Sides("A", "B"), on: Self.board(.any), options: GapAcrossTests.options)
    let answer = try Answer(.gap, of: pair, measures: [.frontierGap])
    #expect(answer.sentence.contains("the best A system, a-twice (derived from base, B), is"))
    #expect(answer.estimates.first?.notes.map(\.text).contains("a-twice is derived from base (B)") == true)
    let own = try Pair(Sides("A", "B"), on: Self.board(.ownCountry), options: GapAcrossTests.options)
    #expect(try !Answer(.gap, of: own, measures: [.frontierGap]).sentence.contains("derived"))
  }
}

/// Organizations that took part beside the one that a system is listed under.
struct PartnerTests {
  @Test func aSystemOfPartnersCountsForTheirCountriesToo() throws {
    var dataset = Dataset.invented([Invented("a", "A", 2), Invented("b", "B", 1, by: "b-lab")])
    dataset.systems["a"]?.partners = [System.Partner("b-lab")]
    func sides(_ rule: CountryRule) throws -> [[System.ID]] {
      let pair = try Pair.invented(dataset, countryRule: rule, options: GapAcrossTests.options)
      return [pair.a, pair.b].map { $0.entries.map(\.system.id) }
    }
    #expect(try sides(.primary) == [["a"], ["b"]])
    #expect(try sides(.any) == [["a"], ["a", "b"]])
    let board = try Scoreboard(of: "b", in: dataset)
    #expect(board.groupSizes(by: .country, countryRule: .any).map(\.count) == [2, 1])
  }

  @Test func aCountryOfPartnersAloneIsASide() throws {
    var dataset = Dataset.invented([Invented("a", "A", 2)])
    dataset.organizations["p"] = Organization(id: "p", name: "P", country: "P", otherCountries: ["Q"])
    dataset.systems["a"]?.partners = [System.Partner("p")]
    #expect(try dataset.side(named: "Q", by: .country) == "Q")
    let system = try #require(dataset.systems["a"])
    #expect(dataset.countries(of: system) == ["A", "P", "Q"])
    #expect(dataset.country(of: system) == "A")
  }
}
