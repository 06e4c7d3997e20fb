import Synchronization

/// Tells where in a file a record or a field is, from the bytes and a few landmarks.
struct SourcePlaces: Sendable {
  let bytes: [UInt8]
  let name: String
  let delimiter: UInt8
  let columnNames: [String]
  var rowCount = 0
  /// Where each record starts that is no row of the table, in ascending order.
  var droppedOffsets: [Int] = []
  /// Offsets of which the line is known, in ascending order; lines are counted from the header's end.
  var checkpoints: [CSVChunk.Checkpoint] = []
  var headerStart = 0
  var headerEnd = 0
  var headerLines = 0
  private let latest = LatestPlace()

  init(
    bytes: [UInt8], name: String, delimiter: UInt8, columnNames: [String], rowCount: Int = 0,
    droppedOffsets: [Int] = [], checkpoints: [CSVChunk.Checkpoint] = [], headerStart: Int = 0, headerEnd: Int = 0,
    headerLines: Int = 0
  ) {
    self.bytes = bytes
    self.name = name
    self.delimiter = delimiter
    self.columnNames = columnNames
    self.rowCount = rowCount
    self.droppedOffsets = droppedOffsets
    self.checkpoints = checkpoints
    self.headerStart = headerStart
    self.headerEnd = headerEnd
    self.headerLines = headerLines
  }

  /// The place of the byte at `offset`.
  func place(offset: Int, column: Int? = nil) -> Place {
    place(offset: offset, column: column, bytes.span)
  }

  private func place(offset: Int, column: Int?, _ bytes: Span<UInt8>) -> Place {
    let landmark = landmark(before: offset)
    var line = landmark.line
    var lineStart = landmark.offset
    for index in landmark.offset..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == CSV.lineFeed {
        if index == landmark.offset || bytes[index - 1] != CSV.carriageReturn { line += 1 }
        lineStart = index + 1
      } else if byte == CSV.carriageReturn {
        line += 1
        lineStart = index + 1
      }
    }
    if lineStart > landmark.offset { latest.setLine(line, startingAt: lineStart) }
    if lineStart == 0, CSV.hasByteOrderMark(bytes) { lineStart = CSV.byteOrderMark.count }
    let before = min(lineStart, offset)..<min(offset, bytes.count)
    let characters = before.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
    return Place(file: name, line: line, column: characters + 1, field: column.flatMap(columnName))
  }

  /// The place of a field of a row of the table; of the row, if the field is not given or not there; of the file, if there is no
  /// such row.
  func place(row: Int, column: Int?) -> Place {
    guard (0..<rowCount).contains(row), let start = offset(row: row) else {
      return Place(file: name, field: column.flatMap(columnName))
    }
    guard let column else { return place(offset: start) }
    return place(offset: fieldOffset(column, ofRecordAt: start) ?? start, column: column)
  }

  /// The place of a column's name in the header.
  func headerPlace(column: Int) -> Place {
    place(offset: fieldOffset(column, ofRecordAt: headerStart) ?? headerStart, column: column)
  }

  /// The bytes of the record that is a row of the table, without its line end; `nil` if there is no such row.
  func record(row: Int) -> [UInt8]? {
    guard (0..<rowCount).contains(row), let start = offset(row: row) else { return nil }
    let scanner = CSVScanner(delimiter: delimiter, columnNames: [])
    var block = CSVBlock(width: 0)
    var end = scanner.scanRecord(bytes, at: start, into: &block)
    while end > start, CSV.isLineEnd(bytes[end - 1]) { end -= 1 }
    return Array(bytes[start..<end])
  }

  /// The text of a field of a row, as it is written but for quotes; `nil` if there is no such field.
  func text(row: Int, column: Int) -> String? {
    guard (0..<rowCount).contains(row), let start = offset(row: row) else { return nil }
    let scanner = CSVScanner(delimiter: delimiter, columnNames: [])
    var block = CSVBlock(width: 0)
    _ = scanner.scanRecord(bytes, at: start, into: &block)
    guard block.fields.indices.contains(column) else { return nil }
    return block.fields[column].text(in: bytes.span)
  }

  /// The problems of `findings`, at most `limit` one by one and the rest counted in a last one.
  func problems(_ findings: [CSVFinding], unlisted: Int, limit: Int) -> [Problem] {
    let listed = findings.sorted { $0.offset < $1.offset }.prefix(max(0, limit))
    var problems = listed.map { finding in
      var problem = finding.problem
      problem.place = place(offset: finding.offset, column: finding.column)
      return problem
    }
    let rest = unlisted + findings.count - listed.count
    if rest > 0 {
      problems.append(
        Problem(
          .moreProblems, at: Place(file: name), "and \(Self.grouped(rest)) more",
          fix: "mend those listed and check again", count: rest))
    }
    return problems
  }

  // MARK: Parts

  private func columnName(_ index: Int) -> String? {
    columnNames.indices.contains(index) ? columnNames[index] : nil
  }

  /// Where a row of the table starts: records are counted from the checkpoint before it.
  private func offset(row: Int) -> Int? {
    // Of blocks that begin at the same row, all but the last have no rows.
    let checkpoint = checkpoints.partitionPoint { $0.row <= row } - 1
    guard checkpoint >= 0 else { return nil }
    var position = checkpoints[checkpoint].offset
    var remaining = row - checkpoints[checkpoint].row
    if let known = latest.row, (checkpoints[checkpoint].row...row).contains(known.row) {
      position = known.offset
      remaining = row - known.row
    }
    let scanner = CSVScanner(delimiter: delimiter, columnNames: [])
    var block = CSVBlock(width: 0)
    while position < bytes.count {
      let isDropped = droppedOffsets.containsSorted(position)
      if !isDropped, remaining == 0 {
        latest.setRow(row, startingAt: position)
        return position
      }
      if !isDropped { remaining -= 1 }
      position = scanner.scanRecord(bytes, at: position, into: &block)
    }
    return nil
  }

  private func fieldOffset(_ column: Int, ofRecordAt start: Int) -> Int? {
    let scanner = CSVScanner(delimiter: delimiter, columnNames: [])
    var block = CSVBlock(width: 0)
    _ = scanner.scanRecord(bytes, at: start, into: &block)
    return block.fields.indices.contains(column) ? block.fields[column].offset : nil
  }

  /// The last offset before `offset` of which the line is known.
  private func landmark(before offset: Int) -> (offset: Int, line: Int) {
    guard offset >= headerEnd, headerEnd > 0 else { return (0, 1) }
    let low = checkpoints.partitionPoint { $0.offset <= offset }
    let landmark =
      low > 0
      ? (offset: checkpoints[low - 1].offset, line: headerLines + 1 + checkpoints[low - 1].line)
      : (offset: headerEnd, line: headerLines + 1)
    guard let known = latest.line, (landmark.offset...offset).contains(known.offset) else { return landmark }
    return known
  }

  /// A count with separators: `1,234`.
  static func grouped(_ count: Int) -> String {
    let digits = String(count)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}

/// The row and the line that were asked for last: who asks for many goes through the file from its beginning to its end, and each is then found from
/// the one before.
private final class LatestPlace: Sendable {
  private let places = Mutex<(row: (row: Int, offset: Int)?, line: (offset: Int, line: Int)?)>((nil, nil))

  var row: (row: Int, offset: Int)? { places.withLock { $0.row } }
  var line: (offset: Int, line: Int)? { places.withLock { $0.line } }

  func setRow(_ row: Int, startingAt offset: Int) { places.withLock { $0.row = (row, offset) } }
  func setLine(_ line: Int, startingAt offset: Int) { places.withLock { $0.line = (offset, line) } }
}

extension Array {
  /// The number of elements at the start for which `belongs` holds, if it holds for none after.
  fileprivate func partitionPoint(_ belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension [Int] {
  /// Whether `number` is among the elements, which are in ascending order.
  fileprivate func containsSorted(_ number: Int) -> Bool {
    let index = partitionPoint { $0 < number }
    return index < count && self[index] == number
  }
}

extension CSVScanner {
  /// Scans one record; returns where the next starts.
  fileprivate func scanRecord(_ bytes: [UInt8], at start: Int, into block: inout CSVBlock) -> Int {
    scan(bytes.span, from: start, limit: bytes.count, end: bytes.count, rowLimit: 1, into: &block)
  }
}
