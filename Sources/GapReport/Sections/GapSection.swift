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
        sentence: "No benchmark has systems of both \(question.a) and \(question.b), so there is no gap to measure.")
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
    let drawn = try figure { () throws(FigureError) in try answer.figure(of: document) }
    return ReportItem(
      board.benchmark.title, sentence: answer.sentence, figure: drawn, document: document)
  }

  private func scoresItem(_ board: Scoreboard) throws(ReportError) -> ReportItem {
    let name = "scores-\(fileKey(board.benchmark))"
    var document = try reporting { try board.document() }.named(name)
    let present = board.entries.map { group(of: $0) }
    if question.grouping != .country {
      document.table = try reporting { try document.table.setting(Column(.group, present)).showing(.group) }
    }
    // Systems of no known group are drawn last, so that no system of the table is missing from the picture.
    let drawnGroups = present.map { $0 ?? Self.unknownGroup }
    let order = groupOrder + OrderedSet(drawnGroups.filter { !groupOrder.contains($0) })
    let rows = order.flatMap { name in drawnGroups.indices.filter { drawnGroups[$0] == name } }
    let table = try reporting { try document.table.setting(Column(.group, drawnGroups)) }
    let drawn = try figure { () throws(FigureError) in
      var plot = DistributionPlot(
        caption(
          name, "Scores on \(board.benchmark.title) by \(question.grouping.rawValue)",
          "Every point a system, over a box of the quartiles of three or more. The best of each are named.",
          board: board),
        value: .score, group: .group, label: .systemName)
      (plot.valueTitle, plot.unit, plot.groupOrder) = ("Score", board.unit, groupOrder)
      return try plot.figure(of: table.selecting(rows: rows))
    }
    return ReportItem("The scores behind it: \(board.benchmark.title)", figure: drawn, document: document)
  }

  private func matrixItem(_ board: Scoreboard) throws(ReportError) -> ReportItem? {
    let sizes = board.groupSizes(by: question.grouping, countryRule: question.countryRule)
    guard sizes.count > 2, sizes.count <= 12 else { return nil }
    let name = "matrix-\(fileKey(board.benchmark))"
    let document = try reporting {
      try CountryMatrix(board, by: question.grouping, countryRule: question.countryRule, options: question.options)
        .document(title: "Best against best on \(board.benchmark.title), every pair")
    }.named(name)
    let drawn = try figure { () throws(FigureError) in
      var map = HeatMap(
        caption(
          name, "Best against best on \(board.benchmark.title), every pair",
          "The gap of the row over the column, in \(board.unit.difference.heading). Countries with few systems "
            + "have few chances of a good one.", board: board),
        row: .countryA, column: .countryB, value: .estimate)
      (map.lower, map.upper, map.unit) = (.intervalLower, .intervalUpper, board.unit.difference)
      (map.rowTitle, map.columnTitle) = ("Gap of", "over")
      return try map.figure(of: document.table)
    }
    return ReportItem(
      "Every pair: \(board.benchmark.title)",
      sentence: "Systems on the board: " + sizes.map { "\($0.name) \($0.count)" }.joined(separator: ", ") + ".",
      figure: drawn, document: document, isFolded: true)
  }
}
