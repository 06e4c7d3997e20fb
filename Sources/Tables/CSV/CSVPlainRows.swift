/// Reads records without quotes whose fields are what their columns ask for, in one pass over the bytes: nearly all of
/// most files. Whatever is else it leaves to ``CSVScanner``, which knows all the rules.
struct CSVPlainRows: Sendable {
  let delimiter: UInt8
  /// The type of each field of a record.
  let types: [Column.ValueType]

  /// Whether the delimiter cannot be part of a number or date, without which this is not sound.
  let isApplicable: Bool

  init(delimiter: UInt8, types: [Column.ValueType]) {
    self.delimiter = delimiter
    self.types = types
    isApplicable = !"+-.".utf8.contains(delimiter)
  }

  /// Reads records from `start` on, until `rowLimit` of them are found, or a record starts at or after `limit`, or one is not
  /// plain.
  ///
  /// - Returns: Where the next record starts.
  func scan(
    _ bytes: Span<UInt8>, from start: Int, limit: Int, end: Int, rowLimit: Int, into block: inout CSVBlock
  ) -> Int {
    block.removeAll()
    guard isApplicable else { return start }
    var rowStart = start
    var seen: UInt64 = 0
    var rowStarts = block.rowStarts
    block.rowStarts = []
    block.fields.append(addingCapacity: rowLimit * types.count) { (fields: inout OutputSpan<CSVBlock.Field>) in
      rows: while rowStart < limit, rowStarts.count < rowLimit {
        var position = rowStart
        for index in 0..<types.count {
          let isLast = index == types.count - 1
          guard let field = field(types[index], bytes, &position, end, &seen),
            skipFieldEnd(bytes, &position, end, isLast: isLast)
          else {
            fields.removeLast(index)
            break rows
          }
          fields.append(field)
        }
        rowStarts.append(rowStart)
        rowStart = position
      }
    }
    block.rowStarts = rowStarts
    block.lineCount = rowStarts.count
    block.hasHighBytes = seen & ByteWord.topBits != 0
    return rowStart
  }

  /// Moves past the delimiter, or past the line end that must follow the last field; whether that is there.
  @inline(__always)
  private func skipFieldEnd(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int, isLast: Bool) -> Bool {
    guard position < end else { return false }
    let byte = bytes[unchecked: position]
    guard isLast else {
      position += 1
      return byte == delimiter
    }
    if byte == CSV.lineFeed {
      position += 1
      return true
    }
    guard byte == CSV.carriageReturn, position + 1 < end, bytes[position + 1] == CSV.lineFeed else { return false }
    position += 2
    return true
  }

  /// The field that begins at `position`, which moves to its end; `nil` if it is not plain.
  @inline(__always)
  private func field(
    _ type: Column.ValueType, _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int, _ seen: inout UInt64
  ) -> CSVBlock.Field? {
    let start = position
    switch type {
    case .text:
      skipText(bytes, &position, end, &seen)
      return .init(start: start, end: position, form: .plain)
    case .number:
      if isFieldEnd(bytes, position, end) { return .init(start: start, end: start, form: .plain) }
      guard let number = DecimalText.scan(bytes, &position, end) else { return nil }
      return .init(number)
    case .date:
      if isFieldEnd(bytes, position, end) { return .init(start: start, end: start, form: .plain) }
      // Most dates are full ones.
      position = start + 10
      if isFieldEnd(bytes, position, end), let date = try? CalendarDate(parsing: bytes, start..<position) {
        return .init(date)
      }
      position = start
      while position < end, position < start + 8, !isFieldEnd(bytes, position, end) { position += 1 }
      guard let date = try? CalendarDate(parsing: bytes, start..<position) else { return nil }
      return .init(date)
    }
  }

  @inline(__always)
  private func isFieldEnd(_ bytes: Span<UInt8>, _ position: Int, _ end: Int) -> Bool {
    guard position < end else { return false }
    let byte = bytes[unchecked: position]
    return byte == delimiter || byte == CSV.lineFeed || byte == CSV.carriageReturn
  }

  /// Moves to the first byte that a plain text cannot hold.
  @inline(__always)
  private func skipText(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int, _ seen: inout UInt64) {
    while position < end {
      let word = ByteWord(bytes, at: position, end: end)
      let stops = word.positions(of: delimiter) | word.positions(of: CSV.quote) | word.controlPositions
      seen |= word.bits
      if stops != 0 {
        position += stops.trailingZeroBitCount >> 3
        return
      }
      position += ByteWord.count
    }
  }
}
