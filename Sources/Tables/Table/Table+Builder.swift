extension Table {
  /// Builds a table row by row.
  ///
  ///     var builder = try Table.Builder([("system", .text), ("score", .number)])
  ///     try builder.append([.text("A"), .number(81.5)])
  ///     let table = try builder.table()
  public struct Builder: Sendable {
    private let names: [String]
    private let types: [Column.ValueType]
    private var texts: [Int: TextValues] = [:]
    private var numbers: [Int: NumberValues] = [:]
    private var dates: [Int: DateValues] = [:]

    /// A builder of a table of these columns.
    ///
    /// - Throws: ``TableError/duplicateColumn(_:)``.
    public init(_ columns: [(name: String, type: Column.ValueType)]) throws(TableError) {
      names = columns.map(\.name)
      types = columns.map(\.type)
      for (index, type) in types.enumerated() {
        switch type {
        case .text: texts[index] = TextValues()
        case .number: numbers[index] = NumberValues()
        case .date: dates[index] = DateValues()
        }
      }
      _ = try table()
    }

    /// Appends a row.
    ///
    /// - Throws: ``TableError`` if the cells are not as many as the columns, or one is of another type than its column;
    ///   the row is not appended then.
    public mutating func append(_ cells: [Cell]) throws(TableError) {
      guard cells.count == names.count else {
        throw .wrongCellCount(found: cells.count, expected: names.count)
      }
      for (index, cell) in cells.enumerated() where !cell.fits(types[index]) {
        throw .wrongCellType(column: names[index], expected: types[index])
      }
      for (index, cell) in cells.enumerated() {
        texts[index]?.append(cell.text)
        numbers[index]?.append(cell.number)
        dates[index]?.append(cell.date)
      }
    }

    /// The table of the rows so far.
    public func table() throws(TableError) -> Table {
      var columns: [Column] = []
      for (index, name) in names.enumerated() {
        if let values = texts[index] { columns.append(Column(name, .text(values))) }
        if let values = numbers[index] { columns.append(Column(name, .number(values))) }
        if let values = dates[index] { columns.append(Column(name, .date(values))) }
      }
      return try Table(columns)
    }
  }
}

extension Cell {
  /// The text, if it is one.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The number, if it is one.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }
  /// The date, if it is one.
  public var date: CalendarDate? { if case .date(let date) = self { date } else { nil } }

  /// Whether the cell can stand in a column of `type`.
  func fits(_ type: Column.ValueType) -> Bool {
    switch self {
    case .text: type == .text
    case .number: type == .number
    case .date: type == .date
    case .missing: true
    }
  }
}
