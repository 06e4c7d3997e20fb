/// Ranks from 1, equal values sharing the mean of the ranks that they cover.
struct MidRanks: Hashable, Sendable {
  /// The ranks in the order of the values.
  let ranks: [Double]
  /// Σ (t³ − t) over the groups of t equal values: 0 where there are no ties.
  let tieSum: Double

  /// Whether any two values are equal.
  var hasTies: Bool { tieSum > 0 }

  /// Ranks finite values in O(n log n).
  ///
  /// - Parameter resolution: How far values may be apart that count as equal: the rounding with which they were computed.
  init(_ values: [Double], resolution: Double = 0) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var tieSum = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] - values[order[end - 1]] <= resolution { end += 1 }
      let rank = Double(start + end + 1) / 2
      for position in start..<end { ranks[order[position]] = rank }
      let size = Double(end - start)
      tieSum += size * size * size - size
      start = end
    }
    self.ranks = ranks
    self.tieSum = tieSum
  }
}
