import BenchmarkData
public import GapAnalysis
public import TableExport
public import Tables

extension BoardStanding {
  /// The standing as a document.
  public func document() throws(TableError) -> TableDocument {
    let hasErrors = rows.contains { $0.score?.standardError != nil }
    return TableDocument(
      name: "standing-\(benchmark.id)-\(system.id)", title: "\(system.title) on \(benchmark.title)", caption: sentence,
      table: try table(),
      columns: [
        ColumnPresentation("label", heading: "Score"),
        ColumnPresentation("estimate", heading: "Value", unit: .column("unit")),
        ColumnPresentation("std_error", heading: "SE", visibility: hasErrors ? .shown : .hidden),
        ColumnPresentation("unit"),
        ColumnPresentation("rank", heading: "Rank"),
        ColumnPresentation("n", heading: "of"),
        ColumnPresentation("videos", visibility: .droppable(2)),
        ColumnPresentation("status", visibility: .droppable(1)),
      ] + hidden(["system", "benchmark", "dimension", "ci_kind"]),
      leadingColumns: ["label"],
      notes: [
        "Standard errors are clustered by prompt, and those of composed scores count that dimensions share prompts. They say how the score would "
          + "vary with other prompts, not how it differs between implementations of the benchmark.",
        "Ranks are among the systems of the board that have the score: \(board.sampleNote)",
      ])
  }
}
