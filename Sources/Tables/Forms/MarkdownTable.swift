/// Takes the first table out of a Markdown text: lines of cells between bars, the second of hyphens and colons.
struct MarkdownTable {
  private(set) var table = CellTable()
  /// Whether lines other than blank ones come before the table, or after it.
  private(set) var hasOtherText = false

  /// One line.
  private struct Line {
    var start: Int
    var end: Int
  }

  /// Where a table begins: the line of the headers, which one of hyphens follows; `nil` if there is none among the first lines.
  static func headerLine(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var lines: [Line] = []
    var position = start
    while position < bytes.count, lines.count < 200, position - start < 1 << 16 {
      let end = lineEnd(bytes, position)
      lines.append(Line(start: position, end: end))
      position = CSV.skipLineEnd(bytes, at: end)
    }
    for index in lines.indices.dropFirst() {
      let rule = cells(bytes, lines[index])
      let header = cells(bytes, lines[index - 1])
      if holdsBar(bytes, lines[index]), rule.count == header.count, rule.allSatisfy({ isRule($0.text) }),
        holdsBar(bytes, lines[index - 1])
      {
        return lines[index - 1].start
      }
    }
    return nil
  }

  /// Reads the table whose headers are in the line that begins at `start`.
  ///
  /// - Throws: All problems of its form.
  init(_ bytes: Span<UInt8>, headerAt start: Int, lines places: LinePlaces) throws(Problems) {
    var problems: [Problem] = []
    let header = Line(start: start, end: Self.lineEnd(bytes, start))
    for cell in Self.cells(bytes, header) {
      let name = cell.text
      if name.isEmpty {
        _ = table.unnamedColumn(offset: cell.offset)
      } else if table.hasColumn(name) {
        problems.append(
          Problem(
            .duplicateColumn, at: places.place(offset: cell.offset), "two columns share a name", found: name,
            expected: "a name of its own", fix: "rename or remove one of them"))
      } else {
        _ = table.column(name, offset: cell.offset)
      }
    }
    var position = CSV.skipLineEnd(bytes, at: header.end)
    position = CSV.skipLineEnd(bytes, at: Self.lineEnd(bytes, position))
    while position < bytes.count {
      let line = Line(start: position, end: Self.lineEnd(bytes, position))
      guard Self.holdsBar(bytes, line) else { break }
      let cells = Self.cells(bytes, line)
      if cells.count == table.columnNames.count {
        var row: [Int: CellTable.Cell] = [:]
        for (index, cell) in cells.enumerated() {
          row[index] = CellTable.Cell(text: cell.text.isEmpty ? nil : cell.text, offset: cell.offset)
        }
        table.append(row, offset: line.start)
      } else {
        problems.append(
          Problem(
            cells.count > table.columnNames.count ? .tooManyFields : .tooFewFields,
            at: places.place(offset: line.start), "the row has another number of cells than the header",
            found: "\(cells.count) cells", expected: "\(table.columnNames.count)",
            fix: "write a bar that belongs to the text as \\|"))
      }
      position = CSV.skipLineEnd(bytes, at: line.end)
    }
    hasOtherText = start > 0 || (position..<bytes.count).contains { !CSV.isLineEnd(bytes[$0]) && bytes[$0] != 0x20 }
    guard problems.isEmpty else { throw Problems(problems) }
  }

  // MARK: Lines

  private static func lineEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count, !CSV.isLineEnd(bytes[end]) { end += 1 }
    return end
  }

  private static func holdsBar(_ bytes: Span<UInt8>, _ line: Line) -> Bool {
    (line.start..<line.end).contains { bytes[$0] == UInt8(ascii: "|") }
  }

  /// The cells of a line: between bars, but not those after a backslash or within code; the outer bars may be left out.
  private static func cells(_ bytes: Span<UInt8>, _ line: Line) -> [(text: String, offset: Int)] {
    var (start, end) = (line.start, line.end)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), end - 1 == start || bytes[end - 2] != UInt8(ascii: "\\") {
      end -= 1
    }
    var cells: [(text: String, offset: Int)] = []
    var text: [UInt8] = []
    var cellStart = start
    var position = start
    while position <= end {
      if position == end || bytes[position] == UInt8(ascii: "|") {
        cells.append(cell(text, cellStart, bytes, end))
        text = []
        cellStart = position + 1
      } else if bytes[position] == UInt8(ascii: "\\"), position + 1 < end, bytes[position + 1] == UInt8(ascii: "|") {
        position += 1
        text.append(bytes[position])
      } else {
        text.append(bytes[position])
      }
      position += 1
    }
    return cells
  }

  private static func cell(_ text: [UInt8], _ start: Int, _ bytes: Span<UInt8>, _ end: Int) -> (String, Int) {
    var offset = start
    while offset < end, isSpace(bytes[offset]) { offset += 1 }
    let trimmed = text.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    return (String(decoding: Array(trimmed), as: UTF8.self), offset)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether a cell of the second line is made of hyphens, with colons at the ends.
  private static func isRule(_ text: String) -> Bool {
    let inner = text.drop { $0 == ":" }
    return text.contains("-") && inner.drop { $0 == "-" }.allSatisfy { $0 == ":" }
      && text.allSatisfy { $0 == "-" || $0 == ":" }
  }
}
