// How each type of values takes in one field of every record of a block.

extension TextValues {
  mutating func append(field column: Int, of block: CSVBlock, in source: Span<UInt8>) {
    source.withUnsafeBytes { bytes in
      numbers.append(addingCapacity: block.rowCount) { (output: inout OutputSpan<Int32>) in
        for row in 0..<block.rowCount {
          let field = block.fields[row * block.width + column]
          if field.isMissing(as: .text) {
            output.append(-1)
            missingCount += 1
          } else if field.form == .escaped {
            output.append(pool.number(of: field.text(in: source)))
          } else {
            output.append(pool.number(of: UnsafeRawBufferPointer(rebasing: bytes[field.start..<field.end])))
          }
        }
      }
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
