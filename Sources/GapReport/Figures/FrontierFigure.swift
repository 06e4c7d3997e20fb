import BenchmarkData
public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
import Tables

extension Answer {
  /// The best score so far of either side over time, from the table of the frontier's steps, with the lag of today where the answer is of lags.
  ///
  /// - Throws: ``/TableExport/FigureError``.
  public func frontierFigure(of curves: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    let board = pair.board
    let points = try datedSystems(in: context)
    let hasErrors = board.hasErrors
    var plot = StepCurves(
      context.caption(
        curves.name, presentLag?.finding(on: board.benchmark.title) ?? "Best score so far on \(board.benchmark.title)",
        "Best score so far on \(board.benchmark.title). Steps: the best of either side on each day; points: all dated systems of the two"
          + (hasErrors ? ", with \(NumberWords.percent(pair.options.level)) intervals" : "")
          + ". Bar: since when the side that leads today has had the other's best score.", board: board),
      group: .curveSide, date: .date, value: .estimate, label: .label)
    if hasErrors { (plot.lower, plot.upper) = (.intervalLower, .intervalUpper) }
    plot.groupOrder = context.groupOrder
    (plot.valueTitle, plot.unit) = (board.quantityName.capitalizedFirst, board.unit)
    plot.end = pair.asOf
    plot.bars = [currentLagBar].compactMap(\.self)
    let sides = (curves.table[.curveSide] ?? []).map { $0.map(context.title) }
    let steps = try figuring { () throws(TableError) in try curves.table.setting(Column(.curveSide, sides)) }
    return try plot.figure(of: steps, points: points)
  }

  /// The lag of today as a bar at the score of the side that is behind.
  private var currentLagBar: StepCurves.Bar? {
    let dated = pair.dated
    guard let lag = presentLag, !lag.isLevel, abs(lag.months) >= 0.5, let today = pair.asOf,
      let scoreA = dated.a.curve.steps.last?.score, let scoreB = dated.b.curve.steps.last?.score,
      let from = CalendarDate(dayNumber: today.dayRange.upperBound - Int((abs(lag.months) * daysPerMonth).rounded()))
    else { return nil }
    return StepCurves.Bar(
      from: from, to: today, value: dated.board.oriented(min(scoreA, scoreB)), text: lag.mark)
  }
}
