import BenchmarkData
import Quantities
import StatisticsCore
import Tables

extension Measure {
  /// How much confidence there is that B's line is level with A's or above by the horizon: the confidence distribution of the gap
  /// of the lines at that date, at 0.
  public static let crossedByHorizon = Measure(
    "crossed_by_horizon", .trend, name: { a, b in "Confidence that \(b)'s line has reached \(a)'s" },
    unit: .fixed(.probability), neutralValue: 0.5,
    explanation:
      "The confidence (one-sided, no probability) in B's line being level with A's or above at the horizon, if the lines go on.",
    source: clusterRobustSource,
    value: { scores throws(StatisticsError) in
      MeasuredValue(try gapAtHorizon(scores)?.contrast.confidence(atMost: 0))
    },
    interval: .own { scores, pair, estimate throws(StatisticsError) in
      guard let (contrast, years, horizon) = try gapAtHorizon(scores) else { return }
      let condition = years < 0 ? "before the board's date" : "if the lines go on"
      let board = pair.board
      estimate.notes.append(
        "by \(horizon.description), \(condition): \(pair.a.title) − \(pair.b.title) is then \(board.unit.difference.number(contrast.estimate)) ± \(board.unit.difference.words(contrast.standardError))"
      )
    },
    reasonsWithoutValue: { scores, pair throws(StatisticsError) in
      guard let lines = try scores.trendLines() else { return pair.reasonsWithoutLines }
      let reason = lines.covariance == nil ? pair.reasonWithoutError(lines) : "the errors do not vary"
      return ["no figure: \(reason)"]
    },
    date: { _, pair in pair.horizon })

  /// The gap of the lines at the horizon; `nil` without lines that have errors.
  private static func gapAtHorizon(
    _ scores: PairScores
  ) throws(StatisticsError) -> (contrast: LinearContrast, years: Double, horizon: CalendarDate)? {
    guard let lines = try scores.trendLines(), let lastDay = scores.lastDay, let horizon = scores.horizon else {
      return nil
    }
    let years = (Double(horizon.dayRange.upperBound) - lastDay) / daysPerYear
    return try lines.contrast(TrendLines.gap(at: years)).map { ($0, years, horizon) }
  }
}
