import Tables

/// The keys of the rows of a file, numbered so that rows with the same key have the same number.
struct RowKeys {
  private var numbers: [Int32] = []
  /// The first row with each key, −1 where none was met yet.
  private var firstRows: [Int32]

  /// The keys in some columns of a file; none, if there are no columns. An empty cell is a part of a key like any other.
  ///
  /// - Complexity: O(length of the columns), expected.
  init(_ key: [String], of source: SourceTable) {
    var count = 0
    for column in key.compactMap({ source.table[$0] }) {
      let (parts, partCount) = Self.numbers(of: column)
      if numbers.isEmpty {
        (numbers, count) = (parts, partCount)
      } else {
        var pairs: [UInt64: Int32] = [:]
        pairs.reserveCapacity(Swift.max(count, partCount))
        for row in numbers.indices {
          let pair = UInt64(truncatingIfNeeded: numbers[row]) << 32 | UInt64(truncatingIfNeeded: parts[row])
          numbers[row] = pairs.number(of: pair)
        }
        count = pairs.count
      }
    }
    firstRows = Array(repeating: -1, count: count)
  }

  /// The row that was asked for first of those with the key of `row`; `nil` if this is the first, or rows have no key.
  mutating func firstRow(withKeyOf row: Int) -> Int? {
    guard !numbers.isEmpty else { return nil }
    let number = Int(numbers[row])
    if firstRows[number] >= 0 { return Int(firstRows[number]) }
    firstRows[number] = Int32(truncatingIfNeeded: row)
    return nil
  }

  /// The numbers of the values of a column, 0 where one is missing, and how many there are.
  private static func numbers(of column: Column) -> ([Int32], count: Int) {
    switch column.values {
    case .text(let texts):
      var dictionary = TextDictionary()
      let numbers = dictionary.encode(texts).map { Int32(truncatingIfNeeded: ($0 ?? -1) + 1) }
      return (numbers, dictionary.texts.count + 1)
    case .number(let values):
      var known: [UInt64: Int32] = [:]
      let numbers = values.map { $0.map { known.number(of: $0.bitPattern) + 1 } ?? 0 }
      return (numbers, known.count + 1)
    case .date(let values):
      var known: [CalendarDate: Int32] = [:]
      let numbers = values.map { $0.map { known.number(of: $0) + 1 } ?? 0 }
      return (numbers, known.count + 1)
    }
  }
}

extension Dictionary where Value == Int32 {
  /// The number of a key, which is given the next one if it is new.
  fileprivate mutating func number(of key: Key) -> Int32 {
    let next = Int32(truncatingIfNeeded: count)
    if let number = self[key] { return number }
    self[key] = next
    return next
  }
}
