import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// `attribute_share attribute= contains= country= [as_of=] [date=] at_most=|at_least=`
///
/// Of the systems of a country with a recorded value, the share whose value holds one of the terms, with Clopper and
/// Pearson's interval.
struct AttributeShareClaim: ClaimTestKind {
  static let name = "attribute_share"
  let attribute: TextAttribute
  let terms: ClaimTerms
  let country: String
  let asOf: CalendarDate?
  let dateKind: System.DateKind
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    attribute = parameters.choice("attribute") ?? .architecture
    terms = ClaimTerms(terms: parameters.terms("contains"))
    country = parameters.country("country")
    asOf = parameters.optionalDate("as_of")
    dateKind = parameters.dateKind()
    assertion = parameters.limit()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let date = asOf.map { " dated up to \($0)" } ?? ""
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: "share",
      formula:
        "of the systems of \(country)\(date) with a recorded \(attribute.rawValue), the share that has one of the "
        + "terms \(NameList.text(terms.terms)), with Clopper and Pearson's interval; the claim holds if it is "
        + assertion.phrase)
    finding.subject = "share of \(country)"
    finding.entity = country
    finding.date = asOf
    finding.countNoun = "systems with a recorded \(attribute.rawValue)"
    let members = dataset.systems.values.filter { dataset.country(of: $0)?.text == country }
    let dated = members.filter { system in
      guard let asOf else { return true }
      return system.date(dateKind).map { $0.isOnOrBefore(asOf) } ?? false
    }
    let recorded = dated.compactMap { system in attribute.value(of: system).map { (system, $0) } }
    finding.countA = recorded.count
    let matches = recorded.map { terms.match($0.1) }
    finding.systems = zip(recorded, matches).map { pair, isMatch in
      .init(
        pair.0, in: dataset, role: isMatch ? "with" : "without", dateKind: dateKind, detail: pair.1, decides: isMatch)
    }
    finding.omissions = dated.filter { attribute.value(of: $0) == nil }
      .map { .init(name: $0.id.text, reason: "no \(attribute.rawValue) recorded") }
    if asOf != nil {
      finding.omissions += members.filter { $0.date(dateKind) == nil }
        .map { .init(name: $0.id.text, reason: Scoreboard.Reason.undated.summary) }
    }
    guard !recorded.isEmpty else {
      finding.leaveOpen(
        "no system of \(country) has a recorded \(attribute.rawValue)",
        wouldChange: "Sources for the \(attribute.rawValue) of systems of \(country).")
      return finding
    }
    let own = matches.count { $0 }
    let interval = try claimStatistics { () throws(StatisticsError) in
      try ClopperPearsonInterval.proportion(successes: own, trials: recorded.count, level: options.level)
    }
    finding.decide(by: .sampled(Double(own) / Double(recorded.count), interval))
    let names = zip(recorded, matches).filter { $1 }.map { $0.0.0.title }
    finding.notes.append("\(own) of \(recorded.count)\(names.isEmpty ? "" : ": \(NameList.text(names))")")
    finding.notes.append(
      "\(NumberWords.count(dated.count - recorded.count, "system")) without a recorded \(attribute.rawValue) left out")
    let (limit, wantsMore): (Double, Bool) =
      switch assertion {
      case .atLeast(let limit): (limit, true)
      case .atMost(let limit): (limit, false)
      default: (0.5, true)
      }
    finding.wouldChange =
      ClaimProportion.change(
        own, of: recorded.count, limit: limit, wantsMore: wantsMore, noun: "system", by: "this kind")
      + (finding.verdict == .undecided ? " An interval from \(recorded.count) systems needs more to decide." : "")
    return finding
  }
}
