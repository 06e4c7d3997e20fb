public import Tables

/// A table with what people need to read it: title, headings, units, notes, and where it comes from.
///
/// Data formats (CSV, JSON) hold the whole table unrounded. Formats for people (text, Markdown, LaTeX, HTML) show the columns
/// that are visible, rounded, and each interval as one column.
public struct TableDocument: Hashable, Sendable {
  /// A short name of lower-case words joined by hyphens: the stem of file names, of the LaTeX label, of the HTML id.
  public var name: String
  /// What the table shows.
  public var title: String
  /// How to read it, in a sentence or two.
  public var caption: String?
  /// The data, each column with how it is described and shown.
  public var table: Table
  /// The columns that people see before the others, in this order; the others keep the order of the table.
  public var leadingColumns: ColumnList
  /// The names of the columns that people see, in this order, whatever else would be shown; `nil` for the usual ones. An interval is called as the
  /// column of its lower end. Names that the table lacks are passed over.
  public var shownColumns: [String]?
  /// The estimates with intervals. Those with a column that the table lacks are passed over.
  public var intervals: [IntervalPresentation]
  /// Remarks on the whole table.
  public var notes: [String]
  /// The remarks on each row, which people see as footnotes; empty for none at all.
  public var rowNotes: [[String]]
  /// Where the table comes from.
  public var provenance: Provenance?

  /// Makes a document.
  public init(
    name: String, title: String, caption: String? = nil, table: Table, leadingColumns: ColumnList = .init(),
    intervals: [IntervalPresentation] = [], notes: [String] = [], rowNotes: [[String]] = [],
    provenance: Provenance? = nil
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    self.table = table
    self.leadingColumns = leadingColumns
    self.intervals = intervals
    self.notes = notes
    self.rowNotes = rowNotes
    self.provenance = provenance
  }

  /// The document with some of the rows, in the order in which they are named.
  ///
  /// - Complexity: O(rows × columns).
  public func selecting(rows: [Int]) -> TableDocument {
    var document = self
    document.table = table.selecting(rows: rows)
    document.rowNotes = rowNotes.isEmpty ? [] : rows.map { rowNotes.indices.contains($0) ? rowNotes[$0] : [] }
    return document
  }

  /// Every column of the table, in the order in which people see them.
  var orderedColumns: [Column] {
    leadingColumns.names.compactMap { table[$0] } + table.columns.filter { !leadingColumns.names.contains($0.name) }
  }

  /// The estimates with intervals of which the table has all columns, as numbers.
  var usableIntervals: [IntervalPresentation] {
    intervals.filter { interval in
      [interval.estimate, interval.lower, interval.upper].allSatisfy { table[$0.name]?.type == .number }
    }
  }
}
