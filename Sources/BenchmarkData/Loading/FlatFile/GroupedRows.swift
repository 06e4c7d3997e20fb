/// Rows by the numbers of their groups, those of each in their order.
struct GroupedRows: Sendable {
  private let starts: [Int]
  private let rows: [Int32]

  /// Sorts `rows` by their groups.
  ///
  /// - Parameters:
  ///   - groups: The number of the group of every row of the file.
  ///   - count: The number of groups.
  /// - Complexity: O(rows + groups), by counting.
  init(_ rows: [Int32], by groups: [Int32], count: Int) {
    var starts = Array(repeating: 0, count: count + 1)
    for row in rows { starts[Int(groups[Int(row)]) + 1] += 1 }
    for group in starts.indices.dropFirst() { starts[group] += starts[group - 1] }
    var next = starts
    var sorted = Array(repeating: 0 as Int32, count: rows.count)
    for row in rows {
      let group = Int(groups[Int(row)])
      sorted[next[group]] = row
      next[group] += 1
    }
    (self.starts, self.rows) = (starts, sorted)
  }

  /// The number of groups.
  var count: Int { starts.count - 1 }

  /// The rows of a group.
  subscript(group: Int) -> ArraySlice<Int32> { rows[starts[group]..<starts[group + 1]] }
}
