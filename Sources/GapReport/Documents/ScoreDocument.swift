import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension Scoreboard {
  /// The board as a document.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "scores-\(benchmark.id)",
      title: "\(benchmark.title): \(quantityName)",
      caption: scoreSentence,
      table: scoreTable()
        .showing(.country)
        .showing(.score, unit: .fixed(unit))
        .showing(.standardError, unit: .fixed(unit), visibility: hasStandardErrors ? .shown : .hidden)
        .showing(.published, unit: .fixed(unit), visibility: .droppable(1))
        .hiding(.unit),
      notes: [sampleNote])
  }

  private var scoreSentence: String {
    let date = asOf.map { " as of \($0)" } ?? ""
    guard let best = entries.first else {
      return "No system has a score on \(benchmark.title) (\(quantityName))\(date)."
    }
    let direction = higherIsBetter ? "larger is better" : "smaller is better"
    return
      "\(NumberWords.count(entries.count, "system")) on \(benchmark.title) (\(quantityName), \(unit.heading), \(direction))\(date); the best is "
      + "\(best.system.title)."
  }
}

extension DimensionScores {
  /// The scores as a document.
  public func document() throws(TableError) -> TableDocument {
    let table = try table()
    return TableDocument(
      name: "scores-\(benchmark.id)", title: "\(benchmark.title): scores by dimension",
      caption:
        "\(NumberWords.count(table.rowCount, "system")) on \(NumberWords.count(boards.count, "dimension")); the benchmark defines no total.",
      table: table, leadingColumns: .init(.systemName))
  }
}
