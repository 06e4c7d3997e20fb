public import Tables

extension TableFormat {
  /// Comma-separated values, see ``TableDocument/csv(spreadsheetSafe:)``.
  public static let csv = TableFormat(name: "csv", endings: ["csv"], mediaType: "text/csv", content: .rows) {
    (document, options) throws(TableFormatError) in
    do throws(CSV.WritingError) {
      return Array(try document.csv(spreadsheetSafe: options.spreadsheetSafe).utf8)
    } catch {
      throw TableFormatError(format: "csv", reason: error.reason)
    }
  }
}

extension TableDocument {
  /// The whole table as CSV, unrounded: a header of column names, then a line a row.
  ///
  /// - Parameter spreadsheetSafe: Whether texts that a spreadsheet would take for a formula get an apostrophe before them. Such a
  ///   file does not read back as the same table.
  /// - Throws: `CSV.WritingError`, if the table has no columns, or holds a number that is not finite.
  public func csv(spreadsheetSafe: Bool = false) throws(CSV.WritingError) -> String {
    try CSV.text(table, options: .init(spreadsheetSafe: spreadsheetSafe))
  }
}

extension CSV.WritingError {
  /// The error in words.
  fileprivate var reason: String {
    switch self {
    case .noColumns: "it has no columns"
    case .emptyColumnName(let index): "column \(index + 1) has no name"
    case .notFinite(let column, let row): "the number in column '\(column)', row \(row + 1), is not finite"
    case .nulCharacter(let column, let row?): "the text in column '\(column)', row \(row + 1), holds a NUL character"
    case .nulCharacter(let column, nil): "the name of column '\(column)' holds a NUL character"
    }
  }
}
