internal import BenchmarkData
internal import StatisticsCore

/// `gap measure= benchmark= [dimension=] a= b= [by=] [as_of=] [date=] expect= [margin=]`
///
/// A gap measure between two groups, with the interval of the measure: redrawn scores, a sampling interval of its own, or the
/// range over organizations left out.
public struct GapClaim: ClaimTestKind {
  static let name = "gap"
  let measure: GapMeasure
  let scope: ClaimScope
  let a: String
  let b: String
  let grouping: Grouping
  let assertion: ClaimAssertion

  init(_ parameters: inout ClaimParameters) {
    measure = parameters.choice("measure") ?? .frontierGap
    scope = parameters.scope()
    grouping = parameters.choice("by", else: .country) ?? .country
    a = parameters.side("a", by: grouping)
    b = parameters.side("b", by: grouping)
    if grouping.canonicalName(a) == grouping.canonicalName(b), !a.isEmpty {
      parameters.bad("b", b, "another side than a")
    }
    assertion = parameters.expectation()
  }

  var test: ClaimTest { .gap(self) }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let board = try scope.board(in: dataset)
    let comparison = try comparison(on: board, options)
    let (sideA, sideB) = (comparison.a, comparison.b)
    var finding = ClaimFinding(
      measure: measure.rawValue, assertion: assertion, unit: measure.unit(ofScores: board.unit),
      formula: formula(sideA, sideB))
    scope.describe(board, in: &finding)
    finding.subject = "\(sideA.name) − \(sideB.name)"
    (finding.sideA, finding.sideB) = (sideA.name, sideB.name)
    (finding.countA, finding.countB) = (sideA.count, sideB.count)
    finding.systems = [sideA, sideB].flatMap { side in
      side.entries.enumerated().map { position, entry in
        .init(entry, role: side.name, unit: board.unit, decides: !isOfAll || position == 0)
      }
    }
    guard let estimate = try comparison.estimates([measure]).first, let value = estimate.estimate else {
      leaveOpen(&finding, comparison)
      return finding
    }
    if let note = estimate.note { finding.notes.append(note) }
    if let interval = estimate.interval {
      finding.decide(
        by: ClaimEstimate(value: value, interval: interval, kind: estimate.kind, status: estimate.status),
        neutral: measure.neutralValue)
    } else if measure.uncertaintyKind == .measurement {
      finding.notes = []
      let range = try LeaveOneOrganizationOut.estimate(
        value, over: sideA.entries + sideB.entries, level: options.level, words: { ClaimWords.figure($0, finding.unit) }
      ) { key throws(AnalysisError) in
        try self.comparison(on: board.without(key), options).estimates([measure]).first?.estimate
      }
      finding.decide(by: range, neutral: measure.neutralValue)
    } else {
      finding.estimate = value
      finding.status = .insufficient
    }
    finding.wouldChange = change(comparison, value)
    return finding
  }

  private func comparison(on board: Scoreboard, _ options: ClaimOptions) throws(AnalysisError) -> GapComparison {
    try GapComparison(
      board, a, b,
      options: .init(grouping: grouping, level: options.level, simulation: options.simulation))
  }

  /// Whether the measure looks at the best of each side only.
  private var isOfAll: Bool { measure == .frontierGap || measure == .frontierWinRate }

  private func formula(_ a: Side, _ b: Side) -> String {
    let definition =
      switch measure {
      case .frontierGap: "the best score of \(a.name) minus the best score of \(b.name)"
      case .hedgesG:
        "Hedges' g = J(ν) · (mean of \(a.name) − mean of \(b.name)) / pooled standard deviation, ν = n₁ + n₂ − 2, with the "
          + "interval from the noncentral t distribution"
      case .meanGap: "the mean score of \(a.name) minus the mean score of \(b.name), with Welch's t interval"
      default: "\(measure.label.lowercased()), \(a.name) against \(b.name)"
      }
    return "\(definition); the claim holds if it is \(assertion.phrase)"
      + (measure.neutralValue == 0 ? "" : " after \(rounded(measure.neutralValue)) is taken off")
  }

  private func leaveOpen(_ finding: inout ClaimFinding, _ comparison: GapComparison) {
    let empty = [comparison.a, comparison.b].filter { $0.count == 0 }
    guard let missing = empty.first else {
      finding.leaveOpen(
        "\(comparison.a.count) and \(comparison.b.count) systems are too few for this measure",
        wouldChange: "More systems with a score on either side.")
      return
    }
    let board = comparison.board
    let names = ClaimWords.list(empty.map(\.name))
    let isRating = board.benchmark.kind == .rating
    let other = [comparison.a, comparison.b].first { $0.count > 0 }
    let best = other?.entries.first.map { ClaimWords.score($0.score.value, board.unit) }
    let target = best.map { ", to be held against \($0), the best of \(other?.name ?? "")" } ?? ""
    finding.leaveOpen(
      "no system of \(names) on this board" + (isRating ? ", which lists every system that it rates" : ""),
      wouldChange: "A system of \(missing.name) with a score on \(board.benchmark.title)\(target).")
  }

  private func change(_ comparison: GapComparison, _ value: Double) -> String {
    let board = comparison.board
    let distance = abs(value - measure.neutralValue)
    let (leader, follower) =
      value >= measure.neutralValue ? (comparison.a, comparison.b) : (comparison.b, comparison.a)
    guard let best = leader.entries.first, let second = follower.entries.first else { return "" }
    if isOfAll {
      return
        "The sign turns if \(follower.name) has a score above \(ClaimWords.score(best.score.value, board.unit)); its best is "
        + "\(second.system.title) with \(ClaimWords.score(second.score.value, board.unit))."
    }
    if measure == .meanGap || measure == .hedgesG {
      let means = [comparison.a, comparison.b].map { $0.scores.reduce(0, +) / Double($0.count) }
      return
        "The sign turns if every score of \(leader.name) is "
        + "\(ClaimWords.figure(abs(means[0] - means[1]), board.unit)) lower; "
        + "an interval that \(comparison.a.count) against \(comparison.b.count) systems leave so wide needs more systems."
    }
    return
      "The sign turns if the figure moves by \(ClaimWords.figure(distance, measure.unit(ofScores: board.unit))) towards "
      + "\(follower.name)."
  }
}
