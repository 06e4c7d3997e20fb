import BenchmarkData
public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
import Tables

extension Ranking {
  /// How many rows a figure of ranks shows.
  static let shownRanks = 30

  /// The first thirty systems with the ranks that the scores leave open.
  ///
  /// - Parameters:
  ///   - document: The ranking's own document.
  ///   - board: The board that it is of; `nil` for a ranking of votes.
  ///   - context: The colours and the source.
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` where no system has a rank.
  public func figure(
    of document: TableDocument, on board: Scoreboard?, in context: FigureContext
  ) throws(FigureError) -> Figure {
    let groups = board.map(context.groups) ?? [:]
    let names = rows.map { groups[$0.system] ?? $0.country }
    let table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.group, context.toldApart(names)))
    }
    let ranked = rows.count { $0.rank != nil }
    let hasSets = rows.contains { $0.rankSet != nil }
    var plot = RankingPlot(
      context.caption(
        document.name, finding,
        "Ranks on \(title)" + (ranked > Self.shownRanks ? ", the first \(Self.shownRanks) of \(ranked) systems" : "")
          + (hasSets
            ? ". Lines: the ranks that the scores leave open, by the rule '\(options.rankRule.rawValue)'." : "."),
        board: board),
      label: .label, rank: .rank, lower: .rankLower, upper: .rankUpper)
    (plot.score, plot.scoreUnit, plot.limit) = (.estimate, unit, Self.shownRanks)
    // One colour where nothing is known of anyone.
    if names.contains(where: { $0 != nil }) { (plot.group, plot.groupOrder) = (.group, context.groupOrder) }
    return try plot.figure(of: table)
  }

  private var finding: String {
    let rated = rows.filter { $0.rank != nil }
    guard let first = rated.first else { return "\(title): no order" }
    let winners = rated.filter { $0.rank == first.rank }.map(\.name)
    let text = "\(winners.prefix(3).joined(separator: " and ")) \(winners.count == 1 ? "is" : "are") first on \(title)"
    guard rated.contains(where: { $0.rankSet != nil }) else { return text + " (no intervals of ranks are known)" }
    let others = rated.count { $0.rankSet.map { $0.lower == 1 } ?? true } - winners.count
    let level = NumberWords.percent(options.level)
    return others > 0
      ? "\(text); at \(level) \(NumberWords.count(others, "other")) may be" : "\(text), and at \(level) no other may be"
  }
}

extension SystemDifferences {
  /// The differences from one system, with their intervals.
  ///
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` where every two systems are compared.
  public func figure(of document: TableDocument, on board: Scoreboard?, in context: FigureContext) throws(FigureError)
    -> Figure
  {
    guard let reference else { throw .nothingToShow }
    let apart = rows.count { row in row.interval.map { !$0.contains(0) } ?? false }
    var plot = IntervalDotPlot(
      context.caption(
        document.name,
        "\(apart) of \(NumberWords.count(rows.count, "system")) \(apart == 1 ? "is" : "are") told apart from \(reference.name) on \(ranking.title)",
        "Differences from \(reference.name). Lines: \(NumberWords.percent(ranking.options.level)) intervals that hold for all together; hollow: none is known.",
        board: board),
      label: .labelA, estimate: .estimate)
    (plot.lower, plot.upper, plot.unit, plot.status) =
      (.intervalLower, .intervalUpper, .column(.unit, .difference), .status)
    let better = ranking.higherIsBetter
    (plot.lowerSide, plot.upperSide) = (better ? "worse" : "better", better ? "better" : "worse")
    let countries = rows.map(\.first.country)
    let table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.group, context.toldApart(countries)))
    }
    if countries.contains(where: { $0 != nil }) { (plot.group, plot.groupOrder) = (.group, context.groupOrder) }
    return try plot.figure(of: table)
  }
}

extension RobustnessAnalysis {
  /// How the ranks of the systems with all dimensions move with the choices.
  ///
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` where too few draws rank the same systems.
  public func rankFigure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    let groups = context.groups(of: board)
    let stability = rankStability
    let table = try figuring { () throws(TableError) in
      try document.table.setting(
        Column(.group, context.toldApart(stability.map { groups[$0.system.id] })))
    }
    let rows = stability.count
    let firstWords = stability.min { $0.rank < $1.rank }.map { first in
      let ends = [first.range.lowerBound, first.range.upperBound].map { NumberWords.number($0, .decimals(0)) }
      return "\(first.system.title) is first on \(board.benchmark.title) as asked, and "
        + (ends[0] == ends[1] ? "has rank \(ends[0])" : "has ranks \(ends[0]) to \(ends[1])")
        + " under nine in ten other choices"
    }
    var plot = RankingPlot(
      context.caption(
        document.name, firstWords ?? "Ranks on \(board.benchmark.title) under other choices",
        (rows > Ranking.shownRanks ? "The first \(Ranking.shownRanks) of \(rows) systems with all dimensions. " : "")
          + "Points: ranks as asked. Lines: 5 % to 95 % of the ranks under drawn choices that rank the same systems. "
          + "Hollow: as asked lies outside them, for it ranks by choices that few of these share.",
        board: board),
      label: .systemName, rank: .rank, lower: .rankLower, upper: .rankUpper)
    (plot.group, plot.groupOrder, plot.limit) = (.group, context.groupOrder, Ranking.shownRanks)
    return try plot.figure(of: table)
  }

  /// The gap with one choice changed at a time, or under combinations of the main choices, as a curve.
  ///
  /// - Parameters:
  ///   - table: A row a specification, with the columns of the choices; `is_baseline` or `is_main` marks the question as asked.
  func curve(
    _ caption: FigureCaption, estimate: ColumnDefinition<Double>, main: ColumnDefinition<Bool>,
    choices: [SpecificationCurve.Choice], in context: FigureContext
  ) -> SpecificationCurve {
    var plot = SpecificationCurve(caption, estimate: estimate, choices: choices)
    (plot.main, plot.mainTitle) = (main, "as asked")
    let (a, b) = (sides.titleA, sides.titleB)
    (plot.valueTitle, plot.unit) = ("\(a) − \(b)", .standardDeviations)
    (plot.aboveSide, plot.belowSide) = (a, b)
    plot.groupOrder = context.groupOrder
    return plot
  }

  /// The figure of ``figure(of:in:)``.
  public func figure(in context: FigureContext) throws(FigureError) -> Figure {
    try figure(of: figuring { () throws(TableError) in try variationDocument() }, in: context)
  }

  /// The gap with one choice changed at a time.
  ///
  /// - Parameter document: The specifications' own document, whose first row is the question as asked.
  /// - Throws: ``/TableExport/FigureError``.
  public func figure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    let count = variations.count
    let table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.isBaseline, (0...count).map { $0 == 0 }))
    }
    return try curve(
      context.caption(
        document.name, finding,
        "\(board.benchmark.title): the gap with one choice changed. Each point a way to put the question, in ascending order; beneath what was changed.",
        board: board),
      estimate: .inSpreads, main: .isBaseline, choices: [.init(.choice, title: "Changed")], in: context
    ).figure(of: table)
  }

  /// In how many combinations of choices each side is ahead, in the median of the draws of each.
  func combinationFinding(_ combinations: Table) -> String {
    let medians = (combinations[.estimate] ?? []).compactMap(\.self)
    let counts = [
      (sides.titleA, medians.count { $0 > 0 }), (sides.titleB, medians.count { $0 < 0 }),
    ].sorted { $0.1 > $1.1 }
    let level = medians.count { $0 == 0 }
    return
      "In the median of the draws \(counts[0].0) is ahead under \(counts[0].1) of "
      + "\(NumberWords.count(medians.count, "combination")) of choices, \(counts[1].0) under \(counts[1].1)"
      + (level > 0 ? ", neither under \(level)" : "")
  }

  private var finding: String {
    guard let gap = baseline.answer.gap, let one = summary(of: variations) else {
      return "\(board.benchmark.title): the gap with one choice changed"
    }
    let leader = gap == 0 ? "Neither side is ahead" : "\(gap > 0 ? sides.titleA : sides.titleB) is ahead"
    return "\(leader) on \(board.benchmark.title) as asked, and so it is in \(one.agreeing) of "
      + "\(NumberWords.count(one.count, "other way", plural: "other ways")) to ask"
  }
}

extension FigureContext {
  /// The groups of the systems of a board that have one, by system.
  func groups(of board: Scoreboard) -> [System.ID: String] {
    var groups: [System.ID: String] = [:]
    for entry in board.entries { groups[entry.system.id] = group(of: entry) }
    return groups
  }
}
