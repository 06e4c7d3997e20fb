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
      table: scoreTable(),
      columns: [
        ColumnPresentation("rank", heading: "#"),
        ColumnPresentation("name", heading: "System"),
        ColumnPresentation("organization", visibility: .droppable(3)),
        ColumnPresentation("country"),
        ColumnPresentation("score", heading: "Score", unit: .fixed(unit)),
        ColumnPresentation(
          "std_error", heading: "SE", unit: .fixed(unit), visibility: hasStandardErrors ? .shown : .hidden),
        ColumnPresentation("basis", visibility: .droppable(2)),
        ColumnPresentation("published", unit: .fixed(unit), visibility: .droppable(1)),
        ColumnPresentation("released_on", heading: "Released", visibility: .droppable(4)),
        ColumnPresentation("evaluated_on", heading: "Evaluated", visibility: .droppable(5)),
        ColumnPresentation("system", visibility: .hidden),
        ColumnPresentation("unit", visibility: .hidden),
        ColumnPresentation("coverage", visibility: .hidden),
        ColumnPresentation("difference", visibility: .hidden),
        ColumnPresentation("sampled_by", visibility: .hidden),
        ColumnPresentation("evaluation_id", visibility: .hidden),
      ],
      intervals: [],
      notes: [sampleNote],
    )
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
      table: table,
      columns: [
        ColumnPresentation("name", heading: "System"),
        ColumnPresentation("organization", visibility: .droppable(3)),
        ColumnPresentation("country", visibility: .droppable(1)),
      ]
        + boards.map { board in
          let dimension = benchmark.dimensions.values.first { $0.id.text == board.quantityName }
          let arrow = board.higherIsBetter ? "" : " (low is good)"
          return ColumnPresentation(
            board.quantityName, heading: (dimension?.name ?? board.quantityName) + arrow, unit: .fixed(board.unit))
        } + [ColumnPresentation("evaluated_on", heading: "Evaluated", visibility: .droppable(5))] + hidden(["system"]),
      leadingColumns: ["name"], intervals: [])
  }
}
