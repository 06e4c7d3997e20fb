import BenchmarkData
public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension DimensionProfile {
  /// The profile as a document.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "profile-\(benchmark.id)-\(sides.fileKey)",
      title: "\(sides.titleA) and \(sides.titleB) by dimension of \(benchmark.title)", caption: sentence,
      table: ResultRow.table(resultRows)
        .setting(Column(.normalizedGap, rows.map(\.normalizedGap)))
        .setting(Column(.bestA, rows.map { $0.pair.a.entries.first?.system.title }))
        .setting(Column(.bestB, rows.map { $0.pair.b.entries.first?.system.title }))
        .showing(.label, as: "Dimension")
        .showing(.estimate, as: "\(sides.titleA) − \(sides.titleB)", unit: .column(.unit, .difference))
        .showing(.bestA, as: "Best of \(sides.titleA)", visibility: .droppable(2))
        .showing(.bestB, as: "Best of \(sides.titleB)", visibility: .droppable(2))
        .showing(.countA, as: "n \(sides.titleA)", visibility: .droppable(4))
        .showing(.countB, as: "n \(sides.titleB)", visibility: .droppable(4)),
      leadingColumns: .init(.label), intervals: [.ofEstimate], notes: profileNotes)
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
    notes += LeftOutSystems.note(rows.flatMap(\.pair.board.entries), of: sides)
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
    .setting(Column(.scoreA, parts.map(\.scores.a)))
    .setting(Column(.scoreB, parts.map(\.scores.b)))
    .showing(.label, as: "Dimension")
    .showing(.scoreA, as: systems.a.title).showing(.scoreB, as: systems.b.title)
    .showing(.estimate, as: "Contribution", unit: .column(.unit, .difference))
    .hiding(.status)
    let leader = total >= 0 ? systems.a : systems.b
    let largest = parts.max { abs($0.contribution) < abs($1.contribution) }
    return TableDocument(
      name: "contribution-\(systems.a.id)-\(systems.b.id)",
      title: "\(systems.a.title) and \(systems.b.title) on \(board.benchmark.title), taken apart",
      caption: "\(leader.title) is ahead by \(board.unit.difference.words(abs(total))) on \(board.quantityName)"
        + (largest.map { "; the largest part is \($0.dimension.name.lowercased())." } ?? "."),
      table: table, leadingColumns: .init(.label),
      notes: ["The contributions sum to the gap of the totals. They describe it and explain nothing."])
  }
}
