extension Table {
  /// The rows at `rows`, in that order; a row may come more than once.
  ///
  /// - Precondition: Each is one of `0 ..< rowCount`.
  /// - Complexity: O(number of rows asked for × number of columns).
  public func selecting(rows: some Sequence<Int>) -> Table {
    let rows = Array(rows)
    return Table(unchecked: columns.map { $0.selecting(rows: rows) }, rowCount: columns.isEmpty ? 0 : rows.count)
  }

  /// The rows of whose indices `isIncluded` holds.
  public func filteringRows<Failure>(
    _ isIncluded: (_ row: Int) throws(Failure) -> Bool
  ) throws(Failure) -> Table {
    var rows: [Int] = []
    for row in 0..<rowCount where try isIncluded(row) { rows.append(row) }
    return selecting(rows: rows)
  }

  /// A column to sort by, and its direction.
  public struct SortKey: Hashable, Sendable {
    /// The name of the column.
    public var column: String
    /// Whether the greatest value comes first.
    public var descending: Bool

    /// Sorts by `column`.
    public init(_ column: String, descending: Bool = false) {
      self.column = column
      self.descending = descending
    }

    /// Sorts by a column.
    public init<Value>(_ column: ColumnDefinition<Value>, descending: Bool = false) {
      self.init(column.name, descending: descending)
    }
  }

  /// The rows sorted by the first key, those equal there by the second, and so on; rows equal in all keep their order.
  ///
  /// Texts are ordered by their Unicode scalars, the same on every machine. Missing values, and those that are not a number,
  /// come last in either direction.
  ///
  /// - Throws: ``TableError/noSuchColumn(_:similar:)``.
  /// - Complexity: O(*n* log *n*) comparisons for *n* rows.
  public func sorted(by keys: [SortKey]) throws(TableError) -> Table {
    var ranks: [[Int]] = []
    for key in keys { ranks.append(try column(key.column).ranks(descending: key.descending)) }
    let order = (0..<rowCount).sorted { left, right in
      for rank in ranks where rank[left] != rank[right] { return rank[left] < rank[right] }
      return left < right
    }
    return selecting(rows: order)
  }

  /// The rows sorted by the columns called `names`, ascending; see the form that takes sort keys.
  public func sorted(by names: String...) throws(TableError) -> Table {
    try sorted(by: names.map { SortKey($0) })
  }
}

extension Column {
  /// The rank of each value among the distinct values; missing ones rank last.
  fileprivate func ranks(descending: Bool) -> [Int] {
    switch values {
    case .text(let values): Self.ranks(count, values.isMissing, descending) { values.precedes($0, $1) }
    case .number(let values):
      Self.ranks(count, { values.isMissing($0) || values.numbers[$0].isNaN }, descending) {
        values.numbers[$0] < values.numbers[$1]
      }
    case .date(let values):
      Self.ranks(count, values.isMissing, descending) { left, right in
        guard let left = values[left], let right = values[right] else { return false }
        return left < right
      }
    }
  }

  private static func ranks(
    _ count: Int, _ isMissing: (Int) -> Bool, _ descending: Bool, _ precedes: (Int, Int) -> Bool
  ) -> [Int] {
    let order = (0..<count).filter { !isMissing($0) }.sorted { descending ? precedes($1, $0) : precedes($0, $1) }
    var ranks = Array(repeating: count, count: count)
    var rank = 0
    for (index, row) in order.enumerated() {
      if index > 0, precedes(order[index - 1], row) || precedes(row, order[index - 1]) { rank = index }
      ranks[row] = rank
    }
    return ranks
  }
}

extension TextValues {
  /// Whether the text at `left` comes before that at `right`, byte by byte, which is scalar by scalar.
  fileprivate func precedes(_ left: Int, _ right: Int) -> Bool {
    (utf8(left) ?? []).lexicographicallyPrecedes(utf8(right) ?? [])
  }
}
