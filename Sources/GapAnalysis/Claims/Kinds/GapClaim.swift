import BenchmarkData
import Quantities
import StatisticsCore

/// `gap measure= benchmark= [dimension=] a= b= [by=] [as_of=] [date=] expect= [margin=]`
///
/// A gap measure between two groups, with the interval of the measure: redrawn scores, a sampling interval of its own, or the
/// range over organizations left out.
struct GapClaim: ClaimTestKind {
  static let name = "gap"
  let measure: Measure
  let scope: ClaimScope
  let a: String
  let b: String
  let grouping: Grouping
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    measure = parameters.measure(.gap)
    scope = parameters.scope()
    grouping = parameters.choice("by", else: .country) ?? .country
    a = parameters.side("a", by: grouping)
    b = parameters.side("b", by: grouping)
    if grouping.canonicalName(a) == grouping.canonicalName(b), !a.isEmpty {
      parameters.bad("b", b, "another side than a")
    }
    assertion = parameters.expectation()
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let pair = try pair(on: board, options)
    var finding = ClaimFinding(
      measure: measure.id, assertion: assertion, unit: measure.unit(ofScores: board.unit), formula: formula(pair))
    scope.describe(board, in: &finding)
    finding.subject = "\(pair.a.name) − \(pair.b.name)"
    (finding.sideA, finding.sideB) = (pair.a.name, pair.b.name)
    (finding.countA, finding.countB) = (pair.a.count, pair.b.count)
    finding.systems = [pair.a, pair.b].flatMap { side in
      side.entries.enumerated().map { position, entry in
        .init(entry, role: side.name, unit: board.unit, decides: measure.basis != .best || position == 0)
      }
    }
    let estimate = try pair.estimate(of: measure)
    guard let statement = MeasureStatement(estimate, of: pair) else {
      leaveOpen(&finding, pair)
      return finding
    }
    let value = statement.value
    finding.notes += estimate.notes
    if let interval = estimate.interval {
      finding.decide(
        by: ClaimEstimate(value: value, interval: interval, kind: estimate.kind, status: estimate.status),
        neutral: measure.neutralValue)
    } else if measure.uncertaintyKind == .measurement {
      finding.notes = []
      let range = try LeaveOneOrganizationOut.estimate(
        value, over: pair.entries, level: options.level, unit: finding.unit
      ) { key throws(AnalysisError) in
        try self.pair(on: board.without(key), options).estimate(of: measure).estimate
      }
      finding.decide(by: range, neutral: measure.neutralValue)
    } else {
      finding.estimate = value
      finding.status = .insufficient
    }
    finding.wouldChange = measure.turningPoint(statement)
    return finding
  }

  private func pair(on board: Scoreboard, _ options: ClaimOptions) throws(AnalysisError) -> Pair {
    try Pair(
      Sides(a, b, by: grouping), on: board, options: .init(level: options.level, simulation: options.simulation))
  }

  private func formula(_ pair: Pair) -> String {
    "\(measure.definition(pair.a.name, pair.b.name)); the claim holds if it is \(assertion.phrase)"
      + (measure.neutralValue == 0 ? "" : " after \(NumberWords.number(measure.neutralValue)) is taken off")
  }

  private func leaveOpen(_ finding: inout ClaimFinding, _ pair: Pair) {
    let empty = [pair.a, pair.b].filter { $0.count == 0 }
    guard let missing = empty.first else {
      finding.leaveOpen(
        "\(pair.a.count) and \(pair.b.count) systems are too few for this measure",
        wouldChange: "More systems with a score on either side.")
      return
    }
    let board = pair.board
    let names = NameList.text(empty.map(\.name))
    let isRating = board.benchmark.kind == .rating
    let other = [pair.a, pair.b].first { $0.count > 0 }
    let best = other?.entries.first.map { board.unit.words($0.score.value) }
    let target = best.map { ", to be held against \($0), the best of \(other?.name ?? "")" } ?? ""
    finding.leaveOpen(
      "no system of \(names) on this board" + (isRating ? ", which lists every system that it rates" : ""),
      wouldChange: "A system of \(missing.name) with a score on \(board.benchmark.title)\(target).")
  }
}
