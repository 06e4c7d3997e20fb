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
        ? ["No board has a total of dated systems of both sides, so there is no lag to measure."] : sentences,
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
    let drawn = try figure { () throws(FigureError) in try answer.figure(of: lag, in: figures) }
    let curves = try figure { () throws(FigureError) in try answer.frontierFigure(of: frontier, in: figures) }
    return (
      [
        ReportItem(
          "Best score so far: \(board.benchmark.title)", figure: curves, document: frontier, isFolded: true),
        ReportItem(
          "The lag by every measure: \(board.benchmark.title)", sentence: sentence, figure: drawn, document: lag),
      ], sentence
    )
  }

  // MARK: Trend

  private func trendItem(_ pair: Pair) throws(ReportError) -> ReportItem? {
    let answer = try reporting { try Answer(.trend, of: pair) }
    let board = pair.board
    guard answer.estimates.contains(where: { $0.estimate != nil }) else { return nil }
    let name = "trend-\(fileKey(board.benchmark))"
    let document = try reporting { try answer.document() }.named(name)
    let drawn = try figure { () throws(FigureError) in try answer.figure(of: document, in: figures) }
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
    document.title = "\(question.titleA) and \(question.titleB) on \(board.benchmark.title), date by date"
    document.table = try reporting { try document.table.sorted(by: [.init(.date)]) }
    let drawn = try figure { () throws(FigureError) in try dates.figure(of: document, in: figures) }
    return ReportItem(
      "The gap over time: \(board.benchmark.title)", sentence: dates.sentence, figure: drawn, document: document)
  }
}
