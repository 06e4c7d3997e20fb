import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// `crossover benchmark= [dimension=] a= b= by= [from=] [date=]`
///
/// Whether B's trend line has reached A's by a date: the interval of A's line minus B's on it. The date of crossing goes
/// along with Fieller's set.
struct CrossoverClaim: ClaimTestKind {
  static let name = "crossover"
  let lines: ClaimTrendLines
  let by: CalendarDate?

  init(_ parameters: inout ClaimParameters) {
    lines = ClaimTrendLines(&parameters, to: nil)
    by = parameters.date("by")
  }

  func finding(in dataset: Dataset, options: ClaimOptions) throws(AnalysisError) -> ClaimFinding {
    let (a, b) = (lines.a, lines.b)
    let pair = try lines.pair(in: dataset, options, horizon: by)
    let board = pair.board
    let date = by?.description ?? ""
    var finding = ClaimFinding(
      measure: Self.name, assertion: .negative, unit: board.unit.difference,
      formula:
        "least squares lines of score on time for \(a) and \(b), errors clustered by organization: the line of \(a) "
        + "minus the line of \(b) on \(date); the claim holds if it is below 0")
    finding.subject = "line of \(a) − line of \(b) on \(date)"
    let sample = lines.describe(pair, in: &finding)
    finding.date = by
    let years = by.flatMap { by in board.lastDay.map { (Double(by.dayRange.upperBound) - $0) / daysPerYear } }
    guard let fitted = try claimStatistics({ () throws(StatisticsError) in try pair.dated.scores.trendLines() }),
      let years
    else {
      finding.leaveOpen(
        "a side has no two systems of different dates", wouldChange: "More dated systems of both \(a) and \(b).")
      return finding
    }
    let weights = TrendLines.gap(at: years)
    let value = fitted.value(weights)
    if let reason = sample.shortage {
      finding.estimate = value
      finding.leaveOpen(reason, wouldChange: "At least three dated systems a side and four organizations.")
      return finding
    }
    let result = try claimStatistics { () throws(StatisticsError) in
      try fitted.contrast(weights)?.interval(level: options.level)
    }
    if let result {
      finding.decide(by: .sampled(value, result))
    } else {
      let reason = "no interval: \(pair.dated.reasonWithoutError(fitted))"
      finding.decide(by: ClaimEstimate(value: value, status: .ok, notes: [Note(reason)]))
    }
    if (years * daysPerYear) > 1 { finding.notes.append("the lines are drawn on beyond the board's date") }
    try addCrossing(pair, to: &finding)
    finding.wouldChange =
      "The answer turns if the line of \(value > 0 ? b : a) stands \(board.unit.difference.words(abs(value))) higher on "
      + "\(date)."
    return finding
  }

  /// The date on which the lines cross, and the chance that they have by the horizon.
  private func addCrossing(_ pair: Pair, to finding: inout ClaimFinding) throws(AnalysisError) {
    for estimate in try pair.estimates(of: [.closingRate, .crossover, .crossedByHorizon]) {
      finding.parts.append(
        .init(
          label: estimate.measure.label(lines.a, lines.b), date: estimate.date, estimate: estimate.estimate,
          unit: estimate.unit, interval: estimate.interval, kind: estimate.kind, status: estimate.status,
          notes: estimate.notes))
      if estimate.measure == .crossover { finding.notes += estimate.notes }
    }
  }
}
