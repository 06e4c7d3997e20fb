import BenchmarkData
import Quantities
import StatisticsCore
public import Tables

extension ClaimVerdict {
  /// The verdicts as a table, a row a claim: the columns of ``ResultRow`` that claims have, before them `claim_id`,
  /// `statement`, `made_by`, `made_on`, `verdict` and, in words, `figure`, `interval` and `sample`; behind them `test`, `statistic` and `what_would_change`.
  ///
  /// `note` says what keeps one from over-reading the figure. A range over organizations left out has no `ci_level`.
  public static func table(_ verdicts: [ClaimVerdict]) throws(TableError) -> Table {
    let columns: [ResultRow.Key] = [
      .measure, .benchmark, .dimension, .entity, .countryA, .countryB, .date, .estimate, .intervalLower, .intervalUpper,
      .intervalLevel, .intervalMethod, .intervalKind, .monteCarloError, .unit, .countA, .countB, .status, .note,
      .sources,
    ]
    let results = try ResultRow.table(verdicts.enumerated().map { $1.row(order: $0 + 1) }, columns: columns)
    let heads = [
      Column(.claim, verdicts.map(\.claim.id.text)),
      Column(.statement, verdicts.map(\.claim.statement)),
      Column(.madeBy, verdicts.map(\.claim.madeBy)),
      Column(.madeOn, verdicts.map(\.claim.madeOn)),
      Column(.verdict, verdicts.map(\.verdict.rawValue)),
      Column(.figure, verdicts.map(\.figure)),
      Column(.interval, verdicts.map(\.interval)),
      Column(.sample, verdicts.map(\.sample)),
    ]
    let tails = [
      Column(.test, verdicts.map(\.claim.test)),
      Column(.statistic, verdicts.map { $0.finding?.formula }),
      Column(.wouldChange, verdicts.map(\.wouldChange)),
    ]
    let middle = try results.setting(
      Column(
        .intervalLevel, verdicts.map { $0.finding?.kind == .specification ? nil : $0.finding?.interval?.level }))
    return try Table(heads + middle.columns + tails)
  }

  private func row(order: Int) -> ResultRow {
    var row = ResultRow()
    row.notes = claim.untestableReason.map { [Note($0)] } ?? []
    guard let finding else { return row }
    row.measure = finding.measure
    row.benchmark = finding.benchmark?.text
    row.dimension = finding.dimension
    row.entity = finding.entity
    row.countryA = finding.sideA
    row.countryB = finding.sideB
    row.date = finding.date
    row.estimate = finding.estimate
    row.interval = finding.interval
    row.intervalKind = finding.kind
    row.unit = finding.unit
    row.countA = finding.countA
    row.countB = finding.countB
    row.status = finding.status
    row.notes = finding.notes
    row.sources = finding.sources
    return row
  }
}

extension ClaimVerdict {
  /// The calculation as a table: the result, the figures that go along, the systems that were looked at, and what was left
  /// out, in this order.
  ///
  /// Columns: `claim_id`, `role` (`result`, `part`, `used`, `left out`), `label`, `entity`, `side`, `organization`,
  /// `dimension`, `date`, `estimate` (a figure, score or recorded value), `std_error`, `ci_lower`, `ci_upper`, `ci_level`,
  /// `ci_method`, `ci_kind`, `unit`, `decides` (whether the figure is made of it), `status`, `note`, `evaluation_id`,
  /// `source_ids`.
  public func calculationTable() throws(TableError) -> Table {
    let rows = calculation
    return try Table([
      Column(.claim, rows.map { _ in claim.id.text }),
      Column(.role, rows.map(\.role)),
      Column(.label, rows.map(\.label)),
      Column(.entity, rows.map(\.entity)),
      Column(.side, rows.map(\.side)),
      Column(.organization, rows.map(\.organization)),
      Column(.dimension, rows.map(\.dimension)),
      Column(.date, rows.map(\.date)),
      Column(.estimate, rows.map(\.estimate)),
      Column(.standardError, rows.map(\.standardError)),
      Column(.intervalLower, rows.map { $0.interval?.lower }),
      Column(.intervalUpper, rows.map { $0.interval?.upper }),
      Column(.intervalLevel, rows.map { $0.kind == .specification ? nil : $0.interval?.level }),
      Column(.intervalMethod, rows.map { $0.interval?.method.name }),
      Column(.intervalKind, rows.map { $0.kind?.rawValue }),
      Column(.unit, rows.map(\.unit?.name)),
      Column(.decides, rows.map(\.decides)),
      Column(.status, rows.map { $0.status?.rawValue }),
      Column(.note, rows.map(\.notes.joined)),
      Column(.evaluation, rows.map(\.evaluation)),
      Column(.sources, rows.map { $0.sources.isEmpty ? nil : $0.sources.joined(separator: ";") }),
    ])
  }

  /// The remarks on each row of ``calculationTable()``.
  public var calculationNotes: [[Note]] { calculation.map(\.notes) }

  /// What was left out, by reason, the most frequent first, with the names.
  var omissionsByReason: [(reason: String, names: [String])] {
    var names: [String: [String]] = [:]
    for omission in finding?.omissions ?? [] { names[omission.reason, default: []].append(omission.name) }
    return names.map { (reason: $0.key, names: $0.value) }
      .sorted { $0.names.count != $1.names.count ? $0.names.count > $1.names.count : $0.reason < $1.reason }
  }

  private struct CalculationRow {
    var role: String
    var label: String
    var entity: String?
    var side: String?
    var organization: String?
    var dimension: String?
    var date: CalendarDate?
    var estimate: Double?
    var standardError: Double?
    var interval: ConfidenceInterval?
    var kind: UncertaintyKind?
    var unit: Unit?
    var decides: Bool?
    var status: Status?
    var notes: [Note] = []
    var evaluation: String?
    var sources: [String] = []
  }

  private var calculation: [CalculationRow] {
    guard let finding else { return [] }
    var rows = [
      CalculationRow(
        role: "result", label: finding.subject, entity: finding.entity,
        dimension: finding.dimension.flatMap { $0.contains(",") ? nil : $0 },
        date: finding.date,
        estimate: finding.estimate, interval: finding.interval, kind: finding.kind, unit: finding.unit,
        status: finding.status, sources: finding.sources)
    ]
    rows += finding.parts.map { part in
      CalculationRow(
        role: "part", label: part.label, entity: part.entity, dimension: part.dimension, date: part.date,
        estimate: part.estimate, interval: part.interval, kind: part.kind, unit: part.unit, status: part.status,
        notes: part.notes)
    }
    rows += finding.systems.map { used in
      CalculationRow(
        role: "used", label: used.system.title, entity: used.system.id.text, side: used.role,
        organization: used.organization?.name,
        dimension: used.dimension ?? (used.evaluation == nil ? nil : finding.dimension),
        date: used.date, estimate: used.score, standardError: used.standardError,
        unit: used.score == nil ? nil : used.unit,
        decides: used.decides, notes: used.detail.map { [Note($0)] } ?? [], evaluation: used.evaluation?.id.text,
        sources: used.sources)
    }
    rows += omissionsByReason.map { omission in
      CalculationRow(
        role: "left out", label: "\(omission.names.count): \(omission.reason)",
        notes: [Note(NameList.text(omission.names, limit: 12))])
    }
    return rows
  }
}
