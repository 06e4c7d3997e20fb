import Tables

/// The keys of the rows of a file as numbers: rows with the same key have the same.
struct RowKeys {
  /// One column of the key: its values as numbers from 0.
  struct Part {
    /// The number of each row, to which `offset` is added.
    fileprivate let numbers: [Int32]
    fileprivate let offset: Int32
    /// How many numbers there are.
    fileprivate let count: Int

    /// The numbers from 0 to `count - 1` of the rows; from -1 where some have no value.
    init(_ numbers: [Int32], count: Int, hasMissing: Bool = false) {
      self.numbers = numbers
      offset = hasMissing ? 1 : 0
      self.count = hasMissing ? count + 1 : count
    }
  }

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
    var keys = first.numbers.map { UInt64(truncatingIfNeeded: $0 &+ first.offset) }
    var range = UInt64(max(1, first.count))
    for part in parts.dropFirst() where part.count > 1 {
      let factor = UInt64(part.count)
      var (product, overflow) = range.multipliedReportingOverflow(by: factor)
      if overflow {
        range = Self.renumber(&keys)
        (product, overflow) = range.multipliedReportingOverflow(by: factor)
      }
      for row in keys.indices {
        keys[row] = keys[row] &* factor &+ UInt64(truncatingIfNeeded: part.numbers[row] &+ part.offset)
      }
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
  /// - Complexity: O(rows × parts), expected.
  static func groups(_ parts: [Part], rowCount: Int) -> RowGroups {
    var groups = RowGroups(numbers: Array(repeating: 0, count: rowCount), firstRows: rowCount > 0 ? [0] : [])
    for part in parts where part.count > 1 && part.numbers.count == rowCount { groups.split(by: part) }
    return groups
  }

  /// The groups of rows with the same key.
  fileprivate static func groups(_ keys: [UInt64]) -> RowGroups {
    var first = FirstRows(keys, below: keys.max().flatMap { $0 < .max ? $0 + 1 : nil })
    var groups = RowGroups(numbers: [], firstRows: [])
    groups.numbers.reserveCapacity(keys.count)
    for row in keys.indices {
      if let first = first.firstRow(withKeyOf: row) {
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
    let groups = groups(keys)
    for row in keys.indices { keys[row] = UInt64(truncatingIfNeeded: groups.numbers[row]) }
    return UInt64(max(1, groups.count))
  }

  // MARK: Parts

  /// The part that a column of texts makes.
  static func part(_ texts: NumberedTexts) -> Part { part(texts.numbers, count: texts.texts.count) }

  /// The part that numbers from -1 to `count - 1` make.
  static func part(_ numbers: [Int32], count: Int) -> Part { Part(numbers, count: count, hasMissing: true) }

  /// The part that a column of dates makes.
  static func part(_ dates: DateValues) -> Part { part(of: dates.keys) }

  /// The part that a column of numbers makes; nothing for no column.
  static func part(_ values: NumberValues?) -> Part { values.map { part(of: $0.keys) } ?? Part([], count: 1) }

  private static func part(of column: Column) -> Part {
    switch column.values {
    case .text(let texts): part(texts.numbers, count: texts.distinctCount)
    case .number(let values): part(values)
    case .date(let values): part(values)
    }
  }

  private static func part(of keys: [UInt64]) -> Part {
    let groups = groups(keys)
    return Part(groups.numbers, count: groups.count)
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

  /// Takes rows apart that differ in a part of a key.
  fileprivate mutating func split(by part: RowKeys.Part) {
    let range = count * part.count
    // A table of all pairs, where it is no larger than what is told apart.
    guard range <= max(1 << 16, 4 * numbers.count) else {
      let factor = UInt64(part.count)
      self = RowKeys.groups(
        numbers.indices.map { row in
          UInt64(truncatingIfNeeded: numbers[row]) &* factor
            &+ UInt64(truncatingIfNeeded: part.numbers[row] &+ part.offset)
        })
      return
    }
    var known = Array(repeating: -1 as Int32, count: range)
    var firstRows: [Int] = []
    for row in numbers.indices {
      let pair = Int(numbers[row]) * part.count + Int(part.numbers[row] &+ part.offset)
      if known[pair] < 0 {
        known[pair] = Int32(truncatingIfNeeded: firstRows.count)
        firstRows.append(row)
      }
      numbers[row] = known[pair]
    }
    self.firstRows = firstRows
  }
}
