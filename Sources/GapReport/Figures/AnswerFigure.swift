import BenchmarkData
public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
import Tables

extension Answer {
  /// The figure of the answer's own document: of a gap or a lag every measure a row, of a trend the lines over the systems.
  ///
  /// - Throws: ``/TableExport/FigureError``; ``/TableExport/FigureError/nothingToShow`` if no measure has an estimate.
  public func figure(of document: TableDocument, in context: FigureContext) throws(FigureError) -> Figure {
    let (a, b, board) = (pair.a.title, pair.b.title, pair.board)
    guard estimates.contains(where: { $0.estimate != nil }) else { throw .nothingToShow }
    switch family {
    case .gap:
      var plot = context.leaderPlot(
        context.caption(
          document.name, finding,
          "\(a) − \(b) by every measure. Lines: intervals; hollow: none is known. Each unit has its own axis.",
          board: board
        ), a: a, b: b)
      plot.status = .status
      return try plot.figure(of: leading(document.table, in: context))
    case .lag:
      var plot = IntervalDotPlot.ofEstimates(
        context.caption(
          document.name, finding,
          "Months that \(b) is behind, by every measure; each answers another question. Arrow: no finite end; hollow: no interval.",
          board: board))
      (plot.lowerSide, plot.upperSide) = ("\(a) behind", "\(b) behind")
      (plot.group, plot.groupOrder) = (.leader, context.groupOrder)
      return try plot.figure(of: leading(document.table, in: context))
    case .trend: return try trendFigure(document.name, context)
    }
  }

  /// The table with the side that each estimate puts ahead.
  private func leading(_ table: Table, in context: FigureContext) throws(FigureError) -> Table {
    try figuring { () throws(TableError) in
      try table.setting(Column(.leader, estimates.map { pair.leader(by: $0).map(context.title) }))
    }
  }

  // MARK: Trend

  private func trendFigure(_ name: String, _ context: FigureContext) throws(FigureError) -> Figure {
    let board = pair.board
    var plot = TrendPlot(
      context.caption(
        name, finding,
        "Points: every dated system of either side"
          + (board.hasErrors ? ", with \(NumberWords.percent(pair.options.level)) intervals" : "")
          + ". Lines: the straight trend of each, over its systems.", board: board),
      group: .curveSide, date: .date, value: .estimate, label: .label)
    if board.hasErrors { (plot.lower, plot.upper) = (.intervalLower, .intervalUpper) }
    (plot.groupOrder, plot.unit) = (context.groupOrder, board.unit)
    plot.valueTitle = board.quantityName.capitalizedFirst
    plot.lines = trendSegments.map { segment in
      TrendPlot.Line(
        context.title(segment.side), days: segment.days, values: segment.values,
        text: slopeWords(of: segment, in: context))
    }
    return try plot.figure(of: datedSystems(in: context))
  }

  /// The slope of a side's line, with as many digits as its interval supports.
  private func slopeWords(of segment: TrendSegment, in context: FigureContext) -> String {
    let measure: Measure = segment.side == pair.a.name ? .trendSlopeA : .trendSlopeB
    guard let slope = self[measure] ?? (try? pair.estimate(of: measure)), let value = slope.estimate else {
      return context.title(segment.side)
    }
    let words = slope.unit.words(value, lower: slope.interval?.lower, upper: slope.interval?.upper)
    return "\(context.title(segment.side)) \(value > 0 ? "+" : "")\(words)"
  }

  /// The dated systems of both sides: side, date, score, its interval, name.
  func datedSystems(in context: FigureContext) throws(FigureError) -> Table {
    let dated = pair.dated
    let entries = [dated.a, dated.b].flatMap { side in side.entries.map { (entry: $0, side: context.title(side.name)) }
    }
    let level = pair.options.level
    let intervals = entries.map { item in try? item.entry.score.interval(level: level) }
    return try figuring { () throws(TableError) in
      try Table([
        Column(.curveSide, entries.map(\.side)), Column(.date, entries.map(\.entry.date)),
        Column(.estimate, entries.map(\.entry.score.value)), Column(.label, entries.map(\.entry.system.title)),
        Column(.intervalLower, intervals.map { $0?.lower }), Column(.intervalUpper, intervals.map { $0?.upper }),
      ])
    }
  }

  // MARK: Findings

  /// What the answer is, short enough for a title, with its interval or that there is none.
  var finding: String {
    switch family {
    case .gap: gapFinding
    case .lag: lagFinding
    case .trend: trendFinding
    }
  }

  private var gapFinding: String {
    let (a, b) = (pair.a.title, pair.b.title)
    let board = pair.board.benchmark.title
    guard let headline = self[.frontierGap].flatMap({ $0.estimate == nil ? nil : $0 }) ?? estimates.first,
      let value = headline.estimate
    else { return "\(a) − \(b) on \(board), by every measure" }
    guard headline.measure == .frontierGap else {
      return
        "\(headline.measure.label(a, b)) on \(board): "
        + headline.unit.words(value, lower: headline.interval?.lower, upper: headline.interval?.upper)
        + headline.findingClause(of: value)
    }
    guard value != 0 else {
      return "The best of \(a) and of \(b) are level on \(board)" + headline.findingClause(of: value)
    }
    let (leader, follower) = value > 0 ? (a, b) : (b, a)
    return "The best of \(leader) is \(headline.findingAmount) ahead of the best of \(follower) on \(board)"
      + headline.findingClause(of: value)
  }

  private var lagFinding: String {
    let (a, b) = (pair.a.title, pair.b.title)
    let board = pair.board.benchmark.title
    func words(_ estimate: Estimate) -> (behind: String, text: String)? {
      guard let value = estimate.estimate else { return nil }
      return (value >= 0 ? b : a, "\(estimate.findingAmount)\(estimate.findingClause(of: value))")
    }
    // Both where they are two answers, and that of the last day first.
    let mean = self[.lagHorizontalMean].flatMap(words)
    switch (presentLag, mean) {
    case (let now?, let mean?):
      let isTold = !now.isLevel && mean.behind == now.behind
      return
        "\(now.opening), \(isTold ? "" : "but \(mean.behind) ")over all scores that both passed \(mean.text)\(now.isLevel ? " behind" : ""), on \(board)"
    case (let now?, nil): return now.finding(on: board)
    case (nil, let mean?): return "\(mean.behind) was \(mean.text) behind on \(board), over all scores that both passed"
    case (nil, nil):
      guard let other = estimates.first(where: { $0.estimate != nil }), let said = words(other) else {
        return "Months that \(b) is behind on \(board)"
      }
      return "\(other.measure.label(a, b)) on \(board): \(said.behind) \(said.text) behind"
    }
  }

  private var trendFinding: String {
    let (a, b) = (pair.a.title, pair.b.title)
    let board = pair.board.benchmark.title
    let rate = self[.closingRate] ?? (try? pair.estimate(of: .closingRate))
    guard let rate, let value = rate.estimate,
      let now = (self[.trendGap] ?? (try? pair.estimate(of: .trendGap)))?.estimate
    else {
      return "Straight trends of \(a) and \(b) on \(board)"
    }
    guard value != 0 else { return "The trend lines of \(a) and \(b) on \(board) are parallel" }
    let leader = now >= 0 ? a : b
    let closes = (now >= 0) != (value > 0)
    let open = rate.interval.map { $0.contains(0) } ?? true
    return
      "The lead of \(leader) on the trend lines of \(board) \(closes ? "shrinks" : "grows") by \(rate.findingAmount)"
      + rate.findingClause(of: value) + (rate.interval != nil && open ? "; whether it does is open" : "")
  }
}

extension Scoreboard {
  /// Whether any score has a standard error.
  var hasErrors: Bool { entries.contains { $0.score.standardError != nil } }
}

extension Estimate {
  /// The estimate in words without its sign, "at least" so much where that is all that is known.
  var findingAmount: String {
    let bound = status == .censored ? "at least " : ""
    return estimate.map { bound + unit.magnitude($0, lower: interval?.lower, upper: interval?.upper) } ?? "–"
  }

  /// The interval of an estimate whose sign is said in words, or that there is none.
  func findingClause(of value: Double) -> String {
    guard let interval else { return " (no interval is known)" }
    let ends =
      value < 0 && measure.neutralValue == 0 ? (-interval.upper, -interval.lower) : (interval.lower, interval.upper)
    return " (\(NumberWords.percent(interval.level)) interval \(unit.range(ends.0, ends.1, estimate: abs(value))))"
  }
}
