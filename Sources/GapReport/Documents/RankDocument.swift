public import GapAnalysis
import Quantities
import StatisticsCore
public import TableExport
public import Tables

extension Ranking {
  /// The ranking as a document.
  public func document() throws(TableError) -> TableDocument {
    let hasCountries = rows.contains { $0.country != nil }
    return try TableDocument(
      name: "rank-\(benchmark ?? measure)", title: "\(title): ranking", caption: sentence,
      table: table()
        .showing(.rank, rounding: .decimals(options.ties == .middle ? 1 : 0))
        .showing(.label, as: "System")
        .showing(.country, visibility: hasCountries ? .droppable(1) : .hidden)
        .showing(.estimate, as: higherIsBetter ? "Rating" : "Rating (low is good)")
        .showing(.count, visibility: rows.contains { $0.count != nil } ? .droppable(2) : .hidden)
        .showing(.status, visibility: rows.allSatisfy { $0.status == .ok } ? .hidden : .droppable(3))
        .showing(.isTauBest, as: "May be among the \(options.tau) best")
        .hiding(.organization, .intervalKind, .unit),
      leadingColumns: .init(.rank, .label), intervals: [.ofEstimate, .ofRank("Rank interval")],
      notes: notes + [rankNote].compactMap(\.self), rowNotes: rows.map { $0.notes.map(\.text) })
  }

  private var rankNote: String? {
    guard let rankMethod else { return nil }
    switch options.rankRule {
    case .simultaneous: return "Rank intervals cover the ranks of all systems together (\(rankMethod))."
    case .marginal: return "Each rank interval covers the rank of its system, not of all together (\(rankMethod))."
    case .tauBest:
      return "The systems marked true contain the \(options.tau) best at the level of the intervals (\(rankMethod))."
    case .arena:
      return
        "Rank intervals by the arena rule, 1 + the systems whose interval lies above; they have no stated coverage."
    case .bootstrap: return "Rank intervals are percentiles over resamples; near ties they cover less than they say."
    }
  }
}
