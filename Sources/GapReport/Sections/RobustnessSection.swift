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
    document.title = "\(question.a) − \(question.b) on \(board.benchmark.title) with one choice changed"
    let table = try reporting {
      try document.table.setting(
        Column("is_baseline", text: document.table["choice"]?.texts?.map { $0 == "baseline" ? "true" : "false" } ?? []))
    }
    document.table = table
    document.columns.append(ColumnPresentation("is_baseline", visibility: .hidden))
    let drawn = try figure { () throws(FigureError) in
      var plot = SpecificationCurve(
        caption(
          name, "\(board.benchmark.title): the gap with one choice changed",
          "Each point a way to put the question, in ascending order; beneath what was changed. Above zero \(question.a) is ahead.",
          board: board),
        choices: [.init("choice", title: "Changed")])
      (plot.estimate, plot.lower, plot.upper) = ("in_spreads", nil, nil)
      (plot.main, plot.mainTitle) = ("is_baseline", "as asked")
      (plot.valueTitle, plot.unit) = ("\(question.a) − \(question.b)", .standardDeviations)
      return try plot.figure(of: table)
    }
    return ReportItem("One choice at a time: \(board.benchmark.title)", figure: drawn, document: document)
  }

  /// All choices drawn together: the draws of each combination of the main choices.
  private func specificationsItem(_ analysis: RobustnessAnalysis) throws(ReportError) -> ReportItem {
    let board = analysis.board
    let name = "specifications-\(fileKey(board.benchmark))"
    let table = try reporting { try Self.combinationTable(analysis) }
    let document = TableDocument(
      name: name, title: "\(question.a) − \(question.b) on \(board.benchmark.title), all choices drawn together",
      caption:
        "Each row a combination of four choices; the range is that of the draws of weights, organizations left out and the "
        + "rest within it (5 % to 95 %).",
      table: table,
      columns: [
        ColumnPresentation("evaluations"), ColumnPresentation("normalization"), ColumnPresentation("aggregation"),
        ColumnPresentation("missing", heading: "Missing dimensions"),
        ColumnPresentation("estimate", heading: "Median gap", unit: .column("unit"), rounding: .decimals(2)),
        ColumnPresentation("unit"),
        ColumnPresentation("n", heading: "Draws"),
        ColumnPresentation("same_sign", heading: "Same sign", rounding: .decimals(2)),
        ColumnPresentation("ci_kind", visibility: .hidden), ColumnPresentation("is_main", visibility: .hidden),
      ], leadingColumns: ["evaluations", "normalization", "aggregation", "missing"],
      intervals: [IntervalPresentation(heading: "5–95 %", level: nil, companions: [])])
    let drawn = try figure { () throws(FigureError) in
      var plot = SpecificationCurve(
        caption(
          name, "\(board.benchmark.title): every combination of choices",
          "Points: median gap of the draws of a combination; lines: 5 % to 95 % of them. Above zero \(question.a) is ahead.",
          board: board),
        choices: [
          .init("evaluations", title: "Evaluations"), .init("normalization", title: "Normalised by"),
          .init("aggregation", title: "Combined by"), .init("missing", title: "Missing dimensions"),
        ])
      (plot.main, plot.mainTitle) = ("is_main", "as asked")
      (plot.valueTitle, plot.unit) = ("\(question.a) − \(question.b)", .standardDeviations)
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
      Column("evaluations", text: rows.map(\.key[0])),
      Column("normalization", text: rows.map(\.key[1])),
      Column("aggregation", text: rows.map(\.key[2])),
      Column("missing", text: rows.map(\.key[3])),
      Column("estimate", numbers: rows.map(\.median)),
      Column("ci_lower", numbers: rows.map(\.lower)),
      Column("ci_upper", numbers: rows.map(\.upper)),
      Column("ci_kind", text: rows.map { _ in UncertaintyKind.specification.rawValue }),
      Column("unit", text: rows.map { _ in "standard deviations" }),
      Column("n", numbers: rows.map(\.count)),
      Column("same_sign", numbers: rows.map(\.agreement)),
      Column("is_main", text: rows.map { $0.key == main ? "true" : "false" }),
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

extension String {
  /// The text with its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
