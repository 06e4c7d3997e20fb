/// What one thread made of its part of a file.
struct CSVChunk: Sendable {
  /// Where a block of records begins: from there lines are counted when a place is asked for.
  struct Checkpoint: Sendable {
    /// The number of rows before.
    var row: Int
    var offset: Int
    /// The number of lines before, in the chunk or in the file.
    var line: Int
  }

  var columns: [CSVColumnBuilder]
  var rowCount = 0
  /// Where each record that was left out starts.
  var droppedOffsets: [Int] = []
  /// The beginnings of blocks.
  var checkpoints: [Checkpoint] = []
  var findings: [CSVFinding] = []
  /// The problems found beyond those kept.
  var unlistedErrors = 0
  var lineCount = 0
  /// Where the chunk starts and where the next record after it does.
  var range: Range<Int>
  /// Where the next chunk starts.
  let limit: Int

  /// A chunk of no records.
  init(startingAt start: Int, plans: [CSVColumnBuilder.Plan], limit: Int? = nil) {
    columns = plans.map(CSVColumnBuilder.init)
    range = start..<start
    self.limit = limit ?? start
  }

  /// Reads the records that start at `start` or later and before `limit`.
  init(
    _ bytes: Span<UInt8>, from start: Int, limit: Int, end: Int, scanner: CSVScanner, plans: [CSVColumnBuilder.Plan],
    findingLimit: Int
  ) {
    self.init(startingAt: start, plans: plans, limit: limit)
    var types = Array(repeating: Column.ValueType.text, count: scanner.columnNames.count)
    for plan in plans { types[plan.field] = plan.type }
    let plainRows = CSVPlainRows(delimiter: scanner.delimiter, types: types)
    var block = CSVBlock(width: types.count)
    let plainBlockRows = max(1, Self.plainBlockFields / types.count)
    var position = start
    while position < limit {
      let isFirst = checkpoints.isEmpty
      checkpoints.append(.init(row: rowCount, offset: position, line: lineCount))
      let next = plainRows.scan(
        bytes, from: position, limit: limit, end: end, rowLimit: plainBlockRows, into: &block)
      position =
        next > position
        ? next
        : scanner.scan(bytes, from: position, limit: limit, end: end, rowLimit: Self.blockRows, into: &block)
      take(&block, bytes, findingLimit: findingLimit)
      if isFirst, position < limit {
        reserve(times: Double(limit - start) / Double(position - start))
      }
    }
    range = start..<position
  }

  /// The number of fields of plain records in a block: enough to amortise the work per block, few enough for the cache.
  private static let plainBlockFields = 4_096
  /// The number of other records in a block, after which plain ones are tried again.
  private static let blockRows = 16

  /// Makes room for `factor` times what is there, and a little more: records vary.
  private mutating func reserve(times factor: Double) {
    for index in columns.indices { columns[index].reserve(times: factor * 1.02) }
  }

  /// Adds the records of `next`, which begins where this chunk ends.
  ///
  /// - Parameter end: Where the last of the chunks to come ends.
  mutating func append(_ next: CSVChunk, end: Int, findingLimit: Int) {
    let isFirst = range.isEmpty
    checkpoints += next.checkpoints.map {
      .init(row: $0.row + rowCount, offset: $0.offset, line: $0.line + lineCount)
    }
    rowCount += next.rowCount
    for index in columns.indices { columns[index].append(contentsOf: next.columns[index]) }
    let room = max(0, findingLimit - findings.count)
    findings += next.findings.prefix(room)
    unlistedErrors += next.unlistedErrors + max(0, next.findings.count - room)
    droppedOffsets += next.droppedOffsets
    lineCount += next.lineCount
    range = range.lowerBound..<next.range.upperBound
    if isFirst, range.upperBound < end, !range.isEmpty {
      reserve(times: Double(end - range.lowerBound) / Double(range.count))
    }
  }

  /// Adds the records of `block` to the columns, but for those with errors.
  private mutating func take(_ block: inout CSVBlock, _ bytes: Span<UInt8>, findingLimit: Int) {
    var findings = block.findings
    if block.hasHighBytes || block.hasNUL {
      let badRows = Self.checkEncoding(block, bytes, &findings)
      block.removeRows(badRows)
    }
    let countBefore = rowCount
    var badRows: Set<Int> = []
    for index in columns.indices {
      columns[index].append(block, in: bytes) { row, finding in
        badRows.insert(row)
        findings.append(finding)
      }
    }
    if !badRows.isEmpty {
      block.removeRows(badRows.sorted())
      for index in columns.indices {
        columns[index].truncate(to: countBefore)
        columns[index].append(block, in: bytes) { _, _ in }
      }
    }
    rowCount += block.rowCount
    droppedOffsets += block.badRowStarts.sorted()
    lineCount += block.lineCount
    keep(findings, limit: findingLimit)
  }

  /// Checks the bytes of each record; returns the records that are not sound.
  private static func checkEncoding(
    _ block: CSVBlock, _ bytes: Span<UInt8>, _ findings: inout [CSVFinding]
  ) -> [Int] {
    var badRows: [Int] = []
    for row in 0..<block.rowCount {
      if let finding = block.encodingFinding(row, bytes) {
        findings.append(finding)
        badRows.append(row)
      }
    }
    return badRows
  }

  private mutating func keep(_ found: [CSVFinding], limit: Int) {
    guard !found.isEmpty else { return }
    let room = max(0, limit - findings.count)
    findings.append(contentsOf: found.sorted { $0.offset < $1.offset }.prefix(room))
    unlistedErrors += max(0, found.count - room)
  }
}
