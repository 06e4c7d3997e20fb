import BenchmarkData
import GapAnalysis
import OrderedCollections
import Quantities
import TableExport
import Tables

extension ReportMaterial {
  /// Every measure of the gap, the scores behind it, and all groups against each other, board by board.
  func gapSection() throws(ReportError) -> ReportSection {
    guard !pairs.isEmpty else {
      return ReportSection(
        id: "gap", title: "How large is the gap?",
        sentence:
          "No benchmark has a total of systems of both \(question.titleA) and \(question.titleB), so there is no gap of totals to measure."
      )
    }
    var items: [ReportItem] = []
    for pair in pairs {
      items.append(try gapItem(pair))
      items.append(try scoresItem(pair.board))
      if let matrix = try matrixItem(pair.board) { items.append(matrix) }
    }
    let names = pairs.map(\.board.benchmark.title).joined(separator: " and ")
    return ReportSection(
      id: "gap", title: "How large is the gap?",
      sentence:
        "None of these measures is the gap: best against best, mean against mean and the chance that one beats the other "
        + "answer different questions, here on \(names).",
      items: items,
      cautions: [
        "The systems on a board are no random sample of anything: intervals of kind 'sampling' assume that they are one.",
        "Intervals of kind 'measurement' cover the noise of the scores on this board. They do not cover the choice of prompts, of "
          + "metrics, or of who made the clips.",
      ])
  }

  private func gapItem(_ pair: Pair) throws(ReportError) -> ReportItem {
    let answer = try reporting { try Answer(.gap, of: pair) }
    let board = pair.board
    let name = "gap-\(fileKey(board.benchmark))"
    let document = try reporting { try answer.document() }.named(name)
    let drawn = try figure { () throws(FigureError) in try answer.figure(of: document, in: figures) }
    return ReportItem(
      board.benchmark.title, sentence: answer.sentence, figure: drawn, document: document)
  }

  private func scoresItem(_ board: Scoreboard) throws(ReportError) -> ReportItem {
    let name = "scores-\(fileKey(board.benchmark))"
    var document = try reporting { try board.document() }.named(name)
    let present = board.entries.map { group(of: $0) }
    if !question.comparesCountries {
      document.table = try reporting { try document.table.setting(Column(.group, present)).showing(.group) }
    }
    let drawn = try figure { () throws(FigureError) in
      try board.figure(of: document, level: question.level, in: figures)
    }
    return ReportItem("The scores behind it: \(board.benchmark.title)", figure: drawn, document: document)
  }

  private func matrixItem(_ board: Scoreboard) throws(ReportError) -> ReportItem? {
    let sizes = board.groupSizes(by: question.grouping, countryRule: question.countryRule)
    guard sizes.count > 2, sizes.count <= 12 else { return nil }
    let name = "matrix-\(fileKey(board.benchmark))"
    let matrix = try reporting {
      try CountryMatrix(board, by: question.grouping, countryRule: question.countryRule, options: question.options)
    }
    let document = try reporting {
      try matrix.document(title: "Best against best on \(board.benchmark.title), every pair")
    }.named(name)
    let drawn = try figure { () throws(FigureError) in try matrix.figure(of: document, on: board, in: figures) }
    return ReportItem(
      "Every pair: \(board.benchmark.title)",
      sentence: "Systems on the board: " + sizes.map { "\(figures.title($0.name)) \($0.count)" }.joined(separator: ", ")
        + ".",
      figure: drawn, document: document, isFolded: true)
  }
}
