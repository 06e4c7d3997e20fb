public import GapAnalysis
public import TableExport
public import Tables

extension RatingEffects {
  /// The effects as a document.
  public func document() throws(TableError) -> TableDocument {
    try TableDocument(
      name: "effects-\(ranking.benchmark ?? ranking.measure)", title: "\(ranking.title): effects", caption: sentence,
      table: table()
        .showing(.estimate, as: "Log odds", visibility: .droppable(2))
        .showing(.covariateDifference, visibility: rows.contains { $0.difference != nil } ? .shown : .hidden)
        .showing(.status, visibility: rows.allSatisfy { $0.interval != nil } ? .hidden : .droppable(3))
        .hiding(.intervalKind, .unit, .intervalLower, .intervalUpper),
      leadingColumns: .init(.effect), intervals: [], notes: ranking.notes)
  }
}
