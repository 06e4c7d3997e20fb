public import Tables

/// The forms in which a table can be written.
public enum TableFormat: String, Hashable, Sendable, CaseIterable {
  /// For a terminal, see ``TableDocument/text(_:)``.
  case text
  /// See ``TableDocument/csv(spreadsheetSafe:)``.
  case csv
  /// See ``TableDocument/json``.
  case json
  /// See ``TableDocument/markdown``.
  case markdown
  /// See ``TableDocument/latex(_:)``.
  case latex
  /// A page of its own, see ``TableDocument/htmlPage``.
  case html

  /// What the name of a file of this form ends with, without the point.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .csv: "csv"
    case .json: "json"
    case .markdown: "md"
    case .latex: "tex"
    case .html: "html"
    }
  }
}

extension TableDocument {
  /// The document in the form `format`, ending with a line end.
  ///
  /// - Throws: `CSV.WritingError`, for CSV only.
  public func written(
    as format: TableFormat, text options: TextOptions = TextOptions(), spreadsheetSafe: Bool = false
  ) throws(CSV.WritingError) -> String {
    switch format {
    case .text: text(options)
    case .csv: try csv(spreadsheetSafe: spreadsheetSafe)
    case .json: json.text() + "\n"
    case .markdown: markdown
    case .latex: latex(usualLaTeXOptions)
    case .html: htmlPage
    }
  }
}
