extension TableFormat {
  /// For a terminal, see ``TableDocument/text(_:)``.
  public static let text = TableFormat(name: "text", endings: ["txt"], mediaType: "text/plain", content: .display) {
    document, options in
    document.text(options.text)
  }
}

extension TableDocument {
  /// How a table is laid out for a terminal.
  public struct TextOptions: Hashable, Sendable {
    /// The columns of the terminal; `nil` for as many as the table takes.
    public var width: Int?
    /// Whether ANSI colours are used. The caller decides: on a terminal, where `NO_COLOR` is not set.
    public var usesColor: Bool
    /// Whether the last line says how the table was made.
    public var showsProvenance: Bool

    /// The given choices.
    public init(width: Int? = nil, usesColor: Bool = false, showsProvenance: Bool = true) {
      self.width = width
      self.usesColor = usesColor
      self.showsProvenance = showsProvenance
    }
  }

  /// The table as text in columns: title, headings, rows, footnotes, notes, provenance.
  ///
  /// Where the width is too small, columns that may be dropped go, those of the greatest number first, and a line below names them;
  /// then columns of text are wrapped, the widest first; what is still too wide is left so. Wide characters and emoji count as two
  /// columns. Control characters in the data reach no terminal.
  public func text(_ options: TextOptions = TextOptions()) -> String {
    var layout = TextLayout(DisplayTable(self), options)
    var lines = layout.paragraph(title, .strong)
    if let caption { lines += layout.paragraph(caption, .plain) }
    lines.append("")
    lines += layout.tableLines()
    let remarks = layout.remarks(notes: notes)
    if !remarks.isEmpty { lines += [""] + remarks }
    if options.showsProvenance, let provenance {
      lines += [""] + layout.paragraph(provenance.summary, .faint)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
