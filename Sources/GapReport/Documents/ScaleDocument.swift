public import GapAnalysis
import Quantities
public import TableExport
public import Tables

extension CapabilityScale {
  /// The scale as a document.
  ///
  /// - Parameter explained: Whether the notes say how it was made and where the method is from.
  public func document(explained: Bool = false) throws(TableError) -> TableDocument {
    try TableDocument(
      name: "scale", title: isEarned ? "One capability scale (exploratory)" : "One capability scale: not earned",
      caption: sentence,
      table: table()
        .showing(.label, as: "")
        .showing(.countA, visibility: .hidden).showing(.countB, visibility: .hidden)
        .showing(.families, visibility: isEarned ? .shown : .hidden)
        .showing(.status, visibility: differences.allSatisfy { $0.estimate != nil } ? .hidden : .droppable(3))
        .hiding(.intervalKind, .date),
      leadingColumns: .init(.label), intervals: [.ofEstimate], notes: notes + (explained ? Self.explanation : []))
  }
}
