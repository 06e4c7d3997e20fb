/// The form in which a file holds a table.
public enum TableForm: Hashable, Sendable {
  /// Lines of fields with a delimiter between.
  case delimited(CSV.Delimiter)
  /// JSON: an array of objects, each a row.
  case jsonRecords
  /// JSON: an object of arrays, each a column.
  case jsonColumns
  /// JSON: an object of objects, each a row under its key.
  case jsonKeyed
  /// JSON: the names of the columns, and an array of arrays, each a row.
  case jsonGrid
  /// A JSON object a line.
  case jsonLines
  /// A table of Markdown.
  case markdown

  /// The form in words.
  public var name: String {
    switch self {
    case .delimited(.comma): "CSV"
    case .delimited(let delimiter): "CSV with a \(delimiter) between fields"
    case .jsonRecords: "JSON, an array of objects"
    case .jsonColumns: "JSON, an object of columns"
    case .jsonKeyed: "JSON, an object of objects"
    case .jsonGrid: "JSON, an array of arrays with headers"
    case .jsonLines: "JSON Lines"
    case .markdown: "a Markdown table"
    }
  }

  /// The character between fields, where there is one.
  public var delimiter: CSV.Delimiter? { if case .delimited(let delimiter) = self { delimiter } else { nil } }
}
