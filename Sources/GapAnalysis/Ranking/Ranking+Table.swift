import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

extension Ranking {
  /// The ranking as a table: `system`, `estimate`, `std_error`, `ci_lower`, `ci_upper`, `rank`, `rank_lower`, `rank_upper`, `n`,
  /// `status`, `note`, then the rest of what result tables share. With the rule `tau-best` a column `in_tau_best` says who may
  /// be among the best.
  public func table() throws(TableError) -> Table {
    var columns =
      [
        Column(.system, rows.map(\.system.text)),
        Column(.estimate, rows.map(\.estimate)),
        Column(.standardError, rows.map(\.standardError)),
        Column(.intervalLower, rows.map { $0.interval?.lower }),
        Column(.intervalUpper, rows.map { $0.interval?.upper }),
        Column(.rank, rows.map(\.rank)),
        Column(.rankLower, rows.map { $0.rankSet.map { Double($0.lower) } }),
        Column(.rankUpper, rows.map { $0.rankSet.map { Double($0.upper) } }),
        Column(.count, rows.map(\.count)),
        Column(.status, rows.map(\.status.rawValue)),
        Column(.note, rows.map(\.notes.joined)),
        Column(.label, rows.map(\.name)),
        Column(.organization, rows.map(\.organization)),
        Column(.country, rows.map(\.country)),
        Column(.measure, rows.map { _ in measure }),
      ] + self.columns(ofRowsWith: rows.map(\.interval)) + [
        Column(.rankMethod, rows.map { _ in rankMethod }),
        Column(.rankTies, rows.map { _ in options.ties.rawValue }),
        Column(.monteCarloError, rows.map { $0.interval?.monteCarloError?.largest }),
        Column(.unit, rows.map { _ in unit.name }),
        Column(.higherIsBetter, rows.map { _ in higherIsBetter }),
      ]
    if options.rankRule == .tauBest {
      columns.append(Column(.isTauBest, rows.map(\.isTauBest)))
    }
    return try Table(columns)
  }

  /// What every row of a table about the ranking says of it, and what its interval is.
  func columns(ofRowsWith intervals: [ConfidenceInterval?]) -> [Column] {
    [
      Column(.benchmark, intervals.map { _ in benchmark }),
      Column(.sortOrder, intervals.indices.map { $0 + 1 }),
      Column(.date, intervals.map { _ in date }),
    ] + .ofIntervals(intervals, kind)
  }

  /// The ranking in a sentence.
  public var sentence: String {
    let rated = rows.filter { $0.rank != nil }
    guard let first = rated.first else {
      return "\(title): the data determine no order of \(NumberWords.count(rows.count, "system"))."
    }
    let winners = rated.filter { $0.rank == first.rank }.map(\.name)
    var text =
      "\(title) (\(measure)\(date.map { ", as of \($0)" } ?? "")): \(NumberWords.count(rated.count, "system")); first "
    text += "\(winners.count == 1 ? "is" : "are") \(winners.joined(separator: " and "))"
    // Nothing keeps a row without a rank interval from being first.
    let possible = rated.filter { $0.rankSet.map { $0.lower == 1 } ?? true }
    if rated.contains(where: { $0.rankSet != nil }) {
      let level = NumberWords.percent(options.level) + (kind == .runs ? ", over runs on the same prompts alone," : "")
      text +=
        possible.count == 1 ? ", and at \(level) no other may be" : "; at \(level) any of \(possible.count) may be"
    }
    return text + "."
  }
}
