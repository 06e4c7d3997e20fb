import Tables

/// Lays a table out in the columns of a terminal.
struct TextLayout {
  /// How text stands out.
  enum Style { case plain, strong, faint }

  private var table: DisplayTable
  private let options: TableDocument.TextOptions
  private var droppedHeadings: [String] = []

  private static let gap = 2
  private static let leastTextWidth = 12
  private static let leastParagraphWidth = 20

  init(_ table: DisplayTable, _ options: TableDocument.TextOptions) {
    self.table = table
    self.options = options
  }

  // MARK: Cells

  /// The text of a cell.
  private static func text(_ cell: DisplayTable.Cell) -> String {
    switch cell {
    case .missing: "–"
    case .text(let text): HumanText.isolated(text)
    case .number(let digits, _): digits
    case .interval(let lower, let upper, _): "\(lower.map { "[\($0)" } ?? "(-∞"), \(upper.map { "\($0)]" } ?? "∞)")"
    }
  }

  /// The texts of a column, those of a decimal column filled up so that their points stand beneath each other.
  private func texts(ofColumn index: Int) -> [String] {
    let texts = table.rows.map { row in
      let text = Self.text(row.cells[index])
      return index == 0 && !row.marks.isEmpty ? text + " [\(row.marks.joined(separator: ", "))]" : text
    }
    guard table.columns[index].alignment == .decimal else { return texts }
    let tails = zip(texts, table.rows).map { text, row -> Int in
      guard case .number = row.cells[index] else { return 0 }
      return text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) } ?? 0
    }
    let longest = tails.max() ?? 0
    return zip(zip(texts, tails), table.rows).map { pair, row in
      guard case .number = row.cells[index] else { return pair.0 }
      return pair.0 + String(repeating: " ", count: longest - pair.1)
    }
  }

  // MARK: Widths

  private mutating func dropColumns(toFit width: Int) {
    var widths = naturalWidths()
    while widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) > width {
      guard let index = table.firstToDrop else { return }
      droppedHeadings.append(table.columns[index].heading)
      table.remove(column: index)
      widths.remove(at: index)
    }
  }

  private func naturalWidths() -> [Int] {
    table.columns.indices.map { index in
      let cells = texts(ofColumn: index).map { DisplayWidth.of($0) }.max() ?? 0
      return max(cells, DisplayWidth.of(HumanText.sanitised(table.columns[index].headingWithUnit)))
    }
  }

  /// The widths of the columns, those of text made narrower until the table fits.
  private func fittedWidths() -> [Int] {
    var widths = naturalWidths()
    guard let width = options.width else { return widths }
    let wrappable = table.columns.indices.filter { table.columns[$0].alignment != .decimal && isText(column: $0) }
    var excess = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) - width
    while excess > 0 {
      guard let index = wrappable.max(by: { widths[$0] < widths[$1] }), widths[index] > Self.leastTextWidth else {
        break
      }
      widths[index] -= 1
      excess -= 1
    }
    return widths
  }

  private func isText(column: Int) -> Bool {
    table.rows.contains { if case .text = $0.cells[column] { true } else { false } }
  }

  // MARK: Lines

  /// The headings, a rule, and the rows.
  mutating func tableLines() -> [String] {
    if let width = options.width { dropColumns(toFit: width) }
    guard !table.columns.isEmpty else { return [] }
    let widths = fittedWidths()
    let columns = table.columns.indices.map { texts(ofColumn: $0) }
    let headings = table.columns.map { HumanText.sanitised($0.headingWithUnit) }
    var lines = rowLines(headings, widths, style: .strong, alignsToFoot: true)
    lines.append(
      widths.map { String(repeating: "─", count: $0) }.joined(separator: String(repeating: " ", count: Self.gap)))
    if table.rows.isEmpty { lines.append("(no rows)") }
    for row in table.rows.indices {
      lines += rowLines(columns.map { $0[row] }, widths, style: .plain, alignsToFoot: false)
    }
    return lines
  }

  private func rowLines(_ cells: [String], _ widths: [Int], style: Style, alignsToFoot: Bool) -> [String] {
    let wrapped = cells.indices.map { index in
      DisplayWidth.of(cells[index]) <= widths[index]
        ? [cells[index]] : HumanText.wrapped(cells[index], width: widths[index])
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      let parts = cells.indices.map { index -> String in
        let offset = alignsToFoot ? height - wrapped[index].count : 0
        let text = wrapped[index].indices.contains(line - offset) ? wrapped[index][line - offset] : ""
        return padded(text, to: widths[index], table.columns[index].alignment, style)
      }
      return Self.trimmed(parts.joined(separator: String(repeating: " ", count: Self.gap)))
    }
  }

  private func padded(
    _ text: String, to width: Int, _ alignment: ColumnPresentation.Alignment, _ style: Style
  ) -> String {
    let room = max(0, width - DisplayWidth.of(text))
    let before =
      switch alignment {
      case .leading: 0
      case .center: room / 2
      case .trailing, .decimal: room
      }
    return String(repeating: " ", count: before) + styled(text, style) + String(repeating: " ", count: room - before)
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: Around the table

  /// Footnotes, notes, and the columns that were dropped.
  func remarks(notes: [String]) -> [String] {
    var lines = table.footnotes.flatMap { paragraph("[\($0.mark)] \($0.text)", .plain) }
    lines += notes.flatMap { paragraph($0, .plain) }
    if !droppedHeadings.isEmpty {
      lines += paragraph("Not shown for want of width: \(droppedHeadings.joined(separator: ", ")).", .faint)
    }
    return lines
  }

  /// `text` wrapped to the width.
  func paragraph(_ text: String, _ style: Style) -> [String] {
    let text = HumanText.isolated(text)
    let lines = options.width.map { HumanText.wrapped(text, width: max($0, Self.leastParagraphWidth)) } ?? [text]
    return lines.map { styled($0, style) }
  }

  private func styled(_ text: String, _ style: Style) -> String {
    guard options.usesColor, !text.isEmpty else { return text }
    return switch style {
    case .plain: text
    case .strong: "\u{1B}[1m\(text)\u{1B}[0m"
    case .faint: "\u{1B}[2m\(text)\u{1B}[0m"
    }
  }
}
