internal import BenchmarkData
internal import StatisticsCore

/// `lag measure= benchmark= [dimension=] a= b= as_of= [date=] expect= [margin=]`
///
/// By how many months B is behind A, by a named measure.
public struct LagClaim: ClaimTestKind {
  static let name = "lag"
  let measure: LagMeasure
  let scope: ClaimScope
  let a: String
  let b: String
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    measure = parameters.choice("measure") ?? .now
    scope = parameters.scope()
    if scope.asOf == nil { _ = parameters.text("as_of") }
    a = parameters.country("a")
    b = parameters.country("b")
    if a == b, !a.isEmpty { parameters.bad("b", b, "another country than a") }
    assertion = parameters.expectation()
  }

  var test: ClaimTest { .lag(self) }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let comparison = try LagComparison(
      board, a, b, options: .init(level: options.level, simulation: options.simulation))
    var finding = ClaimFinding(
      measure: measure.rawValue, assertion: assertion, unit: "months", formula: formula)
    scope.describe(board, in: &finding)
    finding.subject = "\(b) behind \(a)"
    (finding.sideA, finding.sideB) = (a, b)
    finding.systems = describeFrontiers(comparison)
    finding.omissions += (comparison.a.entries + comparison.b.entries).filter { $0.date == nil }
      .map { .init(name: $0.system.id.text, reason: "without a date") }
    guard let estimate = try comparison.estimates([measure]).first else { return finding }
    (finding.countA, finding.countB) = (estimate.countA, estimate.countB)
    guard let months = estimate.estimate else {
      finding.leaveOpen(
        estimate.note ?? "no lag by this measure",
        wouldChange: "Dated systems of both \(a) and \(b) whose scores overlap.")
      return finding
    }
    if let note = estimate.note { finding.notes.append(note) }
    finding.decide(by: claimEstimate(estimate, months, options))
    if estimate.status == .censored {
      finding.status = .censored
      finding.caution = "a lower bound"
    }
    finding.wouldChange = change(comparison, board, months)
    return finding
  }

  /// The measure's own interval, or the range over organizations left out. Where the lag is a lower bound, so is the upper
  /// end.
  private func claimEstimate(_ estimate: LagEstimate, _ months: Double, _ options: ClaimOptions) -> ClaimEstimate {
    var result = ClaimEstimate(value: months, kind: estimate.kind, status: estimate.status)
    result.interval = estimate.interval
    if result.interval == nil, estimate.status != .unbounded {
      result.interval = ConfidenceInterval(
        lower: min(months, estimate.withoutOne?.lower ?? months),
        upper: max(months, estimate.withoutOne?.upper ?? months), level: options.level, method: .leaveOneOrganizationOut
      )
      result.kind = .specification
    }
    if estimate.status == .censored || estimate.withoutOne?.isBound == true, result.kind == .specification {
      result.interval?.upper = .infinity
    }
    return result
  }

  private var formula: String {
    let definition =
      switch measure {
      case .now:
        "the months from the day on which \(a) first had the present best score of \(b) to the as-of date; the other way "
          + "round, with a minus sign, where \(b) leads"
      case .horizontalMean:
        "the mean, over the scores that both have passed, of the months by which \(b) reached a score later than \(a)"
      default: "by how many months \(b) is behind \(a), by \(measure.rawValue)"
      }
    return "\(definition); a month is 30.436875 days; the claim holds if it is \(assertion.phrase)"
  }

  /// The systems of both sides; those that set records decide.
  private func describeFrontiers(_ comparison: LagComparison) -> [ClaimFinding.UsedSystem] {
    [(comparison.a, comparison.frontierA), (comparison.b, comparison.frontierB)].flatMap { side, curve in
      let dated = side.entries.filter { $0.date != nil }
      let records = Set(curve.steps.map(\.index))
      return dated.enumerated().map { position, entry in
        ClaimFinding.UsedSystem(
          entry, role: side.name, unit: comparison.board.unit, decides: records.contains(position))
      }
    }
  }

  private func change(_ comparison: LagComparison, _ board: Scoreboard, _ months: Double) -> String {
    guard let lastA = comparison.frontierA.steps.last, let lastB = comparison.frontierB.steps.last else { return "" }
    let (leader, follower, target) = lastA.score >= lastB.score ? (a, b, lastA.score) : (b, a, lastB.score)
    return
      "The lag falls to 0 on the day on which \(follower) has a score of "
      + "\(ClaimWords.score(board.oriented(target), board.unit)), the best of \(leader)."
  }
}
