/// Finds the fields of records: all that knows the delimiter, quotes and line ends.
struct CSVScanner: Sendable {
  let delimiter: UInt8
  /// The names of the columns, for messages; their number is the number of fields that a record must have.
  let columnNames: [String]

  /// The state of a scan within a record.
  private struct Cursor {
    var position: Int
    var rowStart: Int
    var fieldStart: Int
    /// The number of fields in the block before this record.
    var firstField: Int
    var hasError = false
    /// Set after a quoted field until the delimiter or line end that must follow.
    var quotedField: CSVBlock.Field?
    var rowLimit: Int

    init(at position: Int, rowLimit: Int) {
      self.position = position
      rowStart = position
      fieldStart = position
      firstField = 0
      self.rowLimit = rowLimit
    }
  }

  /// Scans whole records from `start` on, until `rowLimit` of them are found, or a record starts at or after `limit`, or the
  /// bytes end at `end`.
  ///
  /// - Returns: Where the next record starts.
  func scan(
    _ bytes: Span<UInt8>, from start: Int, limit: Int, end: Int, rowLimit: Int, into block: inout CSVBlock
  ) -> Int {
    block.removeAll(startingAt: start)
    var cursor = Cursor(at: start, rowLimit: rowLimit)
    let words = bytes.bytes
    var seen: UInt64 = 0
    var zeros: UInt64 = 0
    var next: Int?
    let delimiters = Self.repeated(delimiter)

    scanning: while cursor.position < end {
      let base = cursor.position
      let word = Self.word(words, at: base, end: end)
      seen |= word
      zeros |= (word &- Self.repeated(1)) & ~word
      var hits =
        Self.zeroBytes(word ^ delimiters) | Self.zeroBytes(word ^ Self.repeated(CSV.lineFeed))
        | Self.zeroBytes(word ^ Self.repeated(CSV.quote)) | Self.zeroBytes(word ^ Self.repeated(CSV.carriageReturn))
      while hits != 0 {
        let at = base + hits.trailingZeroBitCount >> 3
        hits &= hits &- 1
        let byte = bytes[unchecked: at]
        if byte == delimiter {
          endField(at, &cursor, &block)
          cursor.fieldStart = at + 1
        } else if byte == CSV.lineFeed {
          endField(at, &cursor, &block)
          if endRecord(at, nextStart: at + 1, limit: limit, bytes, &cursor, &block) {
            next = at + 1
            break scanning
          }
        } else {
          let isEnd = meetRareByte(at, end: end, limit: limit, bytes, &cursor, &block)
          if isEnd {
            next = cursor.position
            break scanning
          }
          continue scanning
        }
      }
      cursor.position = base + 8
    }
    if next == nil, cursor.rowStart < end {
      endField(end, &cursor, &block)
      _ = endRecord(end, nextStart: end, limit: limit, bytes, &cursor, &block)
    }
    let stop = next ?? end
    block.range = start..<stop
    if seen & Self.repeated(0x80) != 0 { block.hasHighBytes = true }
    if zeros & Self.repeated(0x80) != 0 { block.hasNUL = true }
    return stop
  }

  // MARK: Words

  private static func repeated(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The top bit of each byte of `word` that is zero, and no other bit.
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    let low = repeated(0x7F)
    return ~(((word & low) &+ low) | word | low)
  }

  /// The eight bytes at `position`; beyond `end` they are 1, which means nothing to the scanner.
  private static func word(_ bytes: RawSpan, at position: Int, end: Int) -> UInt64 {
    if position + 8 <= end {
      return UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
    }
    var word: UInt64 = 0
    for index in 0..<8 {
      let byte = position + index < end ? bytes.unsafeLoad(fromByteOffset: position + index, as: UInt8.self) : 1
      word |= UInt64(byte) << UInt64(index * 8)
    }
    return word
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
  private func endRecord(
    _ end: Int, nextStart: Int, limit: Int, _ bytes: Span<UInt8>, _ cursor: inout Cursor, _ block: inout CSVBlock
  ) -> Bool {
    block.lineCount += 1
    let width = block.fields.count - cursor.firstField
    if cursor.hasError || width != block.width, block.width != 0 {
      reject(end, bytes, &cursor, &block)
    } else {
      block.rowStarts.append(cursor.rowStart)
      cursor.firstField = block.fields.count
    }
    cursor.rowStart = nextStart
    cursor.fieldStart = nextStart
    cursor.hasError = false
    return block.rowStarts.count + block.badRowCount >= cursor.rowLimit || nextStart >= limit
  }

  /// Takes a record with errors out of the block, and says what is wrong if that is its number of fields.
  private func reject(_ end: Int, _ bytes: Span<UInt8>, _ cursor: inout Cursor, _ block: inout CSVBlock) {
    let fields = Array(block.fields[cursor.firstField...])
    if fields.count != block.width, !cursor.hasError {
      block.findings.append(
        .wrongWidth(fields, columnNames: columnNames, recordEnd: end))
    }
    block.fields.removeLast(fields.count)
    block.badRowCount += 1
  }

  // MARK: Quotes and carriage returns

  /// Deals with a quote or a carriage return at `at` and moves the cursor on; whether the block is done.
  private func meetRareByte(
    _ at: Int, end: Int, limit: Int, _ bytes: Span<UInt8>, _ cursor: inout Cursor, _ block: inout CSVBlock
  ) -> Bool {
    if bytes[at] == CSV.carriageReturn {
      endField(at, &cursor, &block)
      let next = at + 1 < end && bytes[at + 1] == CSV.lineFeed ? at + 2 : at + 1
      cursor.position = next
      return endRecord(at, nextStart: next, limit: limit, bytes, &cursor, &block)
    }
    let column = block.fields.count - cursor.firstField
    cursor.position = at + 1
    guard at == cursor.fieldStart, cursor.quotedField == nil else {
      if !cursor.hasError { block.findings.append(.bareQuote(at, column: column)) }
      cursor.hasError = true
      return false
    }
    readQuotedField(at, end: end, column: column, bytes, &cursor, &block)
    return false
  }

  /// Reads from an opening quote to the closing one.
  private func readQuotedField(
    _ opening: Int, end: Int, column: Int, _ bytes: Span<UInt8>, _ cursor: inout Cursor, _ block: inout CSVBlock
  ) {
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
    let field = CSVBlock.Field(start: opening + 1, end: position, form: form)
    cursor.quotedField = field
    guard position < end else {
      block.findings.append(.unterminatedQuote(opening, column: column))
      cursor.hasError = true
      cursor.position = end
      return
    }
    let after = position + 1
    cursor.position = after
    guard after < end else { return }
    let byte = bytes[after]
    if byte != delimiter, byte != CSV.lineFeed, byte != CSV.carriageReturn {
      block.findings.append(
        .textAfterQuote(after, spansLines: lines > 0, column: column, found: text(after, end: end, bytes)))
      cursor.hasError = true
    }
  }
}

extension CSVScanner {
  /// The text from `start` to the next delimiter or line end, cut if it is long.
  private func text(_ start: Int, end: Int, _ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    var index = start
    while index < min(end, start + 80), ![delimiter, CSV.lineFeed, CSV.carriageReturn].contains(bytes[index]) {
      text.append(bytes[index])
      index += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
