import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// `attribute_strata attribute= contains= benchmark= [dimension=] country= [as_of=] expect= [margin=]`
///
/// The mean score of a country's systems that match minus that of those that do not, with Welch's interval. An association,
/// never a cause.
struct AttributeStrataClaim: ClaimTestKind {
  static let name = "attribute_strata"
  let attribute: TextAttribute
  let terms: ClaimTerms
  let scope: ClaimScope
  let country: String
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    attribute = parameters.choice("attribute") ?? .architecture
    terms = ClaimTerms(terms: parameters.terms("contains"))
    scope = parameters.scope(date: false)
    country = parameters.country("country")
    assertion = parameters.expectation()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let entries = board.entries(of: country)
    let recorded = entries.filter { attribute.value(of: $0.system) != nil }
    let matches = recorded.map { terms.match(attribute.value(of: $0.system) ?? "") }
    let strata = [true, false].map { kind in zip(recorded, matches).filter { $1 == kind }.map(\.0) }
    let scores = strata.map { $0.map { board.oriented($0.score.value) } }
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: board.unit.difference,
      formula: "the mean score of the systems of \(country) whose \(attribute.rawValue) has one of the terms "
        + "\(NameList.text(terms.terms)) minus the mean score of those without, with Welch's t interval; the claim holds "
        + "if it is \(assertion.phrase)")
    scope.describe(board, in: &finding)
    finding.subject = "with − without"
    finding.entity = country
    (finding.sideA, finding.sideB) = ("with", "without")
    (finding.countA, finding.countB) = (strata[0].count, strata[1].count)
    for (members, role) in zip(strata, ["with", "without"]) {
      finding.systems += members.map { entry in
        var used = ClaimFinding.UsedSystem(entry, role: role, unit: board.unit, decides: true)
        used.detail = attribute.value(of: entry.system)
        return used
      }
    }
    finding.omissions += entries.filter { attribute.value(of: $0.system) == nil }
      .map { .init(name: $0.system.id.text, reason: "no \(attribute.rawValue) recorded") }
    finding.notes.append("association, not cause")
    guard scores.allSatisfy({ $0.count >= 2 }) else {
      finding.leaveOpen(
        "\(strata[0].count) with and \(strata[1].count) without: at least two of each are needed",
        wouldChange: "Sources for the \(attribute.rawValue) of more systems of \(country).")
      return finding
    }
    let means = scores.map { $0.reduce(0, +) / Double($0.count) }
    let interval = try claimStatistics { () throws(StatisticsError) in
      try WelchInterval.difference(scores[0], scores[1], level: options.level)
    }
    finding.decide(by: .sampled(means[0] - means[1], interval))
    let dates = zip(strata, ["with", "without"]).compactMap { members, role in
      Self.meanDate(members).map { "mean date \(role): \($0)" }
    }
    finding.notes += dates.map { Note($0) }
    finding.caution = (["association, not cause"] + dates).joined(separator: ", ")
    finding.notes.append(
      "\(NumberWords.count(entries.count - recorded.count, "system")) without a recorded value left out")
    finding.wouldChange =
      "The sign turns if every score of those \(means[0] > means[1] ? "with" : "without") is "
      + "\(board.unit.difference.words(abs(means[0] - means[1]))) lower."
    return finding
  }

  private static func meanDate(_ entries: [Scoreboard.Entry]) -> CalendarDate? {
    let days = entries.compactMap { $0.date?.middleDay }
    guard !days.isEmpty else { return nil }
    let date = CalendarDate(dayNumber: Int((days.reduce(0, +) / Double(days.count)).rounded(.down)))
    return date.flatMap { date in date.month.flatMap { CalendarDate(year: date.year, month: $0) } }
  }
}
