/// The text of a CSV file that is edited in place: rows are added and cells set, and every other byte stays as it is.
///
/// The text is one that ``CSV/read(_:name:options:)-([UInt8],_,_)`` accepts. New rows end as the first line does.
package struct CSVText {
  /// The names of the columns.
  package let header: [String]
  /// Where a row may be added.
  package enum Position: Hashable, Sendable {
    /// After the last row.
    case end
    /// Before the row of this number.
    case before(Int)
  }

  private let text: [UInt8]
  private let delimiter: UInt8
  private let lineEnd: [UInt8]
  /// Where the rows begin; the last number is that of the end of the text.
  private let starts: [Int]
  private var insertions: [Int: [[UInt8]]] = [:]
  /// New texts of fields, by their ranges of bytes.
  private var replacements: [(range: Range<Int>, bytes: [UInt8])] = []

  /// The text of a file.
  ///
  /// - Complexity: O(number of bytes).
  package init(_ bytes: [UInt8], delimiter: CSV.Delimiter = .comma) {
    text = bytes
    self.delimiter = delimiter.byte
    var starts: [Int] = []
    var isQuoted = false
    var firstEnd: [UInt8]?
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let beginning = position
    bytes.withUnsafeBufferPointer { bytes in
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == CSV.quote {
          isQuoted.toggle()
        } else if !isQuoted, byte == CSV.lineFeed || byte == CSV.carriageReturn {
          let isPair = byte == CSV.carriageReturn && position < bytes.count && bytes[position] == CSV.lineFeed
          if isPair { position += 1 }
          if firstEnd == nil { firstEnd = isPair ? [CSV.carriageReturn, CSV.lineFeed] : [byte] }
          starts.append(position)
        }
      }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
    lineEnd = firstEnd ?? [CSV.lineFeed]
    header = Self.fields(bytes, beginning..<(starts.first ?? bytes.count), delimiter.byte).map {
      Self.decoded(bytes, $0)
    }
  }

  /// The number of rows under the header.
  package var rowCount: Int { max(0, starts.count - 1) }

  /// The text of a field of a row; empty where the row has none.
  package func field(_ row: Int, _ column: Int) -> String {
    let ranges = Self.fields(text, starts[row]..<starts[row + 1], delimiter, limit: column + 1)
    return ranges.indices.contains(column) ? Self.decoded(text, ranges[column]) : ""
  }

  /// The position of the columns of a key; `nil` if one of them is not there.
  package func positions(of key: [String]) -> [Int]? {
    let positions = key.compactMap { header.firstIndex(of: $0) }
    return positions.count == key.count && !key.isEmpty ? positions : nil
  }

  /// Whether the rows stand in the order of the bytes of some columns.
  ///
  /// - Complexity: O(number of bytes).
  package func isSorted(by columns: [Int]) -> Bool {
    guard rowCount > 1 else { return true }
    var before = key(0, columns)
    for row in 1..<rowCount {
      let next = key(row, columns)
      if Self.precedes(next, before) { return false }
      before = next
    }
    return true
  }

  /// The place of a row with this key among rows that are sorted by it: before the first with a larger one.
  ///
  /// - Complexity: O(log(number of rows)).
  package func place(of key: [String], in columns: [Int]) -> Position {
    let wanted = key.map { Array($0.utf8)[...] }
    var (low, high) = (0, rowCount)
    while low < high {
      let middle = (low + high) / 2
      if Self.precedes(wanted, self.key(middle, columns)) { high = middle } else { low = middle + 1 }
    }
    return low == rowCount ? .end : .before(low)
  }

  /// The rows with some texts in a column, by the text.
  ///
  /// - Complexity: O(number of bytes).
  package func rows(with texts: Set<String>, in column: Int) -> [String: Int] {
    var found: [String: Int] = [:]
    for row in 0..<rowCount where found.count < texts.count {
      let text = field(row, column)
      if texts.contains(text), found[text] == nil { found[text] = row }
    }
    return found
  }

  // MARK: Editing

  /// Sets the text of a field.
  package mutating func set(_ text: String, row: Int, column: Int) {
    let ranges = Self.fields(self.text, starts[row]..<starts[row + 1], delimiter)
    guard ranges.indices.contains(column) else { return }
    replacements.append((ranges[column], encoded(text)))
  }

  /// Adds a row, after those that were added at the same position before.
  ///
  /// - Parameter fields: The texts, in the order of the header; `nil` for an empty field.
  package mutating func add(_ fields: [String?], at position: Position) {
    var line: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { line.append(delimiter) }
      // A row of one empty field would be an empty line.
      if let field { line += encoded(field) } else if fields.count == 1 { line += [CSV.quote, CSV.quote] }
    }
    let index = if case .before(let row) = position { row } else { rowCount }
    insertions[index, default: []].append(line + lineEnd)
  }

  /// The edited text.
  ///
  /// - Complexity: O(number of bytes).
  package var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + insertions.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } })
    var edits = replacements.map { (at: $0.range.lowerBound, end: $0.range.upperBound, bytes: $0.bytes) }
    for (row, lines) in insertions {
      let at = starts.isEmpty ? text.count : starts[row]
      var added = Array(lines.joined())
      if at == text.count, let last = text.last, last != CSV.lineFeed, last != CSV.carriageReturn {
        // The file ends without the end of a line, and goes on doing so.
        added = lineEnd + added.dropLast(lineEnd.count)
      }
      edits.append((at, at, added))
    }
    edits.sort { ($0.at, $0.end) < ($1.at, $1.end) }
    var position = 0
    for edit in edits {
      result += text[position..<edit.at]
      result += edit.bytes
      position = edit.end
    }
    return result + text[position...]
  }

  private func encoded(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let space = UInt8(ascii: " ")
    let isPlain = !bytes.contains {
      $0 == delimiter || $0 == CSV.quote || $0 == CSV.lineFeed || $0 == CSV.carriageReturn
    }
    guard !isPlain || bytes.isEmpty || bytes.first == space || bytes.last == space else { return bytes }
    return [CSV.quote] + bytes.flatMap { $0 == CSV.quote ? [$0, $0] : [$0] } + [CSV.quote]
  }

  // MARK: Fields

  /// The ranges of the fields of a record, with their quotes.
  private static func fields(
    _ text: [UInt8], _ record: Range<Int>, _ delimiter: UInt8, limit: Int = .max
  ) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var isQuoted = false
    var start = record.lowerBound
    var end = record.upperBound
    while end > start, text[end - 1] == CSV.lineFeed || text[end - 1] == CSV.carriageReturn { end -= 1 }
    for position in start..<end {
      let byte = text[position]
      if byte == CSV.quote {
        isQuoted.toggle()
      } else if byte == delimiter, !isQuoted {
        fields.append(start..<position)
        if fields.count == limit { return fields }
        start = position + 1
      }
    }
    return fields + [start..<end]
  }

  private static func decoded(_ text: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: value(text, range), as: UTF8.self)
  }

  private static func value(_ text: [UInt8], _ range: Range<Int>) -> ArraySlice<UInt8> {
    guard text[range].first == CSV.quote, range.count > 1 else { return text[range] }
    let inner = text[(range.lowerBound + 1)..<(range.upperBound - 1)]
    guard inner.contains(CSV.quote) else { return inner }
    var kept: [UInt8] = []
    var skips = false
    for byte in inner {
      if byte == CSV.quote, skips {
        skips = false
        continue
      }
      skips = byte == CSV.quote
      kept.append(byte)
    }
    return kept[...]
  }

  private func key(_ row: Int, _ columns: [Int]) -> [ArraySlice<UInt8>] {
    let ranges = Self.fields(text, starts[row]..<starts[row + 1], delimiter, limit: (columns.max() ?? 0) + 1)
    return columns.map { ranges.indices.contains($0) ? Self.value(text, ranges[$0]) : [] }
  }

  private static func precedes(_ first: [ArraySlice<UInt8>], _ second: [ArraySlice<UInt8>]) -> Bool {
    for (a, b) in zip(first, second) {
      if a.lexicographicallyPrecedes(b) { return true }
      if b.lexicographicallyPrecedes(a) { return false }
    }
    return false
  }
}
