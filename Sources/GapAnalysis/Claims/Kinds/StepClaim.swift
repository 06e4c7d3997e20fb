import BenchmarkData
import Quantities
import Tables

/// `step benchmark= [dimension=] a= b= at= [date=] expect= [margin=]`
///
/// The frontier gap over systems dated up to a day minus the gap over systems dated before it, all on the evaluations of the
/// board as it stands.
struct StepClaim: ClaimTestKind {
  static let name = "step"
  let scope: ClaimScope
  let a: String
  let b: String
  let at: CalendarDate?
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    scope = parameters.scope(asOf: false)
    a = parameters.country("a")
    b = parameters.country("b")
    if a == b, !a.isEmpty { parameters.bad("b", b, "another country than a") }
    at = parameters.date("at")
    assertion = parameters.expectation()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let day = at?.description ?? ""
    var finding = ClaimFinding(
      measure: Self.name, assertion: assertion, unit: board.unit.difference,
      formula:
        "best of \(a) minus best of \(b) over systems dated up to \(day), minus the same over systems dated before "
        + "it; the claim holds if it is \(assertion.phrase)")
    scope.describe(board, in: &finding)
    finding.date = at
    finding.subject = "change of \(a) − \(b) on \(day)"
    (finding.sideA, finding.sideB) = (a, b)
    guard let at else { return finding }
    let end = Double(at.dayRange.upperBound)
    let start = Double(at.dayRange.lowerBound)
    let sides = board.entries.filter { [a, b].contains($0.country?.text) }
    let entries = sides.filter { ($0.date?.middleDay ?? .infinity) <= end }
    finding.omissions += sides.filter { $0.date == nil }
      .map { .init(name: $0.system.id.text, reason: Scoreboard.Reason.undated.summary) }
    let sample = ClaimSample(board, entries)
    let isOfA = entries.map { $0.country?.text == a }
    let isBefore = sample.days.map { ($0 ?? end) < start }
    finding.countA = isOfA.count { $0 }
    finding.countB = isOfA.count { !$0 }
    finding.systems = sample.used({ "\(isOfA[$0] ? a : b), \(isBefore[$0] ? "before" : "on \(day)")" }) {
      !isBefore[$0]
    }
    let statistic: ClaimSample.Statistic = { members, scores in
      func gap(_ members: [Int]) -> Double? {
        guard let bestA = members.filter({ isOfA[$0] }).map({ scores[$0] }).max(),
          let bestB = members.filter({ !isOfA[$0] }).map({ scores[$0] }).max()
        else { return nil }
        return bestA - bestB
      }
      return gap(members).flatMap { after in gap(members.filter { isBefore[$0] }).map { after - $0 } }
    }
    let makers = Set(
      entries.indices.filter { !isBefore[$0] }.map { LeaveOneOrganizationOut.Candidate(entries[$0]).key })
    let estimate = try sample.estimate(
      statistic, sides: [entries.indices.filter { isOfA[$0] }, entries.indices.filter { !isOfA[$0] }], keeping: makers,
      unit: board.unit.difference, options: options)
    guard let value = estimate.value else {
      finding.leaveOpen(
        "a side has no system dated before \(day)",
        wouldChange: "An earlier system of each of \(a) and \(b) with a score.")
      return finding
    }
    finding.decide(by: estimate)
    let newcomers = entries.filter { ($0.date?.middleDay ?? 0) >= start }
    if newcomers.isEmpty {
      finding.notes.append("no system of \(a) or \(b) is dated \(day), so that nothing could change")
      finding.wouldChange = "A system of \(a) or \(b) dated \(day)."
    } else {
      let best = newcomers.first.map { "\($0.system.title) (\(board.unit.words($0.score.value)))" } ?? ""
      finding.wouldChange =
        "There is no step if \(best) scores \(board.unit.difference.words(abs(value))) less."
    }
    return finding
  }
}
