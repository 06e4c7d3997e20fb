import BenchmarkData
public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
import Tables

extension GapAcross {
  /// The two sides; `nil` without an answer.
  private var names: (a: String, b: String)? { answers.first.map { ($0.pair.a.name, $0.pair.b.name) } }

  /// One measure on several benchmarks in standard deviations of each board's scores, by whose evaluations count, or over time.
  ///
  /// - Parameter document: The answers' own document, a row an answer in their order.
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` without an answer.
  public func figure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    guard let own = names else { throw .nothingToShow }
    let names = (a: context.title(own.a), b: context.title(own.b))
    let leaders = answers.map { $0.leader.map(context.title) }
    var document = document
    document.table = try figuring { () throws(TableError) in try document.table.setting(Column(.leader, leaders)) }
    switch axis {
    case .benchmarks: return try spreadsFigure(document.name, names, context)
    case .evaluations:
      return try context.leaderPlot(
        context.caption(
          document.name, finding,
          "\(measure.label(names.a, names.b)) by who made the clips that were scored. The same benchmark, the same metrics, other evaluations.",
          board: answers.first?.pair.board), a: names.a, b: names.b
      ).figure(of: document.table)
    case .dates: return try datesFigure(document, names, context)
    }
  }

  private func datesFigure(
    _ document: TableDocument, _ names: (a: String, b: String), _ context: FigureContext
  ) throws(FigureError) -> Figure {
    let answered = answers.filter { $0.estimate.estimate != nil }
    // In the order of the dates.
    guard let last = answered.last else { throw .nothingToShow }
    let (a, b) = names
    let board = last.pair.board
    let value = last.estimate.estimate ?? 0
    let finding =
      last.leader.map(context.title).map { leader in
        let title = measure == .frontierGap ? "The best of \(leader) is" : "\(leader) is"
        return "\(title) \(last.estimate.findingAmount) ahead on \(board.benchmark.title) as of \(last.label)"
          + last.estimate.findingClause(of: value) + turns(answered)
      } ?? "Neither side is ahead on \(board.benchmark.title) as of \(last.label)"
    var plot = IntervalTimePlot(
      context.caption(
        document.name, finding,
        "\(measure.label(a, b)) on every date. Lines: intervals; hollow: none is known.", board: board),
      date: .date, estimate: .estimate)
    (plot.lower, plot.upper, plot.unit) = (.intervalLower, .intervalUpper, last.estimate.unit)
    (plot.group, plot.groupOrder, plot.valueTitle) = (.leader, context.groupOrder, "\(a) − \(b)")
    (plot.lowerSide, plot.upperSide, plot.reference) = ("\(b) ahead", "\(a) ahead", measure.neutralValue)
    return try plot.figure(of: document.table)
  }

  /// Whether the lead changed sides.
  private func turns(_ answered: [Answer]) -> String {
    let leaders = Set(answered.compactMap(\.leader))
    guard answered.count > 1 else { return "" }
    let others = leaders.count > 1 ? "; the lead has changed sides" : ", as on all \(answered.count) dates"
    return others + (openWords.map { "; \($0)" } ?? "")
  }

  /// The answers in one unit, the largest lead of A first, with the numbers of systems in their labels.
  private func spreadsFigure(
    _ name: String, _ names: (a: String, b: String), _ context: FigureContext
  ) throws(FigureError) -> Figure {
    let shown = answers.filter { $0.inSpreads != nil }.sorted { ($0.inSpreads ?? 0) > ($1.inSpreads ?? 0) }
    guard !shown.isEmpty else { throw .nothingToShow }
    let table = try figuring { () throws(TableError) in
      try Table([
        Column(.label, shown.map { "\($0.label)  (\($0.estimate.countA), \($0.estimate.countB))" }),
        Column(.leader, shown.map { $0.leader.map(context.title) }),
        Column(.inSpreads, shown.map(\.inSpreads)),
        Column(.inSpreadsLower, shown.map { $0.spreads($0.estimate.interval?.lower) }),
        Column(.inSpreadsUpper, shown.map { $0.spreads($0.estimate.interval?.upper) }),
      ])
    }
    var plot = context.leaderPlot(
      context.caption(
        name, finding,
        "\(measure.label(names.a, names.b)) in standard deviations of all scores on the board. In brackets the numbers of systems, "
          + "\(names.a) and \(names.b). Hollow: the source prints no standard errors."), a: names.a, b: names.b)
    (plot.estimate, plot.lower, plot.upper) = (.inSpreads, .inSpreadsLower, .inSpreadsUpper)
    plot.unit = .fixed(.standardDeviations)
    return try plot.figure(of: table)
  }
}

extension GapAcross.Answer {
  /// A number in the unit of the estimate in standard deviations of the board's scores, where the estimate can be.
  func spreads(_ value: Double?) -> Double? {
    guard inSpreads != nil, let spread, let value else { return nil }
    return value / spread
  }
}

extension GapSynthesis {
  /// All families of benchmarks together, then each.
  ///
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` where there are too few to put together.
  public func figure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    guard model != nil else { throw .nothingToShow }
    // Of the summary the mean and the prediction are on the scale of the families.
    let drawn = document.table.selecting(rows: [0, 1] + Array(4..<document.table.rowCount))
    let (a, b) = (titleA, titleB)
    let leaders = (drawn[.estimate] ?? []).map { value in value.flatMap { $0 > 0 ? a : $0 < 0 ? b : nil } }
    let table = try figuring { () throws(TableError) in try drawn.setting(Column(.leader, leaders)) }
    var plot = context.leaderPlot(
      context.caption(
        document.name, sentence.asTitle,
        "Differences of the two sides in \(effect.unit.heading), a family of benchmarks a row. One more family: where one that is not listed may lie. Hollow: no error is known."
      ),
      a: a, b: b)
    plot.unit = .fixed(effect.unit)
    return try plot.figure(of: table)
  }
}

extension CountryMatrix {
  /// Every group over every other.
  ///
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` without a pair that has an answer.
  public func figure(of document: TableDocument, on board: Scoreboard, in context: FigureContext) throws(FigureError)
    -> Figure
  {
    guard let first = answers.first?.estimate else { throw .nothingToShow }
    let neutral = first.measure.neutralValue
    let ahead = names.filter { name in
      answers.filter { $0.pair.a.name == name }.allSatisfy { ($0.estimate.estimate ?? neutral) > neutral }
    }
    let finding =
      ahead.first.map {
        "\(context.title($0)) is ahead of each of \(NumberWords.count(names.count - 1, "other")) on \(board.benchmark.title)"
      } ?? "None is ahead of all others on \(board.benchmark.title)"
    var map = HeatMap(
      context.caption(
        document.name, finding,
        "\(first.measure.label()), the row over the column, in \(first.unit.heading). Colour: who is ahead, stronger where by more. Groups with "
          + "few systems have few chances of a good one.", board: board),
      row: .countryA, column: .countryB, value: .estimate)
    (map.lower, map.upper, map.unit) = (.intervalLower, .intervalUpper, first.unit)
    (map.rowTitle, map.columnTitle) = ("Gap of", "over")
    map.colors = .leaders(middle: neutral, groupOrder: context.groupOrder)
    let table = try figuring { () throws(TableError) in
      try document.table.setting(Column(.countryA, (document.table[.countryA] ?? []).map { $0.map(context.title) }))
        .setting(Column(.countryB, (document.table[.countryB] ?? []).map { $0.map(context.title) }))
    }
    return try map.figure(of: table)
  }
}
