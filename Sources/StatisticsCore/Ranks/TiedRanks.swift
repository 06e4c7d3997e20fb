/// Which end of a ranking is rank 1.
public enum RankingOrder: String, Hashable, Sendable, CaseIterable {
  /// The largest value has rank 1: higher is better.
  case largestFirst
  /// The smallest value has rank 1: lower is better.
  case smallestFirst
}

/// The rank that equal values share.
public enum RankTieRule: String, Hashable, Sendable, CaseIterable {
  /// The best of their places, as in sport: 1, 2, 2, 4. The same as `irank(omega = 0)` of R's csranks.
  case minimum
  /// The mean of their places: 1, 2.5, 2.5, 4. The same as `irank(omega = 0.5)`, and R's `rank`.
  case middle
  /// The worst of their places: 1, 3, 3, 4. The same as `irank(omega = 1)`.
  case maximum

  /// The rank of values that share the places `first ... last`.
  func rank(first: Int, last: Int) -> Double {
    switch self {
    case .minimum: Double(first)
    case .middle: Double(first) + Double(last - first) / 2
    case .maximum: Double(last)
    }
  }
}

/// Ranks of numbers.
public enum TiedRanks {
  /// The rank of each value among all, from 1.
  ///
  /// Only equal values tie: no tolerance is applied. An empty input gives an empty answer.
  ///
  /// ```swift
  /// try TiedRanks.of([7, 9, 7, 3])  // [2, 1, 2, 4]
  /// ```
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for NaN. Infinities have their place.
  /// - Complexity: O(n log n).
  public static func of(
    _ values: [Double], ties: RankTieRule = .minimum, order: RankingOrder = .largestFirst
  ) throws(StatisticsError) -> [Double] {
    for value in values where value.isNaN {
      throw .invalidArgument(name: "value", found: "nan", requirement: "a number that can be ordered")
    }
    var ranks = [Double](repeating: 0, count: values.count)
    var places = Array(values.indices)
    assign(&ranks, places: &places, values: values, ties: ties, order: order)
    return ranks
  }

  /// Ranks values that are known to be ordered, into space that is reused.
  static func assign(
    _ ranks: inout [Double], places: inout [Int], values: [Double], ties: RankTieRule, order: RankingOrder
  ) {
    switch order {
    case .largestFirst: places.sort { values[$0] > values[$1] }
    case .smallestFirst: places.sort { values[$0] < values[$1] }
    }
    var start = 0
    while start < places.count {
      var end = start
      while end + 1 < places.count, values[places[end + 1]] == values[places[start]] { end += 1 }
      let rank = ties.rank(first: start + 1, last: end + 1)
      for place in start...end { ranks[places[place]] = rank }
      start = end + 1
    }
  }
}
