import BenchmarkData
import GapAnalysis
import OrderedCollections
import Quantities
import StatisticsCore
import TableExport
import Tables

extension ReportMaterial {
  /// Whether the answer survives other choices.
  func robustnessSection() throws(ReportError) -> ReportSection {
    let analyses = robustness
    var items: [ReportItem] = []
    for analysis in analyses {
      items.append(try choicesItem(analysis))
      if analysis.board.benchmark.dimensions.count > 1 {
        items.append(try specificationsItem(analysis))
      }
    }
    return ReportSection(
      id: "robustness", title: "Does it hold under other choices?",
      sentences: analyses.isEmpty ? ["There is no gap to put to other choices."] : analyses.map(\.sentence),
      items: items,
      cautions: [
        "The choices are those that an analyst could have made. That they are equally sensible is not said, so the share of them "
          + "that agree is no probability.",
        "Intervals here are of kind 'specification': what the choices do, with the scores as they are.",
      ])
  }

  /// One choice changed at a time.
  private func choicesItem(_ analysis: RobustnessAnalysis) throws(ReportError) -> ReportItem {
    let board = analysis.board
    let name = "robustness-\(fileKey(board.benchmark))"
    var document = try reporting { try analysis.variationDocument() }.named(name)
    document.title = "\(question.titleA) − \(question.titleB) on \(board.benchmark.title) with one choice changed"
    // The first row is the question as asked.
    document.table = try reporting {
      try document.table.setting(Column(.isBaseline, (0...analysis.variations.count).map { $0 == 0 }))
    }
    let drawn = try figure { () throws(FigureError) in try analysis.figure(of: document, in: figures) }
    return ReportItem("One choice at a time: \(board.benchmark.title)", figure: drawn, document: document)
  }

  /// All choices drawn together: the draws of each combination of the main choices.
  private func specificationsItem(_ analysis: RobustnessAnalysis) throws(ReportError) -> ReportItem {
    let board = analysis.board
    let name = "specifications-\(fileKey(board.benchmark))"
    let table = try reporting { try Self.combinationTable(analysis) }
    let document = TableDocument(
      name: name,
      title: "\(question.titleA) − \(question.titleB) on \(board.benchmark.title), all choices drawn together",
      caption:
        "Each row a combination of four choices; the range is that of the draws of weights, organizations left out and the "
        + "rest within it (5 % to 95 %).",
      table:
        table
        .showing(.evaluations)
        .showing(.estimate, as: "Median gap", rounding: .decimals(2))
        .showing(.count, as: "Draws", description: "Number of draws")
        .hiding(.intervalKind),
      leadingColumns: .init(.evaluations, .normalization, .aggregation, .missing),
      intervals: [IntervalPresentation(of: .estimate, from: .intervalLower, to: .intervalUpper, heading: "5–95 %")])
    let drawn = try figure { () throws(FigureError) in
      var plot = analysis.curve(
        figures.caption(
          name, analysis.combinationFinding(table),
          "\(board.benchmark.title), every combination of choices. Points: median gap of the draws of a combination; lines: 5 % to 95 % of them.",
          board: board),
        estimate: .estimate, main: .isMain,
        choices: [
          .init(.evaluations, title: "Evaluations"), .init(.normalization, title: "Normalised by"),
          .init(.aggregation, title: "Combined by"), .init(.missing, title: "Missing dimensions"),
        ], in: figures)
      (plot.lower, plot.upper) = (.intervalLower, .intervalUpper)
      return try plot.figure(of: table)
    }
    return ReportItem("All choices together: \(board.benchmark.title)", figure: drawn, document: document)
  }

  /// The draws by the four main choices, in ascending order of the median.
  private static func combinationTable(_ analysis: RobustnessAnalysis) throws -> Table {
    var combinations: OrderedDictionary<[String], [Double]> = [:]
    for draw in analysis.draws {
      guard let gap = draw.answer.inSpreads else { continue }
      combinations[key(draw.specification), default: []].append(gap)
    }
    let base = analysis.baseline.answer.gap ?? 0
    let rows = try combinations.map { try Combination(key: $0, gaps: $1.sorted(), sign: base) }
      .sorted { left, right in
        left.median != right.median
          ? left.median < right.median : left.key.lexicographicallyPrecedes(right.key)
      }
    let main = key(analysis.baseline.specification)
    return try Table([
      Column(.evaluations, rows.map(\.key[0])),
      Column(.normalization, rows.map(\.key[1])),
      Column(.aggregation, rows.map(\.key[2])),
      Column(.missing, rows.map(\.key[3])),
      Column(.estimate, rows.map(\.median)),
      Column(.intervalLower, rows.map(\.lower)),
      Column(.intervalUpper, rows.map(\.upper)),
      Column(.intervalKind, rows.map { _ in UncertaintyKind.specification.rawValue }),
      Column(.unit, rows.map { _ in Unit.standardDeviations.name }),
      Column(.count, rows.map(\.count)),
      Column(.sameSignShare, rows.map(\.agreement)),
      Column(.isMain, rows.map { $0.key == main }),
    ])
  }

  private static func key(_ specification: Specification) -> [String] {
    [
      specification.selection.policy.rawValue, specification.normalization.rawValue,
      specification.aggregation.rawValue, specification.selection.missing.rawValue,
    ]
  }
}

/// The draws of one combination of the main choices.
private struct Combination {
  var key: [String]
  var median: Double
  var lower: Double
  var upper: Double
  var count: Double
  /// The share of draws with the sign of the question as asked.
  var agreement: Double

  init(key: [String], gaps sorted: [Double], sign: Double) throws(StatisticsError) {
    func point(_ share: Double) throws(StatisticsError) -> Double { try Quantile.value(of: sorted, at: share) ?? .nan }
    self.key = key
    median = try point(0.5)
    lower = try point(0.05)
    upper = try point(0.95)
    count = Double(sorted.count)
    agreement = Double(sorted.count { ($0 > 0) == (sign > 0) && ($0 < 0) == (sign < 0) }) / count
  }
}
