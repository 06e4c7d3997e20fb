import BenchmarkData
import Quantities
import Tables

/// `withdrawn system= by=`
///
/// Whether a system was taken away by a date.
struct WithdrawnClaim: ClaimTestKind {
  static let name = "withdrawn"
  let system: System.ID
  let by: CalendarDate?

  init(_ parameters: inout ClaimParameters) {
    system = parameters.system("system")
    by = parameters.date("by")
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    guard let record = dataset.systems[system], let by else {
      throw .invalidOption("the dataset has no system '\(system)'")
    }
    var finding = ClaimFinding(
      measure: Self.name, assertion: .atMost(0), unit: "days",
      formula: "the date on which \(record.title) was withdrawn minus \(by); the claim holds if it is not after it")
    finding.entity = system.text
    finding.subject = "withdrawal − \(by)"
    finding.date = by
    finding.countA = 1
    finding.countNoun = "system"
    finding.systems = [
      .init(
        record, in: dataset, role: record.title, dateKind: .first, detail: record.withdrawnOn?.description,
        decides: true)
    ]
    guard let withdrawn = record.withdrawnOn else {
      finding.leaveOpen(
        "no withdrawal date has a source", wouldChange: "A source that dates the withdrawal of \(record.title).")
      return finding
    }
    finding.estimate = withdrawn.middleDay - Double(by.dayRange.upperBound)
    finding.status = .ok
    finding.verdict = withdrawn.isOnOrBefore(by) ? .supported : .contradicted
    finding.notes.append("recorded: \(withdrawn)")
    finding.wouldChange =
      finding.verdict == .supported ? "A source that dates it after \(by)." : "A source that dates it \(by) or earlier."
    return finding
  }
}
