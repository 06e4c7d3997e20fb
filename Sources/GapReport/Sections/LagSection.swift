import BenchmarkData
import GapAnalysis
import Quantities
import StatisticsCore
import TableExport
import Tables

extension ReportMaterial {
  /// How far behind in months, board by board, and whether the gap is closing.
  func lagSection() throws(ReportError) -> ReportSection {
    var items: [ReportItem] = []
    var sentences: [String] = []
    for pair in pairs {
      let answer = try lagItems(pair)
      items += answer.items
      sentences.append(answer.sentence)
      if let trend = try trendItem(pair) {
        items.append(trend)
        trend.sentence.map { sentences.append($0) }
      }
      if pair.board.benchmark.kind == .rating, let dates = try datesItem(pair.board) { items.append(dates) }
    }
    return ReportSection(
      id: "lag", title: "How many months behind, and is it closing?",
      sentences: items.isEmpty
        ? ["No board has dated systems of both sides, so there is no lag to measure."] : sentences,
      items: items,
      cautions: [
        "A lag is read off release dates. It says when a score was reached by a public system, not when it was possible in a laboratory.",
        "With some ten records a side, much of a lag can hang on one organization: see the range without one.",
        "That trends go on is an assumption that no interval covers.",
      ])
  }

  private func lagItems(_ pair: Pair) throws(ReportError) -> (items: [ReportItem], sentence: String) {
    let answer = try reporting { try Answer(.lag, of: pair) }
    let board = pair.board
    let sentence = answer.sentence
    guard answer.estimates.contains(where: { $0.estimate != nil }) else { return ([], sentence) }
    let frontier = try reporting { try pair.frontierDocument() }.named("frontier-\(fileKey(board.benchmark))")
    let lag = try reporting { try answer.document() }.named("lag-\(fileKey(board.benchmark))")
    let drawn = try figure { () throws(FigureError) in try answer.figure(of: lag) }
    return (
      [
        ReportItem(
          "Best score so far: \(board.benchmark.title)",
          figure: try frontierFigure(answer, frontier.table),
          document: frontier, isFolded: true),
        ReportItem(
          "The lag by every measure: \(board.benchmark.title)", sentence: sentence, figure: drawn, document: lag),
      ], sentence
    )
  }

  private func frontierFigure(_ answer: Answer, _ curves: Table) throws(ReportError) -> Figure? {
    let board = answer.pair.board
    let dated = answer.pair.dated
    let entries = [dated.a, dated.b].flatMap { side in side.entries.map { (entry: $0, side: side.name) } }
    let points = try reporting {
      try Table([
        Column(.curveSide, entries.map(\.side)),
        Column(.date, entries.map(\.entry.date)),
        Column(.estimate, entries.map(\.entry.score.value)),
        Column(.label, entries.map(\.entry.system.title)),
      ])
    }
    return try figure { () throws(FigureError) in
      var plot = StepCurves(
        caption(
          "frontier-\(fileKey(board.benchmark))", "Best score so far on \(board.benchmark.title)",
          "Steps: the best of either side on each day; points: all dated systems of the two. Bar: since when the side that leads "
            + "today has had the other's best score.", board: board),
        group: .curveSide, date: .date, value: .estimate, label: .label)
      plot.groupOrder = groupOrder
      (plot.valueTitle, plot.unit) = (board.quantityName.capitalizedFirst, board.unit)
      plot.end = answer.pair.asOf
      plot.bars = [currentLagBar(answer)].compactMap(\.self)
      return try plot.figure(of: curves, points: points)
    }
  }

  /// The lag of today as a bar at the score of the side that is behind.
  private func currentLagBar(_ answer: Answer) -> StepCurves.Bar? {
    let dated = answer.pair.dated
    guard let now = answer[.lagNow], let months = now.estimate, abs(months) >= 0.5, let today = answer.pair.asOf,
      let scoreA = dated.a.curve.steps.last?.score, let scoreB = dated.b.curve.steps.last?.score,
      let from = CalendarDate(dayNumber: today.dayRange.upperBound - Int((abs(months) * daysPerMonth).rounded()))
    else { return nil }
    let behind = months > 0 ? question.b : question.a
    let bound = now.status == .censored ? "at least " : ""
    return StepCurves.Bar(
      from: from, to: today, value: dated.board.oriented(min(scoreA, scoreB)),
      text: "\(behind) \(bound)\(Unit.months.words(abs(months))) behind")
  }

  // MARK: Trend

  private func trendItem(_ pair: Pair) throws(ReportError) -> ReportItem? {
    let answer = try reporting { try Answer(.trend, of: pair) }
    let board = pair.board
    guard answer.estimates.contains(where: { $0.estimate != nil }) else { return nil }
    let name = "trend-\(fileKey(board.benchmark))"
    let document = try reporting { try answer.document() }.named(name)
    let drawn = try figure { () throws(FigureError) in try answer.figure(of: document) }
    return ReportItem(
      "The trend: \(board.benchmark.title)", sentence: answer.sentence, figure: drawn, document: document
    )
  }

  /// The gap on every date of a board that was captured several times.
  private func datesItem(_ board: Scoreboard) throws(ReportError) -> ReportItem? {
    let dates = try reporting {
      try GapAcross(
        .dates, of: dataset, benchmark: board.benchmark.id, selection: question.selection, between: question.sides,
        options: question.options)
    }
    guard dates.answers.count(where: { $0.estimate.estimate != nil }) > 1 else { return nil }
    let name = "across-dates-\(fileKey(board.benchmark))"
    var document = try reporting { try dates.document() }.named(name)
    document.title = "\(question.a) and \(question.b) on \(board.benchmark.title), date by date"
    document.table = try reporting { try document.table.sorted(by: [.init(.date)]) }
    let table = document.table
    let drawn = try figure { () throws(FigureError) in
      try leaderPlot(
        caption(
          name, "Best against best on \(board.benchmark.title), date by date",
          "Each row is the board as it was published on that day.", board: board)
      ).figure(of: table)
    }
    return ReportItem(
      "The gap over time: \(board.benchmark.title)", sentence: dates.sentence, figure: drawn, document: document)
  }
}
