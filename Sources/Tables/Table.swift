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

  /// The names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The column called `name`, if there is one.
  ///
  /// - Complexity: O(number of columns).
  public subscript(_ name: String) -> Column? { columns.first { $0.name == name } }
}

/// Why columns make no table.
public enum TableError: Error, Hashable, Sendable {
  /// Two columns share a name.
  case duplicateColumn(String)
  /// Two columns differ in length.
  case unequalColumns(first: String, firstCount: Int, second: String, secondCount: Int)
}

/// A named column of a ``Table``.
public struct Column: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The values.
  public var values: Values

  /// The values of a column: all of one type, each possibly missing.
  public enum Values: Hashable, Sendable {
    case text(TextValues)
    case number(NumberValues)
    case date(DateValues)
  }

  /// The type of a column's values.
  public enum ValueType: String, Hashable, Sendable, CaseIterable {
    case text, number, date
  }

  /// A column of values.
  public init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  /// A column of texts.
  public init(_ name: String, text values: some Sequence<String?>) {
    self.init(name, .text(TextValues(values)))
  }

  /// A column of numbers.
  public init(_ name: String, numbers values: some Sequence<Double?>) {
    self.init(name, .number(NumberValues(values)))
  }

  /// A column of dates.
  public init(_ name: String, dates values: some Sequence<CalendarDate?>) {
    self.init(name, .date(DateValues(values)))
  }

  /// The number of values, missing ones included.
  public var count: Int {
    switch values {
    case .text(let values): values.count
    case .number(let values): values.count
    case .date(let values): values.count
    }
  }

  /// The type of the values.
  public var type: ValueType {
    switch values {
    case .text: .text
    case .number: .number
    case .date: .date
    }
  }

  /// The values as texts, if the column is one of text.
  public var texts: TextValues? { if case .text(let values) = values { values } else { nil } }
  /// The values as numbers, if the column is one of numbers.
  public var numbers: NumberValues? { if case .number(let values) = values { values } else { nil } }
  /// The values as dates, if the column is one of dates.
  public var dates: DateValues? { if case .date(let values) = values { values } else { nil } }
}
