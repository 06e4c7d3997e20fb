import Quantities
import Tables

/// Reads a table's columns for a figure.
struct FigureColumns {
  let table: Table

  func texts(_ name: String) throws(FigureError) -> [String?] {
    guard let column = table[name] else { throw .missingColumn(name) }
    switch column.values {
    case .text(let values): return values.map { $0.map(HumanText.sanitised) }
    case .date(let values): return values.map { $0?.description }
    case .number(let values): return values.map { $0.flatMap { DecimalRounding.text(of: $0) } }
    }
  }

  func texts(ifNamed name: String?) throws(FigureError) -> [String?] {
    guard let name else { return Array(repeating: nil, count: table.rowCount) }
    return try texts(name)
  }

  /// The numbers of a column; those that are not finite, or beyond what any axis can show, are missing.
  func numbers(_ name: String) throws(FigureError) -> [Double?] {
    guard let column = table[name] else { throw .missingColumn(name) }
    guard let values = column.numbers else { throw .wrongType(column: name, expected: "numbers") }
    return values.map { $0.flatMap { $0.magnitude < 1e100 ? $0 : nil } }
  }

  func numbers(ifNamed name: String?) throws(FigureError) -> [Double?] {
    guard let name else { return Array(repeating: nil, count: table.rowCount) }
    return try numbers(name)
  }

  /// The numbers that are shown for those of a column in `unit`.
  func numbers(_ name: String, shownIn unit: Unit?) throws(FigureError) -> [Double?] {
    let numbers = try numbers(name)
    return unit.map { unit in numbers.map { $0.map(unit.shown) } } ?? numbers
  }

  /// The unit of each row.
  func units(_ source: UnitSource?) -> [Unit?] {
    (0..<table.rowCount).map { row in source?.unit(in: table, row: row) }
  }

  /// The middle days of the dates of a column, as days since 1970-01-01.
  func days(_ name: String) throws(FigureError) -> [Double?] {
    guard let column = table[name] else { throw .missingColumn(name) }
    guard let values = column.dates else { throw .wrongType(column: name, expected: "dates") }
    return values.map { $0?.middleDay }
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
