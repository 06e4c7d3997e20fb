import BenchmarkData
import Quantities
import Tables

/// `date system= field= on=|by=|after= [tolerance_days=]`
///
/// Whether a recorded date is the one that the claim names, or no later than it, or later. On a date: at the coarser of the two
/// precisions, between full dates within a tolerance in days. By or after one: a date that is known to the month or the year
/// decides only where all its days lie on one side.
struct DateClaim: ClaimTestKind {
  static let name = "date"
  let system: System.ID
  let field: Field
  let relation: Relation
  let claimed: CalendarDate?
  let tolerance: Int

  enum Field: String, CaseIterable {
    case announced = "announced_on"
    case released = "released_on"
    case withdrawn = "withdrawn_on"

    func date(of system: System) -> CalendarDate? {
      switch self {
      case .announced: system.announcedOn
      case .released: system.releasedOn
      case .withdrawn: system.withdrawnOn
      }
    }
  }

  /// What the recorded date is said to be to the claimed one.
  enum Relation: String, CaseIterable {
    case on, by, after
  }

  init(_ parameters: inout ClaimParameters) {
    system = parameters.system("system")
    field = parameters.choice("field") ?? .released
    let named = Relation.allCases.filter { parameters.has($0.rawValue) }
    relation = named.first ?? .on
    claimed = parameters.date(relation.rawValue)
    if let other = named.dropFirst().first {
      parameters.bad(other.rawValue, parameters.text(other.rawValue), "one of on, by and after alone")
    }
    tolerance = relation == .on ? parameters.optionalInteger("tolerance_days", in: 0...36_525) ?? 0 : 0
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    guard let record = dataset.systems[system], let claimed else {
      throw .invalidOption("the dataset has no system '\(system)'")
    }
    let words = field.rawValue.split(separator: "_").first.map(String.init) ?? ""
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: "days",
      formula: "the recorded date on which \(record.title) was \(words) minus \(claimed)\(condition)")
    finding.entity = system.text
    finding.subject = "recorded − claimed date"
    finding.date = claimed
    finding.countA = 1
    finding.countNoun = "system"
    let recorded = field.date(of: record)
    finding.systems = [
      .init(record, in: dataset, role: record.title, dateKind: .first, detail: recorded?.description, decides: true)
    ]
    guard let recorded else {
      finding.leaveOpen(
        "no source for \(field.rawValue)", wouldChange: "A source for the date on which it was \(words).")
      return finding
    }
    finding.status = .ok
    finding.notes.append("recorded: \(recorded); claimed: \(relation.rawValue) \(claimed)")
    switch relation {
    case .on: compare(recorded, with: claimed, in: &finding)
    case .by, .after: place(recorded, beside: claimed, in: &finding)
    }
    return finding
  }

  private var assertion: ClaimAssertion {
    switch relation {
    case .on: .zero(margin: Double(tolerance))
    case .by: .atMost(0)
    case .after: .positive
    }
  }

  private var condition: String {
    switch relation {
    case .on:
      ", at the coarser precision of the two; the claim holds if it is "
        + (tolerance == 0 ? "0" : "at most \(NumberWords.count(tolerance, "day")) either way")
    case .by: "; the claim holds if it is not after it"
    case .after: "; the claim holds if it is after it"
    }
  }

  private func compare(_ recorded: CalendarDate, with claimed: CalendarDate, in finding: inout ClaimFinding) {
    let precision = min(recorded.precision, claimed.precision)
    let isEqual = recorded.coarsened(to: precision) == claimed.coarsened(to: precision)
    let days = isEqual && precision != .day ? 0 : recorded.middleDay - claimed.middleDay
    finding.estimate = days
    finding.verdict = isEqual || precision == .day && abs(days) <= Double(tolerance) ? .supported : .contradicted
    if tolerance > 0 { finding.notes.append("\(NumberWords.count(tolerance, "day")) of tolerance is declared") }
    finding.wouldChange =
      finding.verdict == .supported
      ? "A source with another date, more than \(NumberWords.count(tolerance, "day")) from \(claimed)."
      : "A source that says \(claimed)."
  }

  private func place(_ recorded: CalendarDate, beside claimed: CalendarDate, in finding: inout ClaimFinding) {
    let last = claimed.dayRange.upperBound
    finding.estimate = recorded.middleDay - Double(last)
    let isBy = recorded.dayRange.upperBound <= last
    let isAfter = recorded.dayRange.lowerBound > last
    let (asSaid, otherwise) = relation == .by ? (isBy, isAfter) : (isAfter, isBy)
    finding.verdict = asSaid ? .supported : otherwise ? .contradicted : .undecided
    let early = "A source that dates it \(claimed) or earlier."
    let late = "A source that dates it after \(claimed)."
    finding.wouldChange =
      finding.verdict == .undecided
      ? "A source for the day: \(recorded) leaves it open." : isBy ? late : early
  }
}

extension CalendarDate {
  /// The date at a precision no finer than the given one.
  func coarsened(to precision: Precision) -> CalendarDate {
    switch precision {
    case .year: CalendarDate(year: year) ?? self
    case .month: month.flatMap { CalendarDate(year: year, month: $0) } ?? self
    case .day: self
    }
  }
}
