import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension DimensionProfile {
  /// The profile as a document.
  public func document() throws(TableError) -> TableDocument {
    let table = try ResultRow.table(resultRows)
      .setting(Column("normalized_gap", numbers: rows.map(\.normalizedGap)))
      .setting(Column("best_a", text: rows.map { $0.pair.a.entries.first?.system.title }))
      .setting(Column("best_b", text: rows.map { $0.pair.b.entries.first?.system.title }))
    return TableDocument(
      name: "profile-\(benchmark.id)-\(sides.fileKey)",
      title: "\(sides.a) and \(sides.b) by dimension of \(benchmark.title)", caption: sentence, table: table,
      columns: [
        ColumnPresentation("label", heading: "Dimension"),
        ColumnPresentation("estimate", heading: "\(sides.a) − \(sides.b)", unit: .column("unit", .difference)),
        ColumnPresentation("unit"),
        ColumnPresentation("normalized_gap", heading: "Normalised", rounding: .decimals(3)),
        ColumnPresentation("best_a", heading: "Best of \(sides.a)", visibility: .droppable(2)),
        ColumnPresentation("best_b", heading: "Best of \(sides.b)", visibility: .droppable(2)),
        ColumnPresentation("status", visibility: .droppable(1)),
        ColumnPresentation("ci_kind", heading: "Interval of", visibility: .droppable(3)),
        ColumnPresentation("n_a", heading: "n \(sides.a)", visibility: .droppable(4)),
        ColumnPresentation("n_b", heading: "n \(sides.b)", visibility: .droppable(4)),
      ]
        + hidden(["note", "measure", "benchmark", "dimension", "entity", "country_a", "country_b", "date", "std_error"]),
      notes: profileNotes)
  }

  private var profileNotes: [String] {
    let best = [rows.compactMap { $0.pair.a.entries.first }, rows.compactMap { $0.pair.b.entries.first }]
    var notes: [String] = []
    if best.contains(where: { Set($0.map(\.system.id)).count > 1 }) {
      notes.append("The best system differs from dimension to dimension: no one system has all of these scores.")
    }
    switch rows.count(where: { $0.estimate.interval != nil }) {
    case 0: if rows.contains(where: { $0.estimate.status == .noStandardError }) { notes.append(reasonWithoutIntervals) }
    case 1: break
    case rows.count: notes.append("The intervals hold for all dimensions together.")
    default: notes.append("The intervals hold together for all dimensions that have one.")
    }
    notes += LeftOutSystems(rows.flatMap(\.pair.board.entries), of: sides).note
    return notes
  }
}

extension DimensionProfile {
  private var reasonWithoutIntervals: String {
    let isPublished = rows.contains { row in
      (row.pair.a.entries + row.pair.b.entries).contains { $0.score.standardError != nil }
    }
    return isPublished
      ? "Not every score of a dimension has a standard error above 0, so there are no intervals."
      : "No standard errors are published, so there are no intervals."
  }
}

extension Contribution {
  /// The decomposition as a document.
  public func document(on board: Scoreboard) throws(TableError) -> TableDocument {
    let rows = parts.enumerated().map { order, part in
      var row = ResultRow()
      row.measure = "contribution"
      row.benchmark = board.benchmark.id.text
      row.dimension = part.dimension.id.text
      row.label = part.dimension.name
      row.sortOrder = order + 1
      row.date = board.asOf
      row.estimate = part.contribution
      row.standardError = part.standardError
      row.intervalKind = UncertaintyKind.none
      row.unit = board.unit
      row.status = part.standardError == nil ? .noStandardError : .ok
      return row
    }
    let table = try ResultRow.table(
      rows,
      columns: [.measure, .benchmark, .dimension, .label, .sortOrder, .date, .estimate, .standardError, .unit, .status]
    )
    .setting(Column("score_a", numbers: parts.map(\.scores.a)))
    .setting(Column("score_b", numbers: parts.map(\.scores.b)))
    let leader = total >= 0 ? systems.a : systems.b
    let largest = parts.max { abs($0.contribution) < abs($1.contribution) }
    return TableDocument(
      name: "contribution-\(systems.a.id)-\(systems.b.id)",
      title: "\(systems.a.title) and \(systems.b.title) on \(board.benchmark.title), taken apart",
      caption: "\(leader.title) is ahead by \(board.unit.difference.words(abs(total))) on \(board.quantityName)"
        + (largest.map { "; the largest part is \($0.dimension.name.lowercased())." } ?? "."),
      table: table,
      columns: [
        ColumnPresentation("label", heading: "Dimension"),
        ColumnPresentation("score_a", heading: systems.a.title, unit: .column("unit")),
        ColumnPresentation("score_b", heading: systems.b.title, unit: .column("unit")),
        ColumnPresentation("estimate", heading: "Contribution", unit: .column("unit", .difference)),
      ] + hidden(["std_error", "measure", "benchmark", "dimension", "date", "status"]),
      notes: ["The contributions sum to the gap of the totals. They describe it and explain nothing."])
  }
}
