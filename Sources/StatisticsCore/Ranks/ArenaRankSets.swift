extension IntervalMethod {
  /// Rank sets from intervals that do not overlap, as arena leaderboards print them.
  public static let rankArena = IntervalMethod("rank-arena")
}

extension RankSets {
  /// Ranks by the rule of arena leaderboards: 1 + the number of systems whose lower end exceeds my upper end, and its
  /// mirror, the number of systems − those whose upper end lies under my lower end.
  ///
  /// Intervals that touch overlap. The rule has no stated coverage: intervals at level 0.95 that do not overlap are a
  /// stricter test than a difference at 0.95, but nothing corrects for the number of pairs; `level` of the answer is that of
  /// the intervals.
  ///
  /// - Parameters:
  ///   - lowerEnds: The lower end of each system's interval; −∞ is allowed.
  ///   - upperEnds: The upper ends; +∞ is allowed.
  ///   - level: The level of the intervals, which is passed on.
  ///   - order: Which end is rank 1.
  /// - Throws: ``StatisticsError`` for no systems, unequal lengths, NaN, ends in the wrong order, or a level outside (0, 1).
  /// - Complexity: O(p log p).
  public static func arena(
    lowerEnds: [Double], upperEnds: [Double], level: Double, order: RankingOrder = .largestFirst
  ) throws(StatisticsError) -> RankSets {
    try Validation.requireLevel(level)
    guard lowerEnds.count == upperEnds.count else {
      throw .unequalLengths(
        first: "lowerEnds", firstCount: lowerEnds.count, second: "upperEnds", secondCount: upperEnds.count)
    }
    guard !lowerEnds.isEmpty else {
      throw .invalidArgument(name: "intervals", found: "none", requirement: "at least one")
    }
    for (lower, upper) in zip(lowerEnds, upperEnds) where !(lower <= upper) {
      throw .invalidArgument(name: "interval", found: "\(lower) … \(upper)", requirement: "ends in ascending order")
    }
    let count = lowerEnds.count
    let lowers = lowerEnds.sorted()
    let uppers = upperEnds.sorted()
    let sets = (0..<count).map { system in
      let above = count - lowers.partitionPoint { $0 <= upperEnds[system] }
      let below = uppers.partitionPoint { $0 < lowerEnds[system] }
      return order == .largestFirst
        ? RankSet(lower: 1 + above, upper: count - below) : RankSet(lower: 1 + below, upper: count - above)
    }
    return RankSets(sets: sets, level: level, method: .rankArena)
  }
}

extension Array where Element == Double {
  /// The number of leading elements that satisfy `predicate`, in an array where those come first.
  fileprivate func partitionPoint(_ predicate: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
