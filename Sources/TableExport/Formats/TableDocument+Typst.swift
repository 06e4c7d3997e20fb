import Tables

extension TableFormat {
  /// See ``TableDocument/typst``.
  public static let typst = TableFormat(
    name: "typst", endings: ["typ"], mediaType: "text/vnd.typst", content: .display
  ) { document, _ in document.typst }
}

extension TableDocument {
  /// The table for Typst, to be included into a document: a figure of kind `table` with caption and label, rules as of booktabs, numbers aligned on
  /// their decimal points, and notes beneath. It needs no package. It is made for an A4 page with Typst's own margins and letters: where it is wider,
  /// headings and texts are wrapped, then columns that may be dropped go, and a note names them. A table of many rows may break across pages.
  ///
  /// Every text stands in it as a string of code, so that none is read as markup. The label is `tab:` and the name of the table.
  public var typst: String {
    let layout = LaTeXTable(DisplayTable(self), spansPages: true, line: Self.typstLine)
    let table = layout.table
    var lines: [String] = []
    if let provenance { lines.append("// " + HumanText.sanitised(provenance.summary)) }
    guard !table.columns.isEmpty else {
      return (lines + ["// A table without columns."]).joined(separator: "\n") + "\n"
    }
    let columns = layout.wrappedWidths.enumerated().map { TypstColumn(table, $0.offset, wrappedWidth: $0.element) }
    let headings = layout.headingLines.map { $0.map(Typst.string).joined(separator: " + linebreak() + ") }
    let sides = table.columns.map {
      [.trailing, .decimal].contains($0.alignment) ? "right" : $0.alignment == .center ? "center" : "left"
    }
    lines += [
      "#[", "  #show figure: set block(breakable: true)", "  #set figure.caption(position: top)",
      "  #set par(justify: false)", "  #figure(", "    kind: table,",
      "    caption: \(Typst.string(captionText { $0 })),", "    {",
      "      set text(size: \(layout.size == .script ? "0.75em" : "0.8em"), number-width: \"tabular\")", "      table(",
      "        columns: (\(columns.map { "\($0.width)," }.joined(separator: " "))),",
      "        align: (\(sides.map { "\($0)," }.joined(separator: " "))),",
      "        stroke: none, inset: (x: 3pt, y: 3pt),",
      "        table.hline(),",
      "        table.header(\(headings.joined(separator: ", "))),",
      "        table.hline(stroke: 0.5pt),",
    ]
    for row in table.rows {
      let cells = columns.indices.map { index in
        columns[index].content(of: row.cells[index])
          + (index == 0 && !row.marks.isEmpty ? " + super(\(Typst.string(row.marks.joined(separator: ","))))" : "")
      }
      lines.append("        \(cells.joined(separator: ", ")),")
    }
    lines += ["        table.hline(),", "      )", "    },", "  ) <tab:\(labelName)>"]
    let remarks =
      table.footnotes.map { "#super(\(Typst.string($0.mark))) #\(Typst.string($0.text))" }
      + notes.map { "#\(Typst.string($0))" }
      + (layout.droppedHeadings.isEmpty
        ? []
        : ["#\(Typst.string("Not shown for want of width: \(layout.droppedHeadings.joined(separator: ", "))."))"])
    lines += remarks.map { "  #block(text(size: 0.75em)[\($0)])" }
    return (lines + ["]"]).joined(separator: "\n") + "\n"
  }

  /// The text of an A4 page within Typst's margins is 453 points wide and of 11 points: the line for letters of 10, with a little to spare.
  private static let typstLine = 400.0
}

/// How the cells of a column are written.
private struct TypstColumn {
  /// The decimals of the number that has the most, where points stand beneath each other.
  private let decimals: Int?
  /// `auto` for what stays on its line.
  let width: String

  /// Describes a column.
  ///
  /// - Parameter wrappedWidth: Its width in points where its texts are wrapped.
  init(_ table: DisplayTable, _ index: Int, wrappedWidth: Double?) {
    let digits = table.rows.compactMap { row -> String? in
      if case .number(let digits, _) = row.cells[index] { digits } else { nil }
    }
    decimals =
      table.columns[index].alignment == .decimal && !digits.contains { $0.contains("e") }
      ? digits.map(Self.decimals).max() : nil
    width = wrappedWidth.map { "\(max(1, Int($0.rounded())))fr" } ?? "auto"
  }

  private static func decimals(of digits: String) -> Int {
    digits.split(separator: ".").dropFirst().first.map(\.count) ?? 0
  }

  /// A cell as content.
  func content(of cell: DisplayTable.Cell) -> String {
    switch cell {
    case .missing: return "\"–\""
    case .text(let text): return width == "auto" ? Typst.string(text) : Typst.breakable(text)
    case .number(let digits, _):
      let own = Self.decimals(of: digits)
      let fill = max(0, (decimals ?? own) - own)
      // A number without a point lacks that too.
      return Typst.number(digits, missingDecimals: fill, lacksPoint: fill > 0 && own == 0)
    case .interval(let lower, let upper, _):
      let start = lower.map { "[\(HumanText.signed($0))" } ?? "(−∞"
      return "box(\(Typst.string("\(start), \(upper.map { "\(HumanText.signed($0))]" } ?? "∞)")")))"
    }
  }
}
