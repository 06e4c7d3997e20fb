/// The first row with each key: rows are asked for one by one, and each is told the earlier one with its key.
package struct FirstRows: Sendable {
  private let keys: [UInt64]
  /// The first row with each key: at the key itself where keys are few, else in an open-addressing table; -1 where there is none.
  private var rows: [Int32]
  private let isDirect: Bool

  /// No row has been asked for yet.
  ///
  /// - Parameters:
  ///   - keys: The key of each row.
  ///   - range: Keys are below this; `nil` if they may be anything.
  package init(_ keys: [UInt64], below range: UInt64? = nil) {
    self.keys = keys
    let direct = range.flatMap { $0 <= UInt64(max(1 << 16, 4 * keys.count)) ? Int($0) : nil }
    isDirect = direct != nil
    var size = 64
    while size < 2 * keys.count { size *= 2 }
    rows = Array(repeating: -1, count: direct ?? size)
  }

  /// The row that was asked for first of those with the key of `row`; `nil` if this is the first.
  ///
  /// - Complexity: O(1), expected.
  package mutating func firstRow(withKeyOf row: Int) -> Int? {
    let key = keys[row]
    var place = Int(truncatingIfNeeded: isDirect ? key : TextHash.folded(0, key) & UInt64(rows.count - 1))
    while rows[place] >= 0 {
      let first = Int(rows[place])
      if isDirect || keys[first] == key { return first }
      place = (place + 1) & (rows.count - 1)
    }
    rows[place] = Int32(truncatingIfNeeded: row)
    return nil
  }
}
