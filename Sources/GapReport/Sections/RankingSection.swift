import BenchmarkData
import GapAnalysis
import Quantities
import StatisticsCore
import TableExport
import Tables

extension ReportMaterial {
  /// Who could be first, with rank intervals where the scores have standard errors.
  func rankingSection() throws(ReportError) -> ReportSection {
    let rankings = try pairs.map { pair throws(ReportError) in
      try reporting {
        try pair.board.ranking(.init(level: question.level, simulation: question.simulation))
      }
    }
    let measured = rankings.filter { ranking in ranking.rows.contains { $0.rankSet != nil } }
    let unmeasured = rankings.filter { ranking in !ranking.rows.contains { $0.rankSet != nil } }
    let without = unmeasured.filter { ranking in ranking.rows.allSatisfy { $0.standardError == nil } }.map(\.title)
    var items = try measured.map { ranking throws(ReportError) in try rankingItem(ranking) }
    var sentences = measured.map(\.sentence)
    if !without.isEmpty {
      sentences.append(
        "The scores of \(without.joined(separator: " and ")) carry no standard errors, so that ranks there have no intervals."
      )
    }
    sentences += unmeasured.filter { !without.contains($0.title) }.flatMap { ranking in
      ranking.notes.map { "\(ranking.title): \($0)" }
    }
    for analysis in robustness where analysis.board.benchmark.dimensions.count > 1 {
      if let item = try rankStabilityItem(analysis) { items.append(item) }
    }
    return ReportSection(
      id: "ranking", title: "Who could be first?",
      sentences: rankings.isEmpty ? ["There is no board to rank."] : sentences, items: items,
      cautions: [
        "A rank interval is the set of ranks that the noise of the scores leaves open, not the set of ranks on other benchmarks.",
        "How ranks move with the analyst's choices says nothing about noise. A range can lie beside the rank as asked, since choices "
          + "under which other systems are ranked are left out.",
      ])
  }

  private func rankingItem(_ ranking: Ranking) throws(ReportError) -> ReportItem {
    let board = pairs.first { $0.board.benchmark.id.text == ranking.benchmark }?.board
    let name = "ranking-\(board.map { fileKey($0.benchmark) } ?? "votes")"
    var document = try reporting { try ranking.document() }.named(name)
    document.title = "Ranking on \(ranking.title)"
    let groups = board.map(figures.groups) ?? [:]
    document.table = try reporting {
      try document.table.setting(Column(.group, ranking.rows.map { groups[$0.system] ?? FigureContext.unknownGroup }))
    }
    let drawn = try figure { () throws(FigureError) in try ranking.figure(of: document, on: board, in: figures) }
    return ReportItem(ranking.title, figure: drawn, document: document)
  }

  /// How ranks move with the choices; `nil` where too few draws rank the same systems.
  private func rankStabilityItem(_ analysis: RobustnessAnalysis) throws(ReportError) -> ReportItem? {
    let board = analysis.board
    let name = "rank-stability-\(fileKey(board.benchmark))"
    var document = try reporting { try analysis.rankDocument() }.named(name)
    guard document.table.rowCount > 1 else { return nil }
    let groups = figures.groups(of: board)
    document.table = try reporting {
      try document.table
        .setting(Column(.group, analysis.rankStability.map { groups[$0.system.id] ?? FigureContext.unknownGroup }))
        .showing(.group, as: question.grouping.rawValue.capitalizedFirst)
    }
    let drawn = try figure { () throws(FigureError) in try analysis.rankFigure(of: document, in: figures) }
    return ReportItem("Ranks under other choices: \(board.benchmark.title)", figure: drawn, document: document)
  }
}
