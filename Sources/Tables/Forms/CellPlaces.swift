/// Where the cells of a table are whose text was taken apart as a whole: one offset a cell.
struct CellPlaces: Sendable {
  let lines: LinePlaces
  let columnNames: [String]
  /// Where each name of a column stands.
  let headerOffsets: [Int]
  /// Where each row begins.
  let rowOffsets: [Int]
  /// Where each cell begins, row by row; that of the row where a row has no such cell.
  let cellOffsets: [Int]
  /// The texts of all columns.
  let columns: [TextValues]
  /// The columns of which every cell is a number by its form, as JSON's are, or missing.
  let numberColumns: Set<Int>

  func place(row: Int, column: Int?) -> Place {
    let field = column.flatMap { columnNames.indices.contains($0) ? columnNames[$0] : nil }
    guard rowOffsets.indices.contains(row) else { return Place(file: lines.name, field: field) }
    guard let column, field != nil else { return lines.place(offset: rowOffsets[row]) }
    return lines.place(offset: cellOffsets[row * columnNames.count + column], field: field)
  }

  func headerPlace(column: Int) -> Place {
    lines.place(offset: headerOffsets[column], field: columnNames[column])
  }

  func text(row: Int, column: Int) -> String? {
    columns.indices.contains(column) && rowOffsets.indices.contains(row) ? columns[column][row] : nil
  }

  func texts(row: Int) -> [String?] {
    rowOffsets.indices.contains(row) ? columns.map { $0[row] } : []
  }

  /// The values of a column of numbers; `nil` if it is not one by its form.
  func numbers(_ column: String) -> NumberValues? {
    guard let index = columnNames.firstIndex(of: column), numberColumns.contains(index) else { return nil }
    return NumberValues(columns[index].map { text in text.flatMap { try? DecimalText.number($0) } })
  }
}
