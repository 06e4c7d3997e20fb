import Quantities
import Tables

/// Reads a table's columns for a figure.
struct FigureColumns {
  let table: Table

  /// The texts of a column, without what no figure can hold.
  func texts(_ column: ColumnDefinition<String>) throws(FigureError) -> [String?] {
    try values(column, "text").map { $0.map(HumanText.sanitised) }
  }

  /// The numbers of a column; those that are not finite, or beyond what any axis can show, are missing.
  func numbers(_ column: ColumnDefinition<Double>) throws(FigureError) -> [Double?] {
    try values(column, "numbers").map { $0.flatMap { $0.magnitude < 1e100 ? $0 : nil } }
  }

  /// Whether a column says so of each row.
  func flags(_ column: ColumnDefinition<Bool>?) throws(FigureError) -> [Bool] {
    guard let column else { return Array(repeating: false, count: table.rowCount) }
    return try values(column, "true and false").map { $0 ?? false }
  }

  func texts(_ column: ColumnDefinition<String>?) throws(FigureError) -> [String?] {
    guard let column else { return Array(repeating: nil, count: table.rowCount) }
    return try texts(column)
  }

  func numbers(_ column: ColumnDefinition<Double>?) throws(FigureError) -> [Double?] {
    guard let column else { return Array(repeating: nil, count: table.rowCount) }
    return try numbers(column)
  }

  private func values<Value>(
    _ column: ColumnDefinition<Value>, _ expected: String
  ) throws(FigureError) -> [Value?] {
    guard table[column.name] != nil else { throw .missingColumn(column.name) }
    guard let values = table[column] else { throw .wrongType(column: column.name, expected: expected) }
    return values
  }

  /// The numbers that are shown for those of a column in `unit`.
  func numbers(_ column: ColumnDefinition<Double>?, shownIn unit: Unit?) throws(FigureError) -> [Double?] {
    try numbers(column).map { $0.map(unit.shown) }
  }

  /// The intervals between two columns, of each row that has both ends, the numbers those that are shown in its unit.
  func intervals(
    _ lower: ColumnDefinition<Double>?, _ upper: ColumnDefinition<Double>?, shownIn units: [Unit?]
  ) throws(FigureError) -> [ClosedRange<Double>?] {
    let (lowers, uppers) = (try numbers(lower), try numbers(upper))
    return lowers.indices.map { row in
      lowers[row].flatMap { low in
        uppers[row].map { high in
          let ends = (units[row].shown(low), units[row].shown(high))
          return min(ends.0, ends.1)...max(ends.0, ends.1)
        }
      }
    }
  }

  /// The unit of each row.
  func units(_ source: UnitSource?) -> [Unit?] {
    (0..<table.rowCount).map { row in source?.unit(in: table, row: row) }
  }

  /// The middle days of the dates of a column, as days since 1970-01-01.
  func days(_ column: ColumnDefinition<CalendarDate>) throws(FigureError) -> [Double?] {
    try values(column, "dates").map { $0?.middleDay }
  }

  /// `labels` made to differ: the second of the same gets " (2)", and so on; a missing one is "–".
  static func unique(_ labels: [String?]) -> [String] {
    var counts: [String: Int] = [:]
    return labels.map { label in
      let label = label ?? "–"
      let count = (counts[label] ?? 0) + 1
      counts[label] = count
      return count == 1 ? label : "\(label) (\(count))"
    }
  }

  /// The distinct values in the order in which they come.
  static func distinct(_ values: [String?]) -> [String] {
    var seen: Set<String> = []
    return values.compactMap(\.self).filter { seen.insert($0).inserted }
  }
}

extension Unit? {
  /// The number that is shown for `value`: itself without a unit.
  func shown(_ value: Double) -> Double { self?.shown(value) ?? value }
}
