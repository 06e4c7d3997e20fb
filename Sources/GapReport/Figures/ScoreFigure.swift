import BenchmarkData
public import GapAnalysis
import OrderedCollections
import Quantities
import StatisticsCore
public import TableExport
import Tables

extension Scoreboard {
  /// Every system's score by group, with its interval where it has one.
  ///
  /// - Parameters:
  ///   - document: The board's own document.
  ///   - level: The level of the intervals.
  ///   - context: The groups, their colours and the source.
  /// - Throws: ``/TableExport/FigureError``.
  public func figure(
    of document: TableDocument, level: Double = 0.95, in context: FigureContext
  ) throws(FigureError) -> Figure {
    // Systems of no known group are drawn last, so that no system of the table is missing from the picture.
    let known = entries.map { context.group(of: $0) }
    let isDivided = known.contains { $0 != nil }
    let groups = known.map { $0 ?? (isDivided ? FigureContext.unknownGroup : "systems") }
    let named = OrderedSet(groups).filter { $0 != FigureContext.unknownGroup }
    let order =
      context.groupOrder.filter(named.contains) + named.filter { !context.groupOrder.contains($0) }
      + [FigureContext.unknownGroup]
    let rows = order.flatMap { name in groups.indices.filter { groups[$0] == name } }
    let intervals = entries.map { entry in try? entry.score.interval(level: level) }
    let hasErrors = intervals.contains { $0 != nil }
    let table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.group, groups))
        .setting(Column(.intervalLower, intervals.map { $0?.lower }))
        .setting(Column(.intervalUpper, intervals.map { $0?.upper }))
    }
    var plot = DistributionPlot(
      context.caption(
        document.name, finding(level),
        "\(quantityName.capitalizedFirst) on \(benchmark.title)\(isDivided ? " by \(context.grouping.rawValue)" : ""): every point a system, over a box of the quartiles of three or more"
          + (hasErrors ? "; lines: \(NumberWords.percent(level)) intervals" : "") + ". The best of each are named.",
        board: self),
      value: .score, group: .group, label: .systemName)
    (plot.valueTitle, plot.unit, plot.groupOrder) = ("Score", unit, context.groupOrder)
    if hasErrors { (plot.lower, plot.upper) = (.intervalLower, .intervalUpper) }
    return try plot.figure(of: table.selecting(rows: rows))
  }

  private func finding(_ level: Double) -> String {
    guard let best = entries.first else { return "Scores on \(benchmark.title)" }
    let interval = try? best.score.interval(level: level)
    let words = unit.words(best.score.value, lower: interval?.lower, upper: interval?.upper)
    let clause =
      interval.map {
        " (\(NumberWords.percent(level)) interval \(unit.range($0.lower, $0.upper, estimate: best.score.value)))"
      } ?? " (no interval is known)"
    return "\(best.system.title) is best on \(benchmark.title) with \(words)\(clause)"
  }
}

extension BoardStanding {
  /// The scores of one system with their intervals, a panel a unit.
  ///
  /// - Throws: ``/TableExport/FigureError``.
  public func figure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    var plot = IntervalDotPlot.ofEstimates(
      context.caption(
        document.name, sentence.asTitle, "Its scores. Lines: intervals by prompts; hollow: none is known.", board: board
      ))
    plot.reference = nil
    plot.referenceByUnit = [:]
    return try plot.figure(of: document.table)
  }
}
