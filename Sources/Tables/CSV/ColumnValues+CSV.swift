// How each type of values takes in one field of every record of a block.

extension TextValues {
  mutating func append(field column: Int, of block: CSVBlock, in source: Span<UInt8>) {
    let first = ends.count
    var length = 0
    for row in 0..<block.rowCount {
      let field = block.fields[row * block.width + column]
      length += field.end - field.start
      if field.isMissing(as: .text) { missing.insert(first + row) }
    }
    let start = bytes.count
    bytes.append(addingCapacity: length + ByteWord.count) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { target, count in
        ends.append(addingCapacity: block.rowCount) { (ends: inout OutputSpan<Int>) in
          for row in 0..<block.rowCount {
            Self.copy(block.fields[row * block.width + column], in: source, to: target, &count)
            ends.append(start + count)
          }
        }
      }
    }
  }

  /// Copies the text of `field` to `target` at `position`, which moves on; there is room for the field as it is written and
  /// a word more.
  @inline(__always)
  private static func copy(
    _ field: CSVBlock.Field, in source: Span<UInt8>, to target: UnsafeMutableBufferPointer<UInt8>, _ position: inout Int
  ) {
    let count = field.end - field.start
    if field.form != .escaped, field.start + count + ByteWord.count <= source.count {
      // Whole words are copied, the last with what follows the field: the next field is written over that.
      let raw = UnsafeMutableRawPointer(target.baseAddress.unsafelyUnwrapped + position)
      for offset in stride(from: 0, to: count, by: ByteWord.count) {
        raw.storeBytes(
          of: ByteWord(source, at: field.start + offset).bits.littleEndian, toByteOffset: offset, as: UInt64.self)
      }
      position += count
      return
    }
    var isSecondOfPair = false
    for index in field.start..<field.end {
      isSecondOfPair = field.form == .escaped && source[index] == CSV.quote && !isSecondOfPair
      guard !isSecondOfPair else { continue }
      target.initializeElement(at: position, to: source[index])
      position += 1
    }
  }
}

extension NumberValues {
  mutating func append(
    field column: Int, of block: CSVBlock, in source: Span<UInt8>, refuse: (_ row: Int, CSVFinding) -> Void
  ) {
    let first = numbers.count
    numbers.append(addingCapacity: block.rowCount) { (output: inout OutputSpan<Double>) in
      for row in 0..<block.rowCount {
        let field = block.fields[row * block.width + column]
        if field.form == .parsed {
          output.append(Double(bitPattern: UInt64(UInt(bitPattern: field.start))))
        } else if let number = DecimalText.number(source, field.start..<field.end) {
          output.append(number)
        } else {
          output.append(0)
          missing.insert(first + row)
          if field.start != field.end { refuse(row, .notANumber(field, column: column, in: source)) }
        }
      }
    }
  }
}

extension DateValues {
  mutating func append(
    field column: Int, of block: CSVBlock, in source: Span<UInt8>, refuse: (_ row: Int, CSVFinding) -> Void
  ) {
    packed.append(addingCapacity: block.rowCount) { (output: inout OutputSpan<UInt32>) in
      for row in 0..<block.rowCount {
        let field = block.fields[row * block.width + column]
        if field.form == .parsed {
          output.append(UInt32(truncatingIfNeeded: field.start))
        } else if field.start == field.end {
          output.append(0)
        } else {
          do throws(CalendarDate.Refusal) {
            output.append(try CalendarDate(parsing: source, field.start..<field.end).packed)
          } catch {
            output.append(0)
            refuse(row, .notADate(error, field, column: column, in: source))
          }
        }
      }
    }
  }
}
