/// A table as it is taken out of JSON or Markdown, row by row.
struct CellTable {
  /// A cell: its text, where it begins, and whether it is a number by its form alone.
  struct Cell {
    var text: String?
    var offset: Int
    var isNumber = false
  }

  private(set) var columnNames: [String] = []
  private var positions: [String: Int] = [:]
  private var headerOffsets: [Int] = []
  private var rowOffsets: [Int] = []
  private var cells: [[Int: Cell]] = []
  /// The columns that had no name.
  private(set) var unnamed: [String] = []

  /// The number of rows.
  var rowCount: Int { rowOffsets.count }

  /// Adds a column that is not there yet; its position.
  mutating func column(_ name: String, offset: Int) -> Int {
    if let position = positions[name] { return position }
    positions[name] = columnNames.count
    columnNames.append(name)
    headerOffsets.append(offset)
    return columnNames.count - 1
  }

  /// Adds the column of which each row says the same blank name, unless it is there; its position.
  mutating func unnamedColumn(blank: String, offset: Int) -> Int {
    if let position = positions[blank] { return position }
    let position = unnamedColumn(offset: offset)
    positions[blank] = position
    return position
  }

  /// Adds a column without a name; its position.
  mutating func unnamedColumn(offset: Int) -> Int {
    let name = "(column \(columnNames.count + 1))"
    unnamed.append(name)
    return column(name, offset: offset)
  }

  /// Whether there is a column called `name`.
  func hasColumn(_ name: String) -> Bool { positions[name] != nil }

  /// Adds a row.
  mutating func append(_ row: [Int: Cell], offset: Int) {
    rowOffsets.append(offset)
    cells.append(row)
  }

  /// The table with places, all its columns as text.
  func source(_ lines: LinePlaces, problems: [Problem]) -> SourceTable {
    var offsets: [Int] = []
    offsets.reserveCapacity(rowCount * columnNames.count)
    var texts = Array(repeating: TextValues(), count: columnNames.count)
    var numberColumns = Set(columnNames.indices)
    for (row, cells) in cells.enumerated() {
      for column in columnNames.indices {
        let cell = cells[column]
        offsets.append(cell?.offset ?? rowOffsets[row])
        texts[column].append(cell?.text)
        if let cell, let text = cell.text, !cell.isNumber || (try? DecimalText.number(text)) == nil {
          numberColumns.remove(column)
        }
      }
    }
    let places = CellPlaces(
      lines: lines, columnNames: columnNames, headerOffsets: headerOffsets, rowOffsets: rowOffsets,
      cellOffsets: offsets, columns: texts, numberColumns: numberColumns)
    return SourceTable(
      table: Table(
        unchecked: columnNames.indices.map { Column(columnNames[$0], .text(texts[$0])) }, rowCount: rowCount),
      problems: problems, droppedRowCount: 0, unnamedColumns: unnamed, places: .cells(places))
  }
}
