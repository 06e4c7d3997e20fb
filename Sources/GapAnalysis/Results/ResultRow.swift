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
  public enum Key: String, Hashable, Sendable, CaseIterable {
    case measure, benchmark, dimension, entity
    case countryA = "country_a"
    case countryB = "country_b"
    case label
    case sortOrder = "sort_order"
    case date, estimate
    case standardError = "std_error"
    case intervalLower = "ci_lower"
    case intervalUpper = "ci_upper"
    case intervalLevel = "ci_level"
    case intervalMethod = "ci_method"
    case intervalKind = "ci_kind"
    case monteCarloError = "mc_error"
    case unit
    case higherIsBetter = "higher_is_better"
    case countA = "n_a"
    case countB = "n_b"
    case status, note
    case sources = "source_ids"
  }

  /// The table of rows, with the given columns.
  ///
  /// Infinite ends of intervals become empty cells: no file holds `inf` or `nan`.
  ///
  /// - Throws: ``/Tables/TableError`` if a column is asked for twice.
  public static func table(_ rows: [ResultRow], columns: [Key] = Key.allCases) throws(TableError) -> Table {
    let made = columns.map { key -> Column in
      func text(_ value: (ResultRow) -> String?) -> Column { Column(key.rawValue, text: rows.map(value)) }
      func number(_ value: (ResultRow) -> Double?) -> Column {
        Column(key.rawValue, numbers: rows.map { row in value(row).flatMap { $0.isFinite ? $0 : nil } })
      }
      return switch key {
      case .measure: text(\.measure)
      case .benchmark: text(\.benchmark)
      case .dimension: text(\.dimension)
      case .entity: text(\.entity)
      case .countryA: text(\.countryA)
      case .countryB: text(\.countryB)
      case .label: text(\.label)
      case .sortOrder: number { $0.sortOrder.map(Double.init) }
      case .date: Column(key.rawValue, dates: rows.map(\.date))
      case .estimate: number(\.estimate)
      case .standardError: number(\.standardError)
      case .intervalLower: number { $0.interval?.lower }
      case .intervalUpper: number { $0.interval?.upper }
      case .intervalLevel: number { $0.interval?.level }
      case .intervalMethod: text { $0.interval?.method.name }
      case .intervalKind: text { $0.intervalKind?.rawValue }
      case .monteCarloError: number { $0.interval?.monteCarloError?.largest }
      case .unit: text(\.unit?.name)
      case .higherIsBetter: text { $0.higherIsBetter.map { $0 ? "true" : "false" } }
      case .countA: number { $0.countA.map(Double.init) }
      case .countB: number { $0.countB.map(Double.init) }
      case .status: text { $0.status?.rawValue }
      case .note: text(\.notes.joined)
      case .sources: text { row in row.sources.flatMap { $0.isEmpty ? nil : $0.joined(separator: ";") } }
      }
    }
    return try Table(made)
  }
}
