public import Quantities

/// Where the unit of a column's numbers is found.
public enum UnitSource: Hashable, Sendable {
  /// One unit for all rows.
  case fixed(Unit)
  /// The unit is in a column of text, row by row.
  case column(UnitColumn)

  /// The unit is in a column, row by row, and the numbers are read as `reading`.
  public static func column(_ column: ColumnDefinition<String>, _ reading: Unit.Reading = .level) -> UnitSource {
    .column(UnitColumn(column, reading))
  }

  /// The unit of a row; `nil` if the table does not say it.
  public func unit(in table: Table, row: Int) -> Unit? {
    switch self {
    case .fixed(let unit): unit
    case .column(let column): column.unit(in: table, row: row)
    }
  }

  /// The unit of all rows; `nil` if a column says it.
  public var fixedUnit: Unit? { if case .fixed(let unit) = self { unit } else { nil } }

  /// The column of units.
  public var column: UnitColumn? { if case .column(let column) = self { column } else { nil } }
}

/// A column that names the unit of each row's numbers, and as what these are read.
///
/// Data name the unit of a score and that of a difference of scores alike: what a row holds is known to who makes the table.
public struct UnitColumn: Hashable, Sendable {
  /// The name of the column.
  public let name: String
  /// As what the numbers are read.
  public let reading: Unit.Reading
  /// The column whose text tells rows that are read otherwise; `nil` if there are none.
  public let selector: String?
  /// The readings of those rows by that text.
  public let exceptions: [String: Unit.Reading]

  /// Describes a column of units.
  public init(
    _ column: ColumnDefinition<String>, _ reading: Unit.Reading = .level,
    exceptBy selector: ColumnDefinition<String>? = nil, _ exceptions: [String: Unit.Reading] = [:]
  ) {
    name = column.name
    self.reading = reading
    self.selector = selector?.name
    self.exceptions = exceptions
  }

  /// The unit of a row; `nil` if the table does not say it.
  public func unit(in table: Table, row: Int) -> Unit? {
    guard let name = table[name]?.texts.flatMap({ $0[row] }) else { return nil }
    let key = selector.flatMap { table[$0]?.texts }.flatMap { $0[row] }
    return Unit(name, key.flatMap { exceptions[$0] } ?? reading)
  }

  /// The units of all rows.
  public func units(in table: Table) -> [Unit?] { (0..<table.rowCount).map { unit(in: table, row: $0) } }
}
