import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

extension Pair {
  /// The lag at each score that both have passed: a row a stretch of scores on which it is constant, from the first scores
  /// to the last.
  ///
  /// Columns: `benchmark`, `dimension`, `country_a`, `country_b`, `sort_order`, `score_from`, `score_to`, `system_a`,
  /// `label_a`, `date_a`, `system_b`, `label_b`, `date_b` (who reached the end of the stretch, and when), `estimate` (the
  /// lag), `unit`, `share` (of the range of scores).
  public func segmentsTable() throws(TableError) -> Table {
    let dated = dated
    let horizontal = dated.scores.horizontalLag
    let segments = horizontal?.segments ?? []
    let width = horizontal.map { $0.range.upperBound - $0.range.lowerBound } ?? 1
    return try Table(
      constants(segments.count) + [
        Column("score_from", numbers: segments.map { board.oriented($0.lower) }),
        Column("score_to", numbers: segments.map { board.oriented($0.upper) }),
      ] + stepColumns("a", segments.map(\.stepA), dated.a) + stepColumns("b", segments.map(\.stepB), dated.b) + [
        Column("estimate", numbers: segments.map { $0.days / daysPerMonth }),
        Column("unit", text: segments.map { _ in Unit.months.name }),
        Column("share", numbers: segments.map { ($0.upper - $0.lower) / width }),
      ])
  }

  /// A's records that B had not matched before, by date: a row a record, with the time until B matched it.
  ///
  /// Columns: `benchmark`, `dimension`, `country_a`, `country_b`, `sort_order`, `system_a`, `label_a`, `date_a`, `score`,
  /// `system_b`, `label_b`, `date_b` (empty where it is not matched yet), `estimate` (the time), `unit`, `status`
  /// (`censored` where the time is that until the board's date).
  public func milestonesTable() throws(TableError) -> Table {
    let dated = dated
    let milestones = dated.scores.catchUp?.milestones ?? []
    return try Table(
      constants(milestones.count) + stepColumns("a", milestones.map(\.step), dated.a) + [
        Column("score", numbers: milestones.map { board.oriented($0.step.score) })
      ] + stepColumns("b", milestones.map(\.matchedBy), dated.b) + [
        Column("estimate", numbers: milestones.map { $0.days / daysPerMonth }),
        Column("unit", text: milestones.map { _ in Unit.months.name }),
        Column("status", text: milestones.map { ($0.isMatched ? Status.ok : .censored).rawValue }),
      ])
  }

  /// The best score so far of either side: a row a record, A's first, by date; and a last row of each side for the board's
  /// date, so that a step line reaches it.
  ///
  /// Columns: `benchmark`, `dimension`, `country`, `entity` (empty in the last row of a side), `label`, `date`, `estimate`,
  /// `unit`, `higher_is_better`.
  public func frontierTable() throws(TableError) -> Table {
    struct Row {
      var side: String
      var entry: Scoreboard.Entry?
      var day: Double
      var score: Double
    }
    var rows: [Row] = []
    let dated = dated
    for side in [dated.a, dated.b] {
      let steps = side.curve.steps
      rows += steps.map { Row(side: side.name, entry: side.entries[$0.index], day: $0.day, score: $0.score) }
      if let last = steps.last, let lastDay = board.lastDay, lastDay > last.day {
        rows.append(Row(side: side.name, entry: nil, day: lastDay, score: last.score))
      }
    }
    return try Table([
      Column("benchmark", text: rows.map { _ in board.benchmark.id.text }),
      Column("dimension", text: rows.map { _ in board.quantityName }),
      Column("country", text: rows.map(\.side)),
      Column("entity", text: rows.map { $0.entry?.system.id.text }),
      Column("label", text: rows.map { $0.entry?.system.title }),
      Column("date", dates: rows.map { CalendarDate(ofDay: $0.day) }),
      Column("estimate", numbers: rows.map { board.oriented($0.score) }),
      Column("unit", text: rows.map { _ in board.unit.name }),
      Column("higher_is_better", text: rows.map { _ in board.higherIsBetter ? "true" : "false" }),
    ])
  }

  private func constants(_ count: Int) -> [Column] {
    [
      Column("benchmark", text: [String?](repeating: board.benchmark.id.text, count: count)),
      Column("dimension", text: [String?](repeating: board.quantityName, count: count)),
      Column("country_a", text: [String?](repeating: a.name, count: count)),
      Column("country_b", text: [String?](repeating: b.name, count: count)),
      Column("sort_order", numbers: (0..<count).map { Double($0 + 1) }),
    ]
  }

  private func stepColumns(_ letter: String, _ steps: [FrontierCurve.Step?], _ side: Side) -> [Column] {
    let entries = steps.map { $0.map { side.entries[$0.index] } }
    return [
      Column("system_\(letter)", text: entries.map { $0?.system.id.text }),
      Column("label_\(letter)", text: entries.map { $0?.system.title }),
      Column("date_\(letter)", dates: steps.map { $0.flatMap { CalendarDate(ofDay: $0.day) } }),
    ]
  }
}

extension Pair {
  /// The lag at each score that both have passed; `nil` without such scores.
  public var horizontalLag: HorizontalLag? { dated.scores.horizontalLag }

  /// A's records and B's times on them; `nil` where no date is known.
  public var catchUp: CatchUp? { dated.scores.catchUp }
}
