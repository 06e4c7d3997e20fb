import BenchmarkData
public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
public import Tables

extension DimensionProfile {
  /// The units where they differ, else the groups of dimensions that the benchmark names, a row each.
  var figureSections: [String?] {
    let units = Set(rows.map(\.pair.board.unit))
    return rows.map { row in
      guard units.count == 1 else { return row.pair.board.unit.heading }
      return row.dimension.group.flatMap { benchmark.groups[$0]?.name }
    }
  }

  /// The profile's own document with the scores of the best of either side.
  public func documentWithScores() throws(TableError) -> TableDocument {
    var document = try document()
    document.table = try document.table
      .setting(Column(.group, figureSections))
      .setting(Column(.scoreA, rows.map { $0.pair.a.entries.first?.score.value }))
      .setting(Column(.scoreB, rows.map { $0.pair.b.entries.first?.score.value }))
      .showing(.scoreA, as: sides.a, visibility: .droppable(1))
      .showing(.scoreB, as: sides.b, visibility: .droppable(1))
    document.leadingColumns = .init(.label, .scoreA, .bestA, .scoreB, .bestB)
    return document
  }

  /// The figure of ``figure(of:in:)``.
  public func figure(in context: FigureContext) throws(FigureError) -> Figure {
    try figure(of: figuring { () throws(TableError) in try documentWithScores() }, in: context)
  }

  /// The best of either side dimension by dimension; of another measure than that of the best, its estimates.
  ///
  /// - Parameter document: ``documentWithScores()``.
  /// - Throws: ``/TableExport/FigureError``.
  public func figure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    let board = rows.first?.pair.board
    let led = dimensionsLed
    let leads =
      led.byA == led.byB
      ? "\(sides.a) and \(sides.b) each lead" : led.byA > led.byB ? "\(sides.a) leads" : "\(sides.b) leads"
    let finding =
      "\(leads) on \(max(led.byA, led.byB)) of \(NumberWords.count(led.of, "dimension")) of \(benchmark.title)"
    guard measure == .frontierGap else {
      let leaders = rows.map { $0.pair.leader(by: $0.estimate) }
      let table = try figuring { () throws(TableError) in try document.table.setting(Column(.leader, leaders)) }
      var plot = context.leaderPlot(
        context.caption(
          document.name, finding + ", by \(measure.label(sides.a, sides.b).lowercased())",
          "\(sides.a) − \(sides.b), dimension by dimension. Lines: intervals; hollow: none is known.", board: board),
        a: sides.a, b: sides.b)
      plot.unit = .column(.unit, .difference)
      return try plot.figure(of: table)
    }
    let intervals = rows.count { $0.estimate.interval != nil }
    var plot = DumbbellPlot(
      context.caption(
        document.name, finding,
        "The best of either side on each dimension; on the right \(sides.a) less \(sides.b)"
          + (intervals == 0 ? ", of which no interval is known." : ", with intervals where there are any."),
        board: board),
      label: .label, first: .init(sides.a, value: .scoreA, detail: .bestA),
      second: .init(sides.b, value: .scoreB, detail: .bestB))
    let sections = figureSections
    plot.section = sections.allSatisfy { $0 != nil } && Set(sections).count > 1 ? .group : nil
    (plot.unit, plot.groupOrder) = (.column(.unit), context.groupOrder)
    (plot.difference, plot.lower, plot.upper) = (.estimate, .intervalLower, .intervalUpper)
    return try plot.figure(of: document.table)
  }
}

extension Contribution {
  /// What each dimension adds to the gap of two systems.
  ///
  /// - Throws: ``/TableExport/FigureError``.
  public func figure(of document: TableDocument, on board: Scoreboard, in context: FigureContext) throws(FigureError)
    -> Figure
  {
    let (a, b) = (systems.a.title, systems.b.title)
    var plot = IntervalDotPlot(
      context.caption(
        document.name, document.caption?.asTitle ?? document.title,
        "What each dimension adds to the gap of the totals, \(a) less \(b). The parts describe it and have no intervals.",
        board: board), label: .label, estimate: .estimate)
    (plot.unit, plot.lowerSide, plot.upperSide) = (.column(.unit, .difference), "for \(b)", "for \(a)")
    return try plot.figure(of: document.table)
  }
}
