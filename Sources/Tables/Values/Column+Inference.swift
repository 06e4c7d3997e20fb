extension Column.Values {
  /// The values as the first of number and date that is among `types` and fits all texts; unchanged if none does, or no
  /// text is there.
  func narrowed(to types: Set<Column.ValueType>) -> Column.Values {
    guard case .text(let texts) = self, texts.missingCount < texts.count else { return self }
    if types.contains(.number), let numbers = texts.parsed({ DecimalText.number($0, $1) }) {
      return .number(NumberValues(numbers))
    }
    if types.contains(.date), let dates = texts.parsed({ try? CalendarDate(parsing: $0, $1) }) {
      return .date(DateValues(dates))
    }
    return self
  }
}

extension TextValues {
  /// What `parse` makes of each text; `nil` if it fails for one that is not missing.
  fileprivate func parsed<Value>(_ parse: (Span<UInt8>, Range<Int>) -> Value?) -> [Value?]? {
    var values: [Value] = []
    values.reserveCapacity(pool.count)
    for number in 0..<pool.count {
      guard let value = parse(pool.bytes.span, pool.range(number)) else { return nil }
      values.append(value)
    }
    return numbers.map { $0 < 0 ? nil : values[Int($0)] }
  }
}
