import Tables

extension TableFormat {
  /// See ``TableDocument/markdown``.
  public static let markdown = TableFormat(
    name: "markdown", endings: ["md", "markdown"], mediaType: "text/markdown", content: .display
  ) { document, _ in document.markdown }
}

extension TableDocument {
  /// The table as Markdown of GitHub's flavour: title, caption, a pipe table, footnotes, notes, provenance.
  ///
  /// What Markdown or HTML would take for markup is escaped, so that names show as they are.
  public var markdown: String {
    let table = DisplayTable(self)
    var blocks = ["**\(Markdown.escaped(title))**"]
    if let caption { blocks[0] += "  \n" + Markdown.escaped(caption) }
    if !table.columns.isEmpty { blocks.append(Markdown.lines(of: table).joined(separator: "\n")) }
    blocks += table.footnotes.map { "<sup>\($0.mark)</sup> \(Markdown.escaped($0.text))" }
    blocks += notes.map(Markdown.escaped)
    if let provenance { blocks.append("<sub>\(Markdown.escaped(provenance.summary))</sub>") }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

/// GitHub Flavored Markdown.
package enum Markdown {
  /// `text` on one line as literal text: punctuation that may be markup gets a backslash (CommonMark 0.31.2, section 2.4), and
  /// `<`, `>`, `&` and `` ` `` become references, the last because knitr runs what stands in such marks even behind a backslash.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    // By scalar: a character may be a mark of punctuation with a combining mark, which is punctuation all the same to a parser.
    for scalar in HumanText.isolated(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      case ">": result += "&gt;".unicodeScalars
      case "`": result += "&#96;".unicodeScalars
      case "\\", "*", "_", "{", "}", "[", "]", "#", "|", "~", "$", "!": result += ["\\", scalar]
      default: result.append(scalar)
      }
    }
    return escapedStart(String(result))
  }

  /// Keeps a text from starting a list, a heading underline or a quote where it starts a line.
  private static func escapedStart(_ text: String) -> String {
    if let first = text.first, "-+=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let mark = text[digits.endIndex...].first, mark == "." || mark == ")" else { return text }
    let rest = text[digits.endIndex...].dropFirst()
    return rest.isEmpty || rest.first == " " ? digits + "\\\(mark)" + rest : text
  }

  /// The lines of a pipe table, its columns filled up so that the source is readable too.
  static func lines(of table: DisplayTable) -> [String] {
    let headings = table.columns.map { escaped($0.headingWithUnit) }
    let rows = table.rows.map { row in
      row.cells.indices.map { index in
        text(of: row.cells[index])
          + (index == 0 && !row.marks.isEmpty ? "<sup>\(row.marks.joined(separator: ", "))</sup>" : "")
      }
    }
    let widths = headings.indices.map { index in
      max(3, ([headings[index]] + rows.map { $0[index] }).map { DisplayWidth.of($0) }.max() ?? 0)
    }
    let rules = table.columns.indices.map { index -> String in
      switch table.columns[index].alignment {
      case .leading: String(repeating: "-", count: widths[index])
      case .center: ":" + String(repeating: "-", count: widths[index] - 2) + ":"
      case .trailing, .decimal: String(repeating: "-", count: widths[index] - 1) + ":"
      }
    }
    func line(_ cells: [String]) -> String {
      let filled = cells.indices.map { index -> String in
        let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cells[index])))
        let isTrailing = [.trailing, .decimal].contains(table.columns[index].alignment)
        return isTrailing ? space + cells[index] : cells[index] + space
      }
      return "| " + filled.joined(separator: " | ") + " |"
    }
    return [line(headings), line(rules)] + rows.map(line)
  }

  private static func text(of cell: DisplayTable.Cell) -> String {
    switch cell {
    case .missing: "–"
    case .text(let text): escaped(text)
    case .number(let digits, _): digits
    case .interval(let lower, let upper, _): "\(lower.map { "\\[\($0)" } ?? "(-∞"), \(upper.map { "\($0)\\]" } ?? "∞)")"
    }
  }
}
