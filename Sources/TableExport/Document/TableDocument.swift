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
  /// The data.
  public var table: Table
  /// How columns are described and shown. Columns of the table that are missing here are shown as
  /// ``ColumnPresentation/standard(_:)``; names that the table lacks are passed over.
  public var columns: [ColumnPresentation]
  /// The names of columns that people see before the others, in this order; the others keep the order of the table.
  public var leadingColumns: [String]
  /// The estimates with intervals. Those with a column that the table lacks are passed over.
  public var intervals: [IntervalPresentation]
  /// Remarks on the whole table.
  public var notes: [String]
  /// The remarks on each row, which people see as footnotes; empty for none at all.
  public var rowNotes: [[String]]
  /// Where the table comes from.
  public var provenance: Provenance?

  /// Makes a document; what is not said is as usual for result tables.
  public init(
    name: String, title: String, caption: String? = nil, table: Table, columns: [ColumnPresentation] = [],
    leadingColumns: [String] = ["label"], intervals: [IntervalPresentation] = [.init()], notes: [String] = [],
    rowNotes: [[String]] = [], provenance: Provenance? = nil
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    self.table = table
    self.columns = columns
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

  /// The presentation of every column of the table, in the order in which people see them.
  public var presentations: [ColumnPresentation] {
    let leading = leadingColumns.filter { table[$0] != nil }
    let rest = table.columnNames.filter { !leading.contains($0) }
    return (leading + rest).map(presentation)
  }

  /// The presentation of the column called `name`.
  public func presentation(of name: String) -> ColumnPresentation {
    columns.first { $0.name == name } ?? .standard(name)
  }

  /// The estimates with intervals of which the table has all columns, as numbers.
  var usableIntervals: [IntervalPresentation] {
    intervals.filter { interval in
      [interval.estimate, interval.lower, interval.upper].allSatisfy { table[$0]?.numbers != nil }
    }
  }
}
