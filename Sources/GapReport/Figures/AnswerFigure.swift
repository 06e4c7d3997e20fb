import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
import Tables

extension Answer {
  /// The figure of the answer's own document, every measure a row; of a trend the measures in points.
  ///
  /// - Throws: ``FigureError``; ``FigureError/nothingToShow`` if no measure has an estimate.
  public func figure(of document: TableDocument) throws(FigureError) -> Figure {
    let (a, b, board) = (pair.a.name, pair.b.name, pair.board)
    func caption(_ title: String, _ subtitle: String) -> FigureCaption {
      FigureCaption(name: document.name, title: title, subtitle: subtitle, sourceNote: board.figureSource)
    }
    switch family {
    case .gap:
      var plot = IntervalDotPlot.ofEstimates(
        caption(
          "\(a) − \(b) on \(board.benchmark.title), by every measure",
          "Points with intervals where there are any; each unit has its own axis. Grey line: neither is ahead."),
        unit: .ofGaps)
      (plot.lowerSide, plot.upperSide) = ("\(b) ahead", "\(a) ahead")
      return try plot.figure(of: document.table)
    case .lag:
      var plot = IntervalDotPlot.ofEstimates(
        caption(
          "Months that \(b) is behind on \(board.benchmark.title)",
          "Each measure answers another question. Arrow: no finite end; hollow: no interval."))
      (plot.lowerSide, plot.upperSide) = ("\(a) behind", "\(b) behind")
      return try plot.figure(of: document.table)
    case .trend:
      let rows = estimates.indices.filter { estimates[$0].measure.isInPoints }
      return try IntervalDotPlot.ofEstimates(
        caption(
          "Straight trends on \(board.benchmark.title)",
          "Lines through all dated systems of either side; intervals by organization."),
        unit: .column(.unit, .difference)
      ).figure(of: document.table.selecting(rows: rows))
    }
  }
}

extension Scoreboard {
  /// What is written beneath figures of the board.
  var figureSource: String { "Scores: \(benchmark.title)" + (asOf.map { ", as of \($0)" } ?? "") + "." }
}
