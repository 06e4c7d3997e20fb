import GapAnalysis
import Quantities
import TableExport
import Tables

extension UnitSource {
  /// The units of gaps: differences of scores, but for the measures that are none.
  static let ofGaps = UnitSource.column(
    UnitColumn(
      .unit, .difference, exceptBy: .measure,
      Dictionary(
        Measure.all(.gap).filter { $0.unit(ofScores: .points).reading == .level }.map { ($0.id, Unit.Reading.level) }
      ) { first, _ in first }))
}

extension IntervalPresentation {
  /// The interval of an estimate, and the standard error rounded like both.
  static let ofEstimate = IntervalPresentation(
    of: .estimate, from: .intervalLower, to: .intervalUpper, level: .intervalLevel, companions: [.standardError])

  /// The interval of a rank.
  static func ofRank(_ heading: String) -> IntervalPresentation {
    IntervalPresentation(of: .rank, from: .rankLower, to: .rankUpper, heading: heading)
  }
}

extension IntervalDotPlot {
  /// A plot of the estimates of a result table.
  static func ofEstimates(_ caption: FigureCaption, unit: UnitSource = .column(.unit)) -> IntervalDotPlot {
    var plot = IntervalDotPlot(caption, label: .label, estimate: .estimate)
    (plot.lower, plot.upper) = (.intervalLower, .intervalUpper)
    (plot.unit, plot.status) = (unit, .status)
    return plot
  }
}
