import BenchmarkData
public import GapAnalysis
public import TableExport
public import Tables

extension BoardStanding {
  /// The standing as a document.
  public func document() throws(TableError) -> TableDocument {
    let hasErrors = rows.contains { $0.score?.standardError != nil }
    return try TableDocument(
      name: "standing-\(benchmark.id)-\(system.id)", title: "\(system.title) on \(benchmark.title)", caption: sentence,
      table: table()
        .showing(.label, as: "Score").showing(.estimate, as: "Value")
        .showing(.standardError, visibility: hasErrors ? .shown : .hidden)
        .showing(.rank, as: "Rank")
        .showing(.count, as: "of", description: "Number of systems with the score")
        .hiding(.intervalKind),
      leadingColumns: .init(.label), intervals: [.ofEstimate],
      notes: [
        "Standard errors are clustered by prompt, and those of composed scores count that dimensions share prompts. They say how the score would "
          + "vary with other prompts, not how it differs between implementations of the benchmark.",
        "Ranks are among the systems of the board that have the score: \(board.sampleNote)",
      ])
  }
}
