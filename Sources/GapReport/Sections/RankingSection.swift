internal import BenchmarkData
internal import GapAnalysis
internal import StatisticsCore
internal import TableExport
internal import Tables

extension ReportMaterial {
  /// How many rows a figure of ranks shows.
  private static let shownRanks = 30

  /// Who could be first, with rank intervals where the scores have standard errors.
  func rankingSection() throws(ReportError) -> ReportSection {
    let rankings = try comparisons.map { comparison throws(ReportError) in
      try reporting {
        try comparison.board.ranking(.init(level: question.level, simulation: question.simulation))
      }
    }
    let measured = rankings.filter { ranking in ranking.rows.contains { $0.rankSet != nil } }
    let without = rankings.filter { ranking in !ranking.rows.contains { $0.rankSet != nil } }
    var sentence = (measured.isEmpty ? rankings : measured).map(\.sentence).joined(separator: " ")
    if !measured.isEmpty, !without.isEmpty {
      sentence +=
        " The scores of \(without.map(\.title).joined(separator: " and ")) carry no standard errors, so that ranks there "
        + "have no intervals; how they move with the analyst's choices is shown under robustness."
    }
    if rankings.isEmpty { sentence = "There is no board to rank." }
    return ReportSection(
      id: "ranking", title: "Who could be first?", sentence: sentence,
      items: try rankings.map { ranking throws(ReportError) in try rankingItem(ranking) },
      cautions: [
        "A rank interval is the set of ranks that the noise of the scores leaves open, not the set of ranks on other benchmarks."
      ])
  }

  private func rankingItem(_ ranking: Ranking) throws(ReportError) -> ReportItem {
    let name = "ranking-\(ranking.benchmark ?? "votes")"
    var document = try reporting { try ranking.document() }.named(name)
    document.title = "Ranking on \(ranking.title)"
    let hasIntervals = ranking.rows.contains { $0.rankSet != nil }
    let table = document.table
    let shown = min(Self.shownRanks, ranking.rows.count)
    let drawn =
      !hasIntervals
      ? nil
      : try figure { () throws(FigureError) in
        var plot = RankingPlot(
          caption(
            name, "Ranks on \(ranking.title), with the ranks that the scores leave open",
            (shown < ranking.rows.count ? "The first \(shown) of \(ranking.rows.count) systems. " : "")
              + "Lines: rank intervals that hold for all systems together.",
            board: comparisons.first { $0.board.benchmark.id.text == ranking.benchmark }?.board))
        plot.scoreUnit = ranking.unit
        plot.limit = Self.shownRanks
        if question.grouping == .country { (plot.group, plot.groupOrder) = ("country", groupOrder) }
        return try plot.figure(of: table)
      }
    return ReportItem(ranking.title, figure: drawn, document: document)
  }
}
