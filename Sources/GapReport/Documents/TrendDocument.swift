internal import BenchmarkData
public import GapAnalysis
public import TableExport
public import Tables

extension TrendComparison {
  /// The answer as a document: the sentence, the table of measures, and the notes that keep one from over-reading it.
  public func document(_ estimates: [TrendEstimate]) throws(TableError) -> TableDocument {
    let hidden = [
      "measure", "benchmark", "dimension", "entity", "country_a", "country_b", "std_error", "set", "set_lower",
      "set_upper", "n_undated",
    ]
    return try TableDocument(
      name: "trend-\(board.benchmark.id)-\(a.name.lowercased())-\(b.name.lowercased())",
      title: "Trend of the gap between \(a.name) and \(b.name) on \(board.benchmark.title)",
      caption: sentence(estimates),
      table: table(estimates),
      columns: [
        ColumnPresentation("label", heading: "Measure"),
        ColumnPresentation("estimate", heading: "Estimate", unit: .column("unit")),
        ColumnPresentation("unit"),
        ColumnPresentation("date", heading: "Date"),
        ColumnPresentation("ci_kind", heading: "Interval of", visibility: .droppable(3)),
        ColumnPresentation("n_a", heading: "n \(a.name)", visibility: .droppable(4)),
        ColumnPresentation("n_b", heading: "n \(b.name)", visibility: .droppable(4)),
        ColumnPresentation("status"),
      ] + hidden.map { ColumnPresentation($0, visibility: .hidden) },
      notes: [
        "A positive gap means that \(a.name) is ahead; a negative closing rate that the gap moves toward \(b.name). A crossing is "
          + "counted in months from the board's date.",
        "Straight lines through all dated systems, the weak ones too. That the lines go on is an assumption that no interval "
          + "covers.",
      ] + fractionNote(board.unit) + [board.datesNote(of: [a, b]), board.sampleNote])
  }
}
