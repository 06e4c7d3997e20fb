import BenchmarkData
import Quantities
import Tables

/// `date system= field= on= [tolerance_days=]`
///
/// Whether a recorded date is the one that the claim names, at the coarser of the two precisions; between full dates within a
/// tolerance in days.
struct DateClaim: ClaimTestKind {
  static let name = "date"
  let system: System.ID
  let field: Field
  let on: CalendarDate?
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

  init(_ parameters: inout ClaimParameters) {
    system = parameters.system("system")
    field = parameters.choice("field") ?? .released
    on = parameters.date("on")
    tolerance = parameters.optionalInteger("tolerance_days", in: 0...36_525) ?? 0
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    guard let record = dataset.systems[system], let on else {
      throw .invalidOption("the dataset has no system '\(system)'")
    }
    let words = field.rawValue.split(separator: "_").first.map(String.init) ?? ""
    var finding = ClaimFinding(
      measure: Self.name, assertion: .zero(margin: Double(tolerance)), unit: "days",
      formula:
        "the recorded date on which \(record.title) was \(words) minus \(on), at the coarser precision of the two; "
        + "the claim holds if it is \(tolerance == 0 ? "0" : "at most \(NumberWords.count(tolerance, "day")) either way")"
    )
    finding.entity = system.text
    finding.subject = "recorded − claimed date"
    finding.date = on
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
    let precision = min(recorded.precision, on.precision)
    let isEqual = recorded.coarsened(to: precision) == on.coarsened(to: precision)
    let days = isEqual && precision != .day ? 0 : recorded.middleDay - on.middleDay
    finding.estimate = days
    finding.status = .ok
    finding.verdict = isEqual || precision == .day && abs(days) <= Double(tolerance) ? .supported : .contradicted
    finding.notes.append("recorded: \(recorded); claimed: \(on)")
    if tolerance > 0 { finding.notes.append("\(NumberWords.count(tolerance, "day")) of tolerance is declared") }
    finding.wouldChange =
      finding.verdict == .supported
      ? "A source with another date, more than \(NumberWords.count(tolerance, "day")) from \(on)."
      : "A source that says \(on)."
    return finding
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
