import BenchmarkData
import OrderedCollections
import Quantities
import Tables

/// `attribute_gap attribute= system= against= [modality=] [as_of=] [date=] expect= [margin=]`
///
/// The value recorded for a system minus the largest recorded among others. It is exact on what is recorded; to support a
/// claim at least three others must be recorded, since one of the rest could exceed them.
struct AttributeGapClaim: ClaimTestKind {
  static let name = "attribute_gap"
  let attribute: NumericAttribute
  let system: System.ID
  let against: String
  let modality: String?
  let asOf: CalendarDate?
  let dateKind: System.DateKind
  let assertion: ClaimAssertion

  /// The least number of recorded others.
  private static let leastRecorded = 3

  init(_ parameters: inout ClaimParameters) {
    attribute = parameters.choice("attribute") ?? .maximumDuration
    system = parameters.system("system")
    against = parameters.country("against", orAll: true)
    modality = parameters.optionalText("modality")
    asOf = parameters.optionalDate("as_of")
    dateKind = parameters.dateKind()
    assertion = parameters.expectation()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    guard let record = dataset.systems[system] else { throw .invalidOption("the dataset has no system '\(system)'") }
    let opponents = against == ClaimParameters.all ? "any other organization" : against
    let kind = modality.map { "\($0) systems" } ?? "systems"
    let date = asOf.map { " dated up to \($0)" } ?? ""
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: attribute.unit,
      formula: "the \(attribute.title) recorded for \(record.title) minus the largest recorded among the \(kind) of "
        + "\(opponents)\(date); the claim holds if it is \(assertion.phrase)")
    finding.entity = system.text
    finding.subject = "\(record.title) − best other"
    finding.date = asOf
    finding.countNoun = "others with a recorded value"
    let others = dataset.systems.values.filter { isOpponent($0, of: record, in: dataset) }
    let recorded = others.compactMap { system in attribute.value(of: system).map { (system, $0) } }
      .sorted { ($0.1, $1.0.id) > ($1.1, $0.0.id) }
    finding.countA = recorded.count
    let own = attribute.value(of: record)
    finding.systems =
      [
        .init(
          record, in: dataset, role: record.title, dateKind: dateKind, value: own, unit: attribute.unit, decides: true)
      ]
      + recorded.enumerated().map { place, pair in
        .init(
          pair.0, in: dataset, role: "other", dateKind: dateKind, value: pair.1, unit: attribute.unit,
          decides: place == 0)
      }
    let unrecorded = others.filter { attribute.value(of: $0) == nil }
    finding.omissions = unrecorded.map { .init(name: $0.id.text, reason: "no \(attribute.rawValue) recorded") }
    guard let own, let best = recorded.first else {
      finding.leaveOpen(
        own == nil ? "no source for \(record.title)" : "no other system has a recorded value",
        wouldChange: "A source for the \(attribute.title) of \(own == nil ? record.title : "others").")
      return finding
    }
    finding.decide(by: .exact(own - best.1))
    finding.notes.append(
      "\(NumberWords.count(recorded.count, "other system")) with a recorded value, \(unrecorded.count) without: one of these could have more"
    )
    if finding.verdict == .supported, recorded.count < Self.leastRecorded {
      finding.verdict = .undecided
      finding.notes.append("fewer than \(Self.leastRecorded) recorded values do not support the claim")
    }
    finding.wouldChange =
      "A source for another of the \(NumberWords.count(others.count, "system")) with \(attribute.unit.words(own)) or more; "
      + "the most recorded is \(attribute.unit.words(best.1)) of \(best.0.title)."
    addFollowers(of: record, reaching: own, in: dataset, to: &finding)
    return finding
  }

  private func isOpponent(_ other: System, of record: System, in dataset: Dataset) -> Bool {
    guard other.id != record.id, modality.map(other.hasModality) ?? true else { return false }
    if against == ClaimParameters.all {
      guard other.organization == nil || other.organization != record.organization else { return false }
    } else {
      guard dataset.country(of: other)?.text == against else { return false }
    }
    guard let asOf else { return true }
    return other.date(dateKind).map { $0.isOnOrBefore(asOf) } ?? false
  }

  /// The first later system of each country with at least the value, with the months until then.
  private func addFollowers(
    of record: System, reaching value: Double, in dataset: Dataset, to finding: inout ClaimFinding
  ) {
    guard let start = record.date(dateKind)?.middleDay else { return }
    var first: OrderedDictionary<String, (System, CalendarDate)> = [:]
    for system in dataset.systems.values where system.id != record.id && modality.map(system.hasModality) ?? true {
      guard let country = dataset.country(of: system)?.text, let date = system.date(dateKind), date.middleDay > start,
        let reached = attribute.value(of: system), reached >= value
      else { continue }
      if let known = first[country], known.1.middleDay <= date.middleDay { continue }
      first[country] = (system, date)
    }
    for (country, (system, date)) in first.sorted(by: { $0.value.1.middleDay < $1.value.1.middleDay }) {
      finding.parts.append(
        .init(
          label: "first of \(country) to reach it: \(system.title)", entity: system.id.text, date: date,
          estimate: (date.middleDay - start) / daysPerMonth, unit: "months"))
    }
    if let next = finding.parts.first, let months = next.estimate {
      finding.notes.append("\(next.label), \(Unit.months.words(months)) later")
    }
  }
}
