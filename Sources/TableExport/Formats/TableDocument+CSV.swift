public import Tables

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
