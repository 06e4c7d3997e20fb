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
  /// Where each row starts.
  var rowOffsets: [Int] = []
  var checkpoints: [Checkpoint] = []
  var findings: [CSVFinding] = []
  /// The problems found beyond those kept.
  var unlistedErrors = 0
  var droppedRows = 0
  var lineCount = 0
  /// Where the chunk starts and where the next record after it does.
  var range: Range<Int>

  /// Reads the records that start at `start` or later and before `limit`.
  ///
  /// - Parameter reserveTo: Where the data end for which the columns make room.
  init(
    _ bytes: Span<UInt8>, from start: Int, limit: Int, end: Int, reserveTo: Int, scanner: CSVScanner,
    plans: [CSVColumnBuilder.Plan], findingLimit: Int
  ) {
    columns = plans.map(CSVColumnBuilder.init)
    range = start..<start
    var block = CSVBlock(width: scanner.columnNames.count)
    var position = start
    while position < limit {
      let isFirst = checkpoints.isEmpty
      checkpoints.append(.init(row: rowOffsets.count, offset: position, line: lineCount))
      position = scanner.scan(
        bytes, from: position, limit: limit, end: end, rowLimit: Self.blockRows, into: &block)
      take(&block, bytes, findingLimit: findingLimit)
      if isFirst, position < limit {
        reserve(times: Double(reserveTo - start) / Double(position - start) * 1.02)
      }
    }
    range = start..<position
  }

  /// The number of records in a block: enough to amortise the work per block, few enough for the cache.
  private static let blockRows = 512

  private mutating func reserve(times factor: Double) {
    rowOffsets.reserveCapacity(Int(Double(rowOffsets.count) * factor))
    for index in columns.indices { columns[index].reserve(times: factor) }
  }

  /// Adds the records of `block` to the columns, but for those with errors.
  private mutating func take(_ block: inout CSVBlock, _ bytes: Span<UInt8>, findingLimit: Int) {
    var findings = block.findings
    if block.hasHighBytes || block.hasNUL {
      let badRows = Self.checkEncoding(block, bytes, &findings)
      block.removeRows(badRows)
    }
    let countBefore = rowOffsets.count
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
    rowOffsets.append(contentsOf: block.rowStarts)
    droppedRows += block.badRowCount
    lineCount += block.lineCount
    keep(findings, limit: findingLimit)
  }

  /// Checks the bytes of each record; returns the records that are not sound.
  private static func checkEncoding(
    _ block: CSVBlock, _ bytes: Span<UInt8>, _ findings: inout [CSVFinding]
  ) -> [Int] {
    var badRows: [Int] = []
    for row in 0..<block.rowCount {
      let end = block.fields[(row + 1) * block.width - 1].end
      if let finding = CSVFinding.encoding(bytes, block.rowStarts[row]..<end) {
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
