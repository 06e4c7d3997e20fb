import Tables

/// A table as it came out of a file: every cell a text with its place, the headers taken apart, nothing yet understood.
///
/// A loader asks for the values of a column when it knows what the column means. Each answer is by one convention for the whole
/// column; what cannot be read, or could be read in two ways, is added to ``problems``, and what was decided to ``decisions``.
/// Rows of which a cell could not be read are in ``badRows``, and are to be left out if anything is loaded at all.
struct TextTable: Sendable {
  /// The texts with their places. Columns are in the order of the file, of unique names.
  let source: SourceTable
  /// The headers, one for each column of ``source``.
  let headers: [ColumnHeader]
  /// What people say about the cells.
  let options: CellOptions
  /// What the form of the table and its other columns say of the mark before decimals: a point before three digits is one of decimals
  /// without asking only where they say so.
  var decimals = DecimalEvidence.point
  /// What is wrong with cells.
  var problems: [Problem] = []
  /// What keeps a whole column from being read, and with it the table.
  var obstacles: [Problem] = []
  /// What was decided.
  var decisions: [ReadingDecision] = []
  /// The rows that have a cell which could not be read.
  var badRows: Set<Int> = []

  /// A table with nothing understood yet.
  init(_ source: SourceTable, headers: [ColumnHeader]? = nil, options: CellOptions = CellOptions()) {
    self.source = source
    self.headers = headers ?? source.table.columnNames.map(ColumnHeader.init)
    self.options = options
  }

  /// The number of rows.
  var rowCount: Int { source.table.rowCount }

  /// The place of a cell.
  func place(row: Int, column: Int) -> Place {
    source.place(row: row, column: source.table.columns[column].name)
  }

  /// The place of a header.
  func place(header column: Int) -> Place { source.place(column: source.table.columns[column].name) }
}
