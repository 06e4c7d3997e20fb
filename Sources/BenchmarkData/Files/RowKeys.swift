import Tables

/// The keys of the rows of a file as numbers: rows with the same key have the same.
struct RowKeys {
  /// The values of one column of the key as numbers from 0, and how many numbers there are.
  typealias Part = (numbers: [Int32], count: Int)

  /// `nil` where rows have no key.
  private var firstRows: FirstRows?

  /// The keys in some columns of a file; none, if there are no columns. An empty cell is a part of a key like any other.
  ///
  /// - Complexity: O(length of the columns), expected.
  init(_ key: [String], of source: SourceTable) {
    self.init(key.compactMap { source.table[$0] }.map(Self.part(of:)))
  }

  /// The keys of such parts.
  init(_ parts: [Part]) {
    let parts = parts.filter { !$0.numbers.isEmpty }
    guard let first = parts.first else { return }
    var keys = first.numbers.map { UInt64(truncatingIfNeeded: $0) }
    var range = UInt64(max(1, first.count))
    for part in parts.dropFirst() {
      var (product, overflow) = range.multipliedReportingOverflow(by: UInt64(max(1, part.count)))
      if overflow {
        range = Self.renumber(&keys)
        (product, overflow) = range.multipliedReportingOverflow(by: UInt64(max(1, part.count)))
      }
      let factor = UInt64(max(1, part.count))
      for row in keys.indices { keys[row] = keys[row] * factor + UInt64(truncatingIfNeeded: part.numbers[row]) }
      range = product
    }
    firstRows = FirstRows(keys, below: range)
  }

  /// The row that was asked for first of those with the key of `row`; `nil` if this is the first, or rows have no key.
  mutating func firstRow(withKeyOf row: Int) -> Int? {
    firstRows?.firstRow(withKeyOf: row)
  }

  /// The numbers from 0 of the keys of all rows, in the order of their first rows, and those rows; one key for all, if rows have none.
  ///
  /// - Complexity: O(rows), expected.
  static func groups(_ parts: [Part], rowCount: Int) -> RowGroups {
    var keys = RowKeys(parts)
    guard keys.firstRows != nil else {
      return RowGroups(numbers: Array(repeating: 0, count: rowCount), firstRows: rowCount > 0 ? [0] : [])
    }
    var groups = RowGroups(numbers: [], firstRows: [])
    groups.numbers.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      if let first = keys.firstRow(withKeyOf: row) {
        groups.numbers.append(groups.numbers[first])
      } else {
        groups.numbers.append(Int32(truncatingIfNeeded: groups.firstRows.count))
        groups.firstRows.append(row)
      }
    }
    return groups
  }

  /// Numbers distinct keys from 0; how many there are.
  private static func renumber(_ keys: inout [UInt64]) -> UInt64 {
    var known: [UInt64: UInt64] = [:]
    for row in keys.indices {
      let number = known[keys[row]] ?? UInt64(known.count)
      known[keys[row]] = number
      keys[row] = number
    }
    return UInt64(max(1, known.count))
  }

  // MARK: Parts

  /// The part that a column of texts makes, 0 where one is missing.
  static func part(_ texts: NumberedTexts) -> Part { part(texts.numbers, count: texts.texts.count) }

  /// The part that numbers from -1 to `count - 1` make.
  static func part(_ numbers: [Int32], count: Int) -> Part { (numbers.map { $0 + 1 }, count + 1) }

  /// The part that a column of dates makes, 0 where one is missing.
  static func part(_ dates: DateValues) -> Part { part(of: dates) { $0 } }

  /// The part that a column of numbers makes, 0 where one is missing; nothing for no column.
  static func part(_ values: NumberValues?) -> Part {
    values.map { part(of: $0) { $0.bitPattern } } ?? ([], 1)
  }

  private static func part(of column: Column) -> Part {
    switch column.values {
    case .text(let texts): NumberedTexts(texts).map(part) ?? ([], 1)
    case .number(let values): part(values)
    case .date(let values): part(values)
    }
  }

  private static func part<Value, Key: Hashable>(
    of values: some RandomAccessCollection<Value?>, key: (Value) -> Key
  ) -> Part {
    var known: [Key: Int32] = [:]
    let numbers = values.map { value -> Int32 in
      guard let value = value.map(key) else { return 0 }
      let next = Int32(truncatingIfNeeded: known.count + 1)
      let number = known[value] ?? next
      if number == next { known[value] = next }
      return number
    }
    return (numbers, known.count + 1)
  }
}

/// Rows that are the same in some columns.
struct RowGroups {
  /// The number of the group of each row.
  fileprivate(set) var numbers: [Int32]
  /// The first row of each group.
  fileprivate(set) var firstRows: [Int]

  /// The number of groups.
  var count: Int { firstRows.count }
}
