public import Quantities
public import StatisticsCore
public import Tables

/// One row of a result table: one number with its context.
///
/// The names of the columns are fixed for the whole package; a table keeps those that it needs.
public struct ResultRow: Hashable, Sendable {
  /// The named measure.
  public var measure: String?
  /// The benchmark.
  public var benchmark: String?
  /// The quantity: `total`, a group, or a dimension.
  public var dimension: String?
  /// What the row is about, where it is about one thing: a system, an organization.
  public var entity: String?
  /// The side whose lead counts as positive.
  public var countryA: String?
  /// The other side.
  public var countryB: String?
  /// The words for people.
  public var label: String?
  /// The place in the order that is meant.
  public var sortOrder: Int?
  /// The date that the number belongs to.
  public var date: CalendarDate?
  /// The number, unrounded.
  public var estimate: Double?
  /// Its standard error.
  public var standardError: Double?
  /// Its interval.
  public var interval: ConfidenceInterval?
  /// What the interval says varies.
  public var intervalKind: UncertaintyKind?
  /// The unit.
  public var unit: Unit?
  /// Whether a larger score is a better one.
  public var higherIsBetter: Bool?
  /// The number of systems of A, or of systems altogether.
  public var countA: Int?
  /// The number of systems of B.
  public var countB: Int?
  /// Whether the number stands.
  public var status: Status?
  /// What to know about it.
  public var notes: [Note] = []
  /// The keys of the sources behind it.
  public var sources: [String]?

  /// An empty row.
  public init() {}
}

extension ResultRow {
  /// A column of a result table.
  public enum Key: Hashable, Sendable, CaseIterable {
    case measure, benchmark, dimension, entity, countryA, countryB, label, sortOrder, date, estimate, standardError
    case intervalLower, intervalUpper, intervalLevel, intervalMethod, intervalKind, monteCarloError, unit
    case higherIsBetter, countA, countB, status, note, sources
  }

  /// The table of rows, with the given columns.
  ///
  /// Infinite ends of intervals become empty cells: no file holds `inf` or `nan`.
  ///
  /// - Throws: ``/Tables/TableError`` if a column is asked for twice.
  public static func table(_ rows: [ResultRow], columns: [Key] = Key.allCases) throws(TableError) -> Table {
    try Table(columns.map { $0.column(of: rows) })
  }
}

extension ResultRow.Key {
  /// What the rows have in the column.
  fileprivate func column(of rows: [ResultRow]) -> Column {
    switch self {
    case .measure: Column(.measure, rows.map(\.measure))
    case .benchmark: Column(.benchmark, rows.map(\.benchmark))
    case .dimension: Column(.dimension, rows.map(\.dimension))
    case .entity: Column(.entity, rows.map(\.entity))
    case .countryA: Column(.countryA, rows.map(\.countryA))
    case .countryB: Column(.countryB, rows.map(\.countryB))
    case .label: Column(.label, rows.map(\.label))
    case .sortOrder: Column(.sortOrder, rows.map(\.sortOrder))
    case .date: Column(.date, rows.map(\.date))
    case .estimate: Column(.estimate, rows.map(\.estimate))
    case .standardError: Column(.standardError, rows.map(\.standardError))
    case .intervalLower: Column(.intervalLower, rows.map { $0.interval?.lower })
    case .intervalUpper: Column(.intervalUpper, rows.map { $0.interval?.upper })
    case .intervalLevel: Column(.intervalLevel, rows.map { $0.interval?.level })
    case .intervalMethod: Column(.intervalMethod, rows.map { $0.interval?.method.name })
    case .intervalKind: Column(.intervalKind, rows.map { $0.intervalKind?.rawValue })
    case .monteCarloError: Column(.monteCarloError, rows.map { $0.interval?.monteCarloError?.largest })
    case .unit: Column(.unit, rows.map(\.unit?.name))
    case .higherIsBetter: Column(.higherIsBetter, rows.map(\.higherIsBetter))
    case .countA: Column(.countA, rows.map(\.countA))
    case .countB: Column(.countB, rows.map(\.countB))
    case .status: Column(.status, rows.map { $0.status?.rawValue })
    case .note: Column(.note, rows.map(\.notes.joined))
    case .sources:
      Column(.sources, rows.map { row in row.sources.flatMap { $0.isEmpty ? nil : $0.joined(separator: ";") } })
    }
  }
}
