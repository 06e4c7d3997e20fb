internal import Tables

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
  /// What is wrong.
  var problems: [Problem] = []
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

  /// The numbers of a column, with all that its cells say beside the number.
  struct NumberColumn: Sendable {
    /// The numbers, with per cent signs taken off: 81.2 of `81.2%`.
    var values: NumberValues
    /// Whether the numbers have per cent signs.
    var isPercent = false
    /// The number of printed decimals of each number: 2 of `80.00%`; `nil` where the numbers are not printed (plain
    /// columns, whose texts were not kept).
    var decimals: [Int8]?
    /// The standard errors, standard deviations or half-widths after plus-minus signs, as the option says.
    var plusMinus: NumberValues?
    /// The bounds that stand in the cells, as numbers of the scale of the values.
    var bounds: (lower: NumberValues, upper: NumberValues)?
  }
}
