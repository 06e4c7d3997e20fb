import BenchmarkData
import Tables
import Testing

@testable import GapAnalysis

struct ClaimTestParsingTests {
  static let dataset = Dataset.invented([
    Invented("alpha-one", "US", 80, on: "2024-01-01", by: "acme"), Invented("beta-one", "CN", 78, on: "2024-02-01"),
  ])

  /// A cell, the code of its one problem, and what the message must say.
  struct Fault: CustomTestStringConvertible, Sendable {
    var cell: String
    var code: Problem.Code
    var words: String
    var testDescription: String { cell }

    init(_ cell: String, _ code: Problem.Code, _ words: String) {
      (self.cell, self.code, self.words) = (cell, code, words)
    }
  }

  static let faults = [
    Fault("gapp benchmark=b", .claimUnknownTest, "did you mean gap"),
    Fault("", .claimUnknownTest, "no such test"),
    Fault("untestable why=x", .claimBadParameter, "no parameters"),
    Fault(
      "gap measure=frontier_gap benchmark=b a=US b=CN expect=positive color=red", .claimBadParameter, "no key 'color'"),
    Fault(
      "gap mesure=frontier_gap measure=frontier_gap benchmark=b a=US b=CN expect=positive", .claimBadParameter,
      "did you mean measure"),
    Fault(
      "gap measure=frontier_gap measure=mean_gap benchmark=b a=US b=CN expect=positive", .claimBadParameter,
      "stands twice"),
    Fault("gap measure=frontier_gap benchmark=b a=US b=CN", .claimBadParameter, "expect is missing"),
    Fault(
      "gap measure=frontier_gab benchmark=b a=US b=CN expect=positive", .claimBadParameter, "did you mean frontier_gap"),
    Fault("gap measure=frontier_gap benchmark=b a=US b=CN expect=maybe", .claimBadParameter, "'maybe'"),
    Fault("gap measure=frontier_gap benchmark=b a=US b=CN expect=zero margin=0", .claimBadParameter, "margin"),
    Fault("gap measure=frontier_gap benchmark=b a=US b=CN expect=positive margin=1", .claimBadParameter, "expect=zero"),
    Fault("gap measure=frontier_gap benchmark=b a=US b=US expect=positive", .claimBadParameter, "another side"),
    Fault(
      "gap measure=frontier_gap benchmark=b a=US b=CN expect=positive as_of=2024-02-30", .claimBadParameter,
      "February 2024 has 29 days"),
    Fault("gap measure=frontier_gap benchmark=b a=US b=CN expect=positive extra", .claimBadParameter, "key=value"),
    Fault("gap measure=frontier_gap benchmark=c a=US b=CN expect=positive", .claimUnknownID, "names a benchmark"),
    Fault("gap measure=frontier_gap benchmark=b a=US b=XX expect=positive", .claimUnknownID, "names a country"),
    Fault(
      "gap measure=frontier_gap benchmark=b dimension=e a=US b=CN expect=positive", .claimUnknownID, "dimension of b"),
    Fault(
      "gap measure=frontier_gap benchmark=b a=acme b=acne by=organization expect=positive", .claimUnknownID,
      "did you mean acme"),
    Fault("rank system=alpha-on benchmark=b at_most=1", .claimUnknownID, "did you mean alpha-one"),
    Fault("rank benchmark=b at_most=1", .claimBadParameter, "one of system and organization"),
    Fault("rank system=alpha-one benchmark=b at_most=0", .claimBadParameter, "a whole number from 1"),
    Fault("rank system=alpha-one benchmark=b at_most=1 among=UK", .claimUnknownID, "country"),
    Fault(
      "organization_gap benchmark=b system=alpha-one against=acme,US dimensions=d expect=positive", .claimUnknownID,
      "organization"),
    Fault(
      "organization_gap benchmark=b system=alpha-one against=CN dimensions=d,,d expect=positive", .claimBadParameter,
      "none of them empty"),
    Fault("frontier_share benchmark=b country=US at_least=0.5 at_most=0.9", .claimBadParameter, "not both"),
    Fault("frontier_share benchmark=b country=US", .claimBadParameter, "one of at_least and at_most"),
    Fault(
      "frontier_margin benchmark=b system=alpha-one expect=negative at_least=1", .claimBadParameter,
      "positive, where at_least"),
    Fault("attribute system=alpha-one attribute=colour at_least=1", .claimBadParameter, "max_duration_s"),
    Fault("count of=systems by=2024 at_least=many", .claimBadParameter, "whole number"),
    Fault("count of=systems by=2024 at_least=1 complete=yes", .claimBadParameter, "true or false"),
    Fault("count of=systems from=2025 by=2024 at_least=1", .claimBadParameter, "before the end"),
    Fault(
      "trend measure=closing_rate benchmark=b a=US b=CN from=2025 to=2024 expect=positive", .claimBadParameter,
      "before the end"),
    Fault("lag measure=lag_now benchmark=b a=US b=CN expect=positive", .claimBadParameter, "as_of is missing"),
    Fault("date system=alpha-one field=released_on on=yesterday", .claimBadParameter, "not a date"),
    Fault("date system=alpha-one field=released_on", .claimBadParameter, "on is missing"),
    Fault("date system=alpha-one field=released_on on=2024 by=2025", .claimBadParameter, "one of on, by and after"),
  ]

  @Test(arguments: faults)
  func aFaultIsOneProblemWithItsCodeAndItsMend(_ fault: Fault) throws {
    let problems = try #require(throws: Problems.self) { try ClaimTest(parsing: fault.cell, in: Self.dataset) }
    #expect(problems.list.map(\.code) == [fault.code])
    #expect(problems.list.first?.description.contains(fault.words) == true, "\(problems.list)")
  }

  @Test func allFaultsOfACellAreReportedTogether() throws {
    let problems = try #require(throws: Problems.self) {
      try ClaimTest(parsing: "gap measure=x benchmark=y a=ZZ colour=red", in: Self.dataset)
    }
    #expect(problems.list.count == 6)
  }

  @Test func theProblemsOfADatasetNameTheClaimAndItsPlace() {
    var dataset = Self.dataset
    dataset.claims["c1"] = Claim(id: "c1", statement: "x", test: "date system=alpha-one field=withdrawn_on by=2024")
    dataset.claims["c2"] = Claim(id: "c2", statement: "x", test: "date system=gamma field=withdrawn_on by=2024")
    dataset.claims["c3"] = Claim(id: "c3", statement: "x", test: "untestable")
    let problems = ClaimTest.problems(in: dataset) { Place(file: "claims.csv", line: $0 == "c2" ? 3 : 4) }
    #expect(problems.map(\.code) == [.claimUnknownID, .claimBadParameter])
    #expect(problems.map { $0.place?.line } == [3, 4])
    #expect(problems[0].message.hasPrefix("claim c2: "))
    #expect(Set(ClaimTest.problemCodes.map(\.code)) == [.claimUnknownTest, .claimBadParameter, .claimUnknownID])
    #expect(throws: Problems.self) { try ClaimVerdict.all(in: dataset) }
  }

  @Test func aFaultCanBeSaidInAPhrase() {
    let good = Claim(id: "c1", statement: "x", test: "date system=alpha-one field=withdrawn_on by=2024")
    let bad = Claim(id: "c2", statement: "x", test: "date system=alpha-on field=withdrawn_on by=2024")
    #expect(ClaimTest.fault(of: good, in: Self.dataset) == nil)
    #expect(
      ClaimTest.fault(of: bad, in: Self.dataset)
        == "the key system names a system that the dataset does not have ('alpha-on'): did you mean alpha-one?")
  }

  @Test func anUnderscoreStandsForASpaceInTerms() throws {
    let test = try ClaimTest(
      parsing: "attribute_share attribute=architecture contains=diffusion_transformer,DiT country=CN at_most=0.5",
      in: Self.dataset)
    let claim = try #require(test.kind as? AttributeShareClaim)
    #expect(claim.terms.terms == ["diffusion transformer", "DiT"])
    #expect(claim.dateKind == .first)
  }

  @Test(arguments: [
    ("diffusion transformer (DiT)", true), ("DIT, flow matching", true), ("box-conditioned plug-in", false),
    ("Diffusion\u{2010}Transformer", true), ("diffusion in a transformer", false), ("", false),
  ])
  func termsMatchAtWordBoundaries(_ text: String, _ expected: Bool) {
    #expect(ClaimTerms(terms: ["DiT", "diffusion transformer"]).match(text) == expected)
  }
}
