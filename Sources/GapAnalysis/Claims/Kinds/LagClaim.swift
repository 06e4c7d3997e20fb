import BenchmarkData
import Quantities
import StatisticsCore

/// `lag measure= benchmark= [dimension=] a= b= as_of= [date=] expect= [margin=]`
///
/// By how many months B is behind A, by a named measure.
struct LagClaim: ClaimTestKind {
  static let name = "lag"
  let measure: Measure
  let scope: ClaimScope
  let a: String
  let b: String
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    measure = parameters.measure(.lag)
    scope = parameters.scope()
    if scope.asOf == nil { _ = parameters.text("as_of") }
    a = parameters.country("a")
    b = parameters.country("b")
    if a == b, !a.isEmpty { parameters.bad("b", b, "another country than a") }
    assertion = parameters.expectation()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let pair = try Pair(
      Sides(a, b), on: board, options: .init(level: options.level, simulation: options.simulation))
    var finding = ClaimFinding(
      measure: measure.id, assertion: assertion, unit: "months", formula: formula)
    scope.describe(board, in: &finding)
    finding.subject = "\(b) behind \(a)"
    (finding.sideA, finding.sideB) = (a, b)
    finding.systems = describeFrontiers(pair.dated)
    finding.omissions += pair.entries.filter { $0.date == nil }
      .map { .init(name: $0.system.id.text, reason: Scoreboard.Reason.undated.summary) }
    let estimate = try pair.estimate(of: measure)
    (finding.countA, finding.countB) = (estimate.countA, estimate.countB)
    guard let statement = MeasureStatement(estimate, of: pair.dated) else {
      finding.leaveOpen(
        estimate.note ?? "no lag by this measure",
        wouldChange: "Dated systems of both \(a) and \(b) whose scores overlap.")
      return finding
    }
    finding.notes += estimate.notes
    finding.decide(by: claimEstimate(estimate, statement.value, options))
    if estimate.status == .censored {
      finding.status = .censored
      finding.caution = "a lower bound"
    }
    finding.wouldChange = measure.turningPoint(statement)
    return finding
  }

  /// The measure's own interval, or the range over organizations left out. Where the lag is a lower bound, so is the upper
  /// end.
  private func claimEstimate(_ estimate: Estimate, _ months: Double, _ options: ClaimOptions) -> ClaimEstimate {
    var result = ClaimEstimate(value: months, kind: estimate.kind, status: estimate.status)
    result.interval = estimate.interval
    if result.interval == nil, estimate.status != .unbounded {
      result.interval = ConfidenceInterval(
        lower: min(months, estimate.details.withoutOne?.lower ?? months),
        upper: max(months, estimate.details.withoutOne?.upper ?? months), level: options.level,
        method: .leaveOneOrganizationOut
      )
      result.kind = .specification
    }
    if estimate.status == .censored || estimate.details.withoutOne?.isBound == true, result.kind == .specification {
      result.interval?.upper = .infinity
    }
    return result
  }

  private var formula: String {
    "\(measure.definition(a, b)); a month is \(daysPerMonth) days; the claim holds if it is \(assertion.phrase)"
  }

  /// The systems of both sides; those that set records decide.
  private func describeFrontiers(_ pair: Pair) -> [ClaimFinding.UsedSystem] {
    [pair.a, pair.b].flatMap { side in
      let records = Set(side.curve.steps.map(\.index))
      return side.entries.enumerated().map { position, entry in
        ClaimFinding.UsedSystem(entry, role: side.name, unit: pair.board.unit, decides: records.contains(position))
      }
    }
  }
}
