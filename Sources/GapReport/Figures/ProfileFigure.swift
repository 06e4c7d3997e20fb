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
      .showing(.scoreA, as: sides.titleA, visibility: .droppable(1))
      .showing(.scoreB, as: sides.titleB, visibility: .droppable(1))
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
    let (a, b) = (sides.titleA, sides.titleB)
    let leads = led.byA == led.byB ? "\(a) and \(b) each lead" : "\(led.byA > led.byB ? a : b) leads"
    let finding =
      "\(leads) on \(max(led.byA, led.byB)) of \(NumberWords.count(led.of, "dimension")) of \(benchmark.title)"
    guard measure == .frontierGap else {
      let leaders = rows.map { $0.pair.leader(by: $0.estimate).map(context.title) }
      let table = try figuring { () throws(TableError) in try document.table.setting(Column(.leader, leaders)) }
      var plot = context.leaderPlot(
        context.caption(
          document.name, finding + ", by \(measure.label(a, b).lowercased())",
          "\(a) − \(b), dimension by dimension. Lines: intervals; hollow: none is known.", board: board),
        a: a, b: b)
      plot.unit = .column(.unit, .difference)
      return try plot.figure(of: table)
    }
    let intervals = rows.count { $0.estimate.interval != nil }
    var plot = DumbbellPlot(
      context.caption(
        document.name, finding,
        "The best of either side on each dimension; on the right \(a) less \(b)"
          + (intervals == 0 ? ", of which no interval is known." : ", with intervals where there are any."),
        board: board),
      label: .label, first: .init(a, value: .scoreA, detail: .bestA),
      second: .init(b, value: .scoreB, detail: .bestB))
    let sections = figureSections
    plot.section = sections.allSatisfy { $0 != nil } && Set(sections).count > 1 ? .group : nil
    (plot.unit, plot.groupOrder) = (.column(.unit), context.groupOrder)
    (plot.difference, plot.lower, plot.upper) = (.estimate, .intervalLower, .intervalUpper)
    (plot.first.lower, plot.first.upper) = (.scoreALower, .scoreAUpper)
    (plot.second.lower, plot.second.upper) = (.scoreBLower, .scoreBUpper)
    let level = rows.first?.pair.options.level ?? 0.95
    func scoreIntervals(_ side: (Pair) -> Side) -> [ConfidenceInterval?] {
      rows.map { row in side(row.pair).entries.first.flatMap { try? $0.score.interval(level: level) } }
    }
    let (ofA, ofB) = (scoreIntervals(\.a), scoreIntervals(\.b))
    let table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.scoreALower, ofA.map { $0?.lower }))
        .setting(Column(.scoreAUpper, ofA.map { $0?.upper })).setting(Column(.scoreBLower, ofB.map { $0?.lower }))
        .setting(Column(.scoreBUpper, ofB.map { $0?.upper }))
    }
    if (ofA + ofB).contains(where: { $0 != nil }) {
      plot.caption.subtitle? += " Bars: \(NumberWords.percent(level)) intervals of the scores."
    }
    return try plot.figure(of: table)
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
    let hasErrors = parts.contains { $0.standardError != nil }
    var plot = IntervalDotPlot(
      context.caption(
        document.name, document.caption?.asTitle ?? document.title,
        "What each dimension adds to the gap of the totals, \(a) less \(b). The parts describe it"
          + (hasErrors ? ". Lines: two standard errors either way; hollow: none is known." : " and have no intervals."),
        board: board), label: .label, estimate: .estimate)
    (plot.unit, plot.lowerSide, plot.upperSide) = (.column(.unit, .difference), "for \(b)", "for \(a)")
    (plot.lower, plot.upper) = (.intervalLower, .intervalUpper)
    func end(_ sign: Double) -> [Double?] {
      parts.map { part in part.standardError.map { part.contribution + sign * 2 * $0 } }
    }
    let groups = context.groups(of: board)
    let (groupA, groupB) = (groups[systems.a.id], groups[systems.b.id])
    var table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.intervalLower, end(-1))).setting(Column(.intervalUpper, end(1)))
    }
    // Each system in the colour of its country where that tells them apart.
    if let groupA, let groupB, groupA != groupB, a != b {
      let winners = parts.map { $0.contribution > 0 ? a : $0.contribution < 0 ? b : nil }
      table = try figuring { () throws(TableError) in try table.setting(Column(.leader, winners)) }
      plot.group = .leader
      plot.groupOrder = context.groupOrder.map { $0 == groupA ? a : $0 == groupB ? b : $0 }
    }
    return try plot.figure(of: table)
  }
}

extension ColumnDefinition<Double> {
  fileprivate static var scoreALower: Self { Self("score_a_lower") }
  fileprivate static var scoreAUpper: Self { Self("score_a_upper") }
  fileprivate static var scoreBLower: Self { Self("score_b_lower") }
  fileprivate static var scoreBUpper: Self { Self("score_b_upper") }
}
