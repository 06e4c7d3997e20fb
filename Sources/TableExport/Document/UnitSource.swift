public import Quantities
import Tables

/// Where the unit of a column's numbers is found.
public enum UnitSource: Hashable, Sendable {
  /// One unit for all rows.
  case fixed(Unit)
  /// The unit is in a column of text, row by row.
  case column(UnitColumn)

  /// The unit is in the column called `name`, row by row, and the numbers are read as `reading`.
  public static func column(_ name: String, _ reading: Unit.Reading = .level) -> UnitSource {
    .column(UnitColumn(name, reading))
  }

  /// The unit of a row; `nil` if the table does not say it.
  func unit(in table: Table, row: Int) -> Unit? {
    switch self {
    case .fixed(let unit): unit
    case .column(let column): column.unit(in: table, row: row)
    }
  }

  /// The column of units.
  var column: UnitColumn? { if case .column(let column) = self { column } else { nil } }
}

/// A column that names the unit of each row's numbers, and as what these are read.
///
/// Data name the unit of a score and that of a difference of scores alike: what a row holds is known to who makes the table.
public struct UnitColumn: Hashable, Sendable {
  /// The name of the column.
  public var name: String
  /// As what the numbers are read.
  public var reading: Unit.Reading
  /// The column whose text tells rows that are read otherwise; `nil` if there are none.
  public var selector: String?
  /// The readings of those rows by that text.
  public var exceptions: [String: Unit.Reading]

  /// Describes a column of units.
  public init(
    _ name: String, _ reading: Unit.Reading = .level, exceptBy selector: String? = nil,
    _ exceptions: [String: Unit.Reading] = [:]
  ) {
    self.name = name
    self.reading = reading
    self.selector = selector
    self.exceptions = exceptions
  }

  /// The unit of a row; `nil` if the table does not say it.
  func unit(in table: Table, row: Int) -> Unit? {
    guard let name = table[name]?.texts.flatMap({ $0[row] }) else { return nil }
    let key = selector.flatMap { table[$0]?.texts }.flatMap { $0[row] }
    return Unit(name, key.flatMap { exceptions[$0] } ?? reading)
  }

  /// The units of all rows.
  func units(in table: Table) -> [Unit?] { (0..<table.rowCount).map { unit(in: table, row: $0) } }
}
