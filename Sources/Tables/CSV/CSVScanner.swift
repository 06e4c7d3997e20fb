/// Finds the fields of records: all that knows the delimiter, quotes and line ends.
struct CSVScanner: Sendable {
  let delimiter: UInt8
  /// The names of the columns, for messages; their number is the number of fields that a record must have.
  let columnNames: [String]

  /// Where a scan is: within which record and field.
  private struct Cursor {
    var position: Int
    var rowStart: Int
    var fieldStart: Int
    /// The number of fields in the block before this record.
    var firstField = 0
    var hasError = false
    /// A quoted field that was read, until the delimiter or line end that must follow.
    var quotedField: CSVBlock.Field?
    /// Where the block ends: after so many records, or before the first record that starts at or after `limit`.
    let rowLimit: Int
    let limit: Int
    /// The end of the bytes to scan.
    let end: Int
  }

  /// Scans whole records from `start` on, until `rowLimit` of them are found, or a record starts at or after `limit`, or the
  /// bytes end at `end`.
  ///
  /// Eight bytes are looked at together, as one word; only those that are a delimiter, a quote or part of a line end are
  /// then looked at alone.
  ///
  /// - Returns: Where the next record starts.
  func scan(
    _ bytes: Span<UInt8>, from start: Int, limit: Int, end: Int, rowLimit: Int, into block: inout CSVBlock
  ) -> Int {
    block.removeAll()
    var cursor = Cursor(
      position: start, rowStart: start, fieldStart: start, rowLimit: rowLimit, limit: limit, end: end)
    var seen: UInt64 = 0
    var isDone = false

    while cursor.position < end, !isDone {
      let base = cursor.position
      let word = ByteWord(bytes, at: base, end: end)
      seen |= word.bits
      cursor.position = base + ByteWord.count
      var hits = word.positions(of: delimiter) | word.positions(of: CSV.quote) | word.controlPositions
      while hits != 0 {
        let at = base + hits.trailingZeroBitCount >> 3
        hits &= hits &- 1
        let byte = bytes[unchecked: at]
        if byte == delimiter {
          endField(at, &cursor, &block)
          cursor.fieldStart = at + 1
        } else if byte == CSV.lineFeed {
          endField(at, &cursor, &block)
          isDone = endRecord(at, nextStart: at + 1, &cursor, &block)
          if isDone { break }
        } else if byte == CSV.quote || byte == CSV.carriageReturn {
          isDone = meetRareByte(at, bytes, &cursor, &block)
          break
        } else if byte == 0 {
          block.hasNUL = true
        }
      }
    }
    if !isDone, cursor.rowStart < end {
      endField(end, &cursor, &block)
      _ = endRecord(end, nextStart: end, &cursor, &block)
    }
    if seen & ByteWord.topBits != 0 { block.hasHighBytes = true }
    return cursor.rowStart
  }

  // MARK: Fields and records

  @inline(__always)
  private func endField(_ end: Int, _ cursor: inout Cursor, _ block: inout CSVBlock) {
    if let field = cursor.quotedField {
      block.fields.append(field)
      cursor.quotedField = nil
    } else {
      block.fields.append(.init(start: cursor.fieldStart, end: end, form: .plain))
    }
  }

  /// Ends a record; whether the block is done.
  @inline(__always)
  private func endRecord(_ end: Int, nextStart: Int, _ cursor: inout Cursor, _ block: inout CSVBlock) -> Bool {
    block.lineCount += 1
    let width = block.fields.count - cursor.firstField
    if cursor.hasError || width != block.width, block.width != 0 {
      reject(end, &cursor, &block)
    } else {
      block.rowStarts.append(cursor.rowStart)
      cursor.firstField = block.fields.count
    }
    cursor.rowStart = nextStart
    cursor.fieldStart = nextStart
    cursor.hasError = false
    return block.rowStarts.count + block.badRowStarts.count >= cursor.rowLimit || nextStart >= cursor.limit
  }

  /// Takes a record with errors out of the block, and says what is wrong if that is its number of fields.
  @inline(never)
  private func reject(_ end: Int, _ cursor: inout Cursor, _ block: inout CSVBlock) {
    let fields = Array(block.fields[cursor.firstField...])
    if fields.count != block.width, !cursor.hasError {
      block.findings.append(.wrongWidth(fields, columnNames: columnNames, recordEnd: end))
    }
    block.fields.removeLast(fields.count)
    block.badRowStarts.append(cursor.rowStart)
  }

  // MARK: Quotes and carriage returns

  /// Deals with a quote or a carriage return at `at` and moves the cursor on; whether the block is done.
  @inline(never)
  private func meetRareByte(
    _ at: Int, _ bytes: Span<UInt8>, _ cursor: inout Cursor, _ block: inout CSVBlock
  ) -> Bool {
    if bytes[at] == CSV.carriageReturn {
      endField(at, &cursor, &block)
      let next = at + 1 < cursor.end && bytes[at + 1] == CSV.lineFeed ? at + 2 : at + 1
      cursor.position = next
      return endRecord(at, nextStart: next, &cursor, &block)
    }
    let column = block.fields.count - cursor.firstField
    cursor.position = at + 1
    if at == cursor.fieldStart, cursor.quotedField == nil {
      readQuotedField(at, column: column, bytes, &cursor, &block)
    } else {
      if !cursor.hasError { block.findings.append(.bareQuote(at, column: column)) }
      cursor.hasError = true
    }
    return false
  }

  /// Reads from an opening quote to the closing one.
  private func readQuotedField(
    _ opening: Int, column: Int, _ bytes: Span<UInt8>, _ cursor: inout Cursor, _ block: inout CSVBlock
  ) {
    let end = cursor.end
    var form = CSVBlock.Form.quoted
    var position = opening + 1
    var lines = 0
    var seen: UInt8 = 0
    while position < end {
      let byte = bytes[unchecked: position]
      seen |= byte
      if byte == 0 { block.hasNUL = true }
      if byte == CSV.quote {
        guard position + 1 < end, bytes[position + 1] == CSV.quote else { break }
        form = .escaped
        position += 1
      } else if byte == CSV.lineFeed {
        lines += 1
      } else if byte == CSV.carriageReturn {
        lines += position + 1 < end && bytes[position + 1] == CSV.lineFeed ? 0 : 1
      }
      position += 1
    }
    block.lineCount += lines
    if seen >= 0x80 { block.hasHighBytes = true }
    cursor.quotedField = .init(start: opening + 1, end: position, form: form)
    cursor.position = min(position + 1, end)
    if position >= end {
      block.findings.append(.unterminatedQuote(opening, column: column))
      cursor.hasError = true
    } else if position + 1 < end, !isFieldEnd(bytes[position + 1]) {
      block.findings.append(
        .textAfterQuote(
          position + 1, spansLines: lines > 0, column: column, found: text(position + 1, end: end, bytes)))
      cursor.hasError = true
    }
  }

  private func isFieldEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == CSV.lineFeed || byte == CSV.carriageReturn
  }

  /// The text from `start` to the next delimiter or line end, cut if it is long.
  private func text(_ start: Int, end: Int, _ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    var index = start
    while index < min(end, start + 80), !isFieldEnd(bytes[index]) {
      text.append(bytes[index])
      index += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
