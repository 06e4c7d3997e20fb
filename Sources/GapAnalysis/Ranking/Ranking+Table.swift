import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

extension Ranking {
  /// The ranking as a table: `system`, `estimate`, `std_error`, `ci_lower`, `ci_upper`, `rank`, `rank_lower`, `rank_upper`, `n`,
  /// `status`, `note`, then the rest of what result tables share. With the rule `tau-best` a column `in_tau_best` says who may
  /// be among the best.
  public func table() throws(TableError) -> Table {
    func number(_ value: (Row) -> Double?) -> [Double?] { rows.map { value($0).flatMap { $0.isFinite ? $0 : nil } } }
    var columns = [
      Column("system", text: rows.map(\.system.text)),
      Column("estimate", numbers: number(\.estimate)),
      Column("std_error", numbers: number(\.standardError)),
      Column("ci_lower", numbers: number { $0.interval?.lower }),
      Column("ci_upper", numbers: number { $0.interval?.upper }),
      Column("rank", numbers: number(\.rank)),
      Column("rank_lower", numbers: number { $0.rankSet.map { Double($0.lower) } }),
      Column("rank_upper", numbers: number { $0.rankSet.map { Double($0.upper) } }),
      Column("n", numbers: number(\.count)),
      Column("status", text: rows.map(\.status.rawValue)),
      Column("note", text: rows.map(\.notes.joined)),
      Column("label", text: rows.map(\.name)),
      Column("organization", text: rows.map(\.organization)),
      Column("country", text: rows.map(\.country)),
      Column("measure", text: rows.map { _ in measure }),
      Column("benchmark", text: rows.map { _ in benchmark }),
      Column("sort_order", numbers: rows.indices.map { Double($0 + 1) }),
      Column("date", dates: rows.map { _ in date }),
      Column("ci_level", numbers: number { $0.interval?.level }),
      Column("ci_method", text: rows.map { $0.interval?.method.name }),
      Column("ci_kind", text: rows.map { $0.interval == nil ? UncertaintyKind.none.rawValue : kind.rawValue }),
      Column("rank_method", text: rows.map { _ in rankMethod }),
      Column("rank_ties", text: rows.map { _ in options.ties.rawValue }),
      Column("mc_error", numbers: number { $0.interval?.monteCarloError?.largest }),
      Column("unit", text: rows.map { _ in unit.name }),
      Column("higher_is_better", text: rows.map { _ in higherIsBetter ? "true" : "false" }),
    ]
    if options.rankRule == .tauBest {
      columns.append(Column("in_tau_best", text: rows.map { $0.isTauBest.map { $0 ? "true" : "false" } }))
    }
    return try Table(columns)
  }

  /// The ranking in a sentence.
  public var sentence: String {
    let rated = rows.filter { $0.rank != nil }
    guard let first = rated.first else {
      return "\(title): the data determine no order of \(NumberWords.count(rows.count, "system"))."
    }
    let winners = rated.filter { $0.rank == first.rank }.map(\.name)
    var text =
      "\(title) (\(measure)\(date.map { ", as of \($0)" } ?? "")): \(NumberWords.count(rated.count, "system")); first is "
    text += winners.joined(separator: " and ")
    let possible = rated.filter { $0.rankSet.map { $0.lower == 1 } ?? false }
    if !possible.isEmpty {
      text +=
        possible.count == 1
        ? ", and at \(NumberWords.percent(options.level)) no other may be"
        : "; at \(NumberWords.percent(options.level)) any of \(possible.count) may be"
    }
    return text + "."
  }
}
