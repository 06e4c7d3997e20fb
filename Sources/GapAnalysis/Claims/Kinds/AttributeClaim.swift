import BenchmarkData
import Quantities

/// `attribute system= attribute= at_least=|at_most=`
///
/// The value that is recorded for a system, exactly.
struct AttributeClaim: ClaimTestKind {
  static let name = "attribute"
  let system: System.ID
  let attribute: NumericAttribute
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    system = parameters.system("system")
    attribute = parameters.choice("attribute") ?? .maximumDuration
    assertion = parameters.limit()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    guard let record = dataset.systems[system] else { throw .invalidOption("the dataset has no system '\(system)'") }
    var finding = ClaimFinding(
      measure: attribute.rawValue, assertion: assertion, unit: attribute.unit,
      formula:
        "the \(attribute.title) that is recorded for \(record.title); the claim holds if it is \(assertion.phrase)")
    finding.entity = system.text
    finding.subject = "\(attribute.title) of \(record.title)"
    finding.countA = 1
    finding.countNoun = "system"
    let value = attribute.value(of: record)
    finding.systems = [
      .init(
        record, in: dataset, role: record.title, dateKind: .first, value: value, unit: attribute.unit, decides: true)
    ]
    finding.date = finding.systems.first?.date
    guard let value else {
      finding.leaveOpen("no source", wouldChange: "A source for the \(attribute.title) of \(record.title).")
      return finding
    }
    finding.decide(by: .exact(value))
    finding.notes.append("a recorded fact, with no measure of how often it is reached")
    let limit =
      switch assertion {
      case .atLeast(let limit), .atMost(let limit): limit
      default: 0.0
      }
    finding.wouldChange =
      "Another source with a value \(value >= limit && assertion == .atLeast(limit) ? "below" : "beyond") "
      + "\(attribute.unit.words(limit))."
    return finding
  }
}
