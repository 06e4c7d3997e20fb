public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension SystemDifferences {
  /// The differences as a document.
  public func document() throws(TableError) -> TableDocument {
    let subject = reference.map { "differences from \($0.name)" } ?? "differences of every two systems"
    let first = reference == nil ? "System A" : "System"
    return try TableDocument(
      name: "differences-\(ranking.benchmark ?? ranking.measure)", title: "\(ranking.title): \(subject)",
      caption: sentence,
      table: table()
        .showing(.labelA, as: first).showing(.labelB, as: "System B", visibility: reference == nil ? .shown : .hidden)
        .showing(.estimate, as: reference.map { "Less \($0.name)" } ?? "A − B", unit: .column(.unit, .difference))
        .showing(.adjustedPValue, rounding: .decimals(4))
        .showing(.status, visibility: rows.allSatisfy { $0.status == .ok } ? .hidden : .droppable(3))
        .hiding(.intervalKind, .unit),
      leadingColumns: .init(.labelA, .labelB), intervals: [.ofEstimate],
      notes: ranking.notes + [scaleNote, independenceNote, note].compactMap(\.self))
  }

  private var note: String {
    let better = ranking.higherIsBetter ? "Positive" : "Negative"
    let measured = rows.count { $0.interval != nil }
    let hold = measured == rows.count ? "all \(measured) rows" : "the \(measured) rows that have them"
    let together =
      measured < 2
      ? "" : " Intervals and p-values hold for \(hold) together (max-t); each alone would be narrower."
    return "\(better): the first system is the better.\(together)"
  }
}
