import BenchmarkData
public import GapAnalysis
public import TableExport

extension Answer {
  /// The estimates of gaps with their intervals, each unit on an axis of its own.
  ///
  /// - Parameters:
  ///   - document: The answer as a document.
  ///   - name: The name of the figure; that of the document if left out.
  /// - Throws: ``FigureError/nothingToShow`` if no measure has an estimate.
  public func gapFigure(of document: TableDocument, named name: String? = nil) throws(FigureError) -> Figure {
    let (a, b, board) = (pair.a.name, pair.b.name, pair.board)
    var plot = IntervalDotPlot.ofEstimates(
      FigureCaption(
        name: name ?? document.name, title: "\(a) − \(b) on \(board.benchmark.title), by every measure",
        subtitle: "Points with intervals where there are any; each unit has its own axis. Grey line: neither is ahead.",
        sourceNote: board.figureSource), unit: .ofGaps)
    (plot.lowerSide, plot.upperSide) = ("\(b) ahead", "\(a) ahead")
    return try plot.figure(of: document.table)
  }
}

extension Scoreboard {
  /// Where the scores of a figure come from, as a sentence.
  var figureSource: String { "Scores: \(benchmark.title)" + (asOf.map { ", as of \($0)" } ?? "") + "." }
}
