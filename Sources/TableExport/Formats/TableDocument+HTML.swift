import Quantities
import Tables

extension TableFormat {
  /// A page of its own, see ``TableDocument/htmlPage``.
  public static let html = TableFormat(
    name: "html", endings: ["html", "htm"], mediaType: "text/html", content: .display
  ) { document, _ in
    document.htmlPage
  }
}

extension TableDocument {
  /// The table as an HTML fragment: a table with caption and scoped headings in a region that scrolls sideways, then footnotes and notes.
  ///
  /// It needs neither style nor script; ``HTMLTableAssets`` has both. Cells whose text does not sort as it should carry the value in
  /// `data-sort`.
  public var html: String { HTMLTable(self).lines().joined(separator: "\n") + "\n" }

  /// A page with nothing but the table, its style and its script inline.
  public var htmlPage: String {
    let (style, script) = ("\n\(HTMLTableAssets.styleSheet)\n", "\n\(HTMLTableAssets.sortScript)\n")
    let policy = HTML.contentSecurityPolicy(style: style, script: script)
    let lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(HTML.escaped(title))</title>", "<style>\(style)</style>", "</head>", "<body>", "<main>",
    ]
    let foot = ["</main>", "<script>\(script)</script>", "</body>", "</html>"]
    return (lines + HTMLTable(self).lines() + foot).joined(separator: "\n") + "\n"
  }
}

/// Lays a table out for HTML.
private struct HTMLTable {
  let document: TableDocument
  let table: DisplayTable
  /// The document's name as an identifier.
  let id: String

  init(_ document: TableDocument) {
    self.document = document
    table = DisplayTable(document)
    id = "table-" + String(document.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" })
  }

  func lines() -> [String] {
    var lines = [
      "<div class=\"table-block\" id=\"\(id)\">",
      "<div class=\"table-scroll\" role=\"region\" aria-labelledby=\"\(id)-caption\" tabindex=\"0\">",
      "<table class=\"sortable\">", "<caption id=\"\(id)-caption\">\(caption)</caption>",
    ]
    if !table.columns.isEmpty {
      lines += ["<thead>", "<tr>"] + table.columns.indices.map(heading) + ["</tr>", "</thead>"]
      lines += ["<tbody>"] + rows() + ["</tbody>"]
    }
    lines += ["</table>", "</div>"] + notes() + ["</div>"]
    return lines
  }

  private var caption: String {
    let title = "<strong>\(HTML.content(document.title))</strong>"
    return document.caption.map { "\(title) <span>\(HTML.content($0))</span>" } ?? title
  }

  private func heading(_ index: Int) -> String {
    let column = table.columns[index]
    let name =
      column.heading.isEmpty
      ? "<span class=\"visually-hidden\">\(HTML.content(column.title))</span>"
      : HTML.content(column.heading)
    let unit = column.unit.map { " <span class=\"unit\">(\(HTML.content($0)))</span>" } ?? ""
    return "<th scope=\"col\" class=\"\(column.alignment.rawValue)\">\(name)\(unit)</th>"
  }

  // MARK: Rows

  private func rows() -> [String] {
    let decimals = table.columns.indices.map { index in
      table.columns[index].alignment == .decimal ? table.rows.map { decimalCount($0.cells[index]) }.max() ?? 0 : 0
    }
    return table.rows.map { row in
      let cells = row.cells.indices.map { index -> String in
        let marks = index == 0 ? row.marks.map(reference).joined(separator: "<sup>, </sup>") : ""
        return cell(row.cells[index], index, decimals: decimals[index], marks: marks)
      }
      return "<tr>" + cells.joined() + "</tr>"
    }
  }

  private func cell(_ cell: DisplayTable.Cell, _ index: Int, decimals: Int, marks: String) -> String {
    var text: String
    var sortKey = ""
    switch cell {
    case .missing:
      text = "<span class=\"visually-hidden\">no value</span><span aria-hidden=\"true\">–</span>"
      sortKey = " data-sort=\"\""
    case .text(let content):
      text = HTML.content(content)
      if !marks.isEmpty { sortKey = " data-sort=\"\(HTML.escaped(content))\"" }
    case .number(let digits, let value):
      text = HTML.number(digits)
      sortKey = " data-sort=\"\(DecimalRounding.text(of: value) ?? "")\""
      let missing = decimals - decimalCount(cell)
      if table.columns[index].alignment == .decimal, missing > 0 {
        let point = decimalCount(cell) == 0 ? "." : ""
        text += "<span class=\"pad\" aria-hidden=\"true\">\(point)\(String(repeating: "0", count: missing))</span>"
      }
    case .interval(let lower, let upper, let order):
      let start = lower.map { "[" + HTML.number($0) } ?? "(−∞"
      text = start + ", " + (upper.map { HTML.number($0) + "]" } ?? "∞)")
      sortKey = " data-sort=\"\(DecimalRounding.text(of: order) ?? "")\""
    }
    var classes = table.columns[index].alignment.rawValue
    if case .interval = cell { classes += " interval" }
    if document.table[table.columns[index].name]?.type == .date { classes += " date" }
    let element = index == 0 ? "th scope=\"row\"" : "td"
    return
      "<\(element) class=\"\(classes)\"\(sortKey)>\(text)\(marks)</\(element.prefix(2))>"
  }

  /// The number of digits after the point; none for what is no number in plain digits.
  private func decimalCount(_ cell: DisplayTable.Cell) -> Int {
    guard case .number(let digits, _) = cell, !digits.contains("e"), let point = digits.firstIndex(of: ".") else {
      return 0
    }
    return digits.distance(from: point, to: digits.endIndex) - 1
  }

  // MARK: Notes

  private func reference(_ mark: String) -> String { "<sup><a href=\"#\(id)-note-\(mark)\">\(mark)</a></sup>" }

  private func notes() -> [String] {
    var lines = table.footnotes.map {
      "<p id=\"\(id)-note-\($0.mark)\"><sup>\($0.mark)</sup> \(HTML.content($0.text))</p>"
    }
    lines += document.notes.map { "<p>\(HTML.content($0))</p>" }
    if let provenance = document.provenance {
      lines.append("<p class=\"provenance\">\(HTML.content(provenance.summary))</p>")
    }
    return lines.isEmpty ? [] : ["<div class=\"table-notes\">"] + lines + ["</div>"]
  }
}
