/// A named column of a ``Table``.
public struct Column: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The values.
  public var values: Values
  /// How it is described and shown; of a column of a file nothing is said.
  public var presentation = ColumnPresentation()
  /// Whether the values are truth values, which a column of text holds as `true` and `false`.
  public internal(set) var holdsFlags = false
  /// Whether the column was defined as one of whole numbers.
  public internal(set) var holdsWholeNumbers = false

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

/// One value of a column.
public enum Cell: Hashable, Sendable {
  case text(String)
  case number(Double)
  case date(CalendarDate)
  case missing
}

extension Column {
  /// The value at `row`.
  public subscript(row: Int) -> Cell {
    switch values {
    case .text(let values): values[row].map(Cell.text) ?? .missing
    case .number(let values): values[row].map(Cell.number) ?? .missing
    case .date(let values): values[row].map(Cell.date) ?? .missing
    }
  }

  /// Whether the value at `row` is missing.
  public func isMissing(_ row: Int) -> Bool {
    switch values {
    case .text(let values): values.isMissing(row)
    case .number(let values): values.isMissing(row)
    case .date(let values): values.isMissing(row)
    }
  }

  /// The values at `rows`, in that order; a row may come more than once.
  ///
  /// - Precondition: Each is one of `0 ..< count`.
  public func selecting(rows: some Sequence<Int>) -> Column {
    var column = self
    column.values =
      switch values {
      case .text(let values): .text(values.selecting(rows))
      case .number(let values): .number(NumberValues(rows.map { values[$0] }))
      case .date(let values): .date(DateValues(rows.map { values[$0] }))
      }
    return column
  }
}
