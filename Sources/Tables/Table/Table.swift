/// A table in memory: ordered named columns of equal length, each of text, numbers or dates.
///
/// A missing value is `nil`; it is not the empty text.
public struct Table: Hashable, Sendable {
  /// The columns, in order.
  public private(set) var columns: [Column]
  /// The number of rows.
  public let rowCount: Int

  /// Makes a table of columns.
  ///
  /// - Throws: ``TableError`` if two columns share a name or differ in length.
  public init(_ columns: [Column]) throws(TableError) {
    var names: Set<String> = []
    for column in columns {
      guard names.insert(column.name).inserted else { throw .duplicateColumn(column.name) }
      guard column.count == columns[0].count else {
        throw .unequalColumns(
          first: columns[0].name, firstCount: columns[0].count, second: column.name, secondCount: column.count)
      }
    }
    self.columns = columns
    rowCount = columns.first?.count ?? 0
  }

  /// A table of columns that are known to have distinct names and equal length.
  init(unchecked columns: [Column], rowCount: Int) {
    self.columns = columns
    self.rowCount = rowCount
  }

  /// The names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The column called `name`.
  ///
  /// - Throws: ``TableError/noSuchColumn(_:similar:)``.
  /// - Complexity: O(number of columns).
  public func column(_ name: String) throws(TableError) -> Column {
    guard let column = self[name] else {
      throw .noSuchColumn(name, similar: nearestMatches(to: name, in: columnNames))
    }
    return column
  }

  /// The column called `name`, if there is one.
  ///
  /// - Complexity: O(number of columns).
  public subscript(_ name: String) -> Column? { columns.first { $0.name == name } }
}

/// Why a table cannot be made as asked.
public enum TableError: Error, Hashable, Sendable {
  /// Two columns share a name.
  case duplicateColumn(String)
  /// Two columns differ in length.
  case unequalColumns(first: String, firstCount: Int, second: String, secondCount: Int)
  /// There is no such column; these have similar names.
  case noSuchColumn(String, similar: [String])
  /// A row has more or fewer cells than there are columns.
  case wrongCellCount(found: Int, expected: Int)
  /// A cell is of another type than its column.
  case wrongCellType(column: String, expected: Column.ValueType)
}

extension TableError: CustomStringConvertible {
  /// The error as a sentence without a full stop.
  public var description: String {
    switch self {
    case .duplicateColumn(let name): "two columns are called '\(name)'"
    case .unequalColumns(let first, let firstCount, let second, let secondCount):
      "the column '\(first)' has \(firstCount) values and '\(second)' has \(secondCount)"
    case .noSuchColumn(let name, let similar):
      "there is no column '\(name)'" + (similar.first.map { "; did you mean '\($0)'?" } ?? "")
    case .wrongCellCount(let found, let expected): "a row has \(found) cells, and there are \(expected) columns"
    case .wrongCellType(let column, let expected): "the column '\(column)' holds values of type \(expected.rawValue)"
    }
  }
}
