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
        Column(.scoreFrom, segments.map { board.oriented($0.lower) }),
        Column(.scoreTo, segments.map { board.oriented($0.upper) }),
      ] + dated.a.columns(of: segments.map(\.stepA), .systemA, .labelA, .dateA)
        + dated.b.columns(of: segments.map(\.stepB), .systemB, .labelB, .dateB) + [
          Column(.estimate, segments.map { $0.days / daysPerMonth }),
          Column(.unit, segments.map { _ in Unit.months.name }),
          Column(.share, segments.map { ($0.upper - $0.lower) / width }),
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
      constants(milestones.count) + dated.a.columns(of: milestones.map(\.step), .systemA, .labelA, .dateA) + [
        Column(.recordScore, milestones.map { board.oriented($0.step.score) })
      ] + dated.b.columns(of: milestones.map(\.matchedBy), .systemB, .labelB, .dateB) + [
        Column(.estimate, milestones.map { $0.days / daysPerMonth }),
        Column(.unit, milestones.map { _ in Unit.months.name }),
        Column(.status, milestones.map { ($0.isMatched ? Status.ok : .censored).rawValue }),
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
      Column(.benchmark, rows.map { _ in board.benchmark.id.text }),
      Column(.dimension, rows.map { _ in board.quantityName }),
      Column(.curveSide, rows.map(\.side)),
      Column(.entity, rows.map { $0.entry?.system.id.text }),
      Column(.label, rows.map { $0.entry?.system.title }),
      Column(.date, rows.map { CalendarDate(ofDay: $0.day) }),
      Column(.estimate, rows.map { board.oriented($0.score) }),
      Column(.unit, rows.map { _ in board.unit.name }),
      Column(.higherIsBetter, rows.map { _ in board.higherIsBetter }),
    ])
  }

  private func constants(_ count: Int) -> [Column] {
    let rows = 0..<count
    return [
      Column(.benchmark, rows.map { _ in board.benchmark.id.text }),
      Column(.dimension, rows.map { _ in board.quantityName }),
      Column(.countryA, rows.map { _ in a.name }),
      Column(.countryB, rows.map { _ in b.name }),
      Column(.sortOrder, rows.map { $0 + 1 }),
    ]
  }
}

extension Side {
  /// Who took steps of the side's curve, and when.
  fileprivate func columns(
    of steps: [FrontierCurve.Step?], _ system: ColumnDefinition<String>, _ label: ColumnDefinition<String>,
    _ date: ColumnDefinition<CalendarDate>
  ) -> [Column] {
    let systems = steps.map { $0.map { entries[$0.index].system } }
    return [
      Column(system, systems.map { $0?.id.text }),
      Column(label, systems.map { $0?.title }),
      Column(date, steps.map { $0.flatMap { CalendarDate(ofDay: $0.day) } }),
    ]
  }
}

extension Pair {
  /// The lag at each score that both have passed; `nil` without such scores.
  public var horizontalLag: HorizontalLag? { dated.scores.horizontalLag }

  /// A's records and B's times on them; `nil` where no date is known.
  public var catchUp: CatchUp? { dated.scores.catchUp }
}
