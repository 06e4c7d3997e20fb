/// Statistics of order of values in ascending order that are counted so many times each.
enum WeightedOrder {
  /// The value; NaN where all counts are 0.
  static func value(of statistic: SampleStatistic, _ sorted: [Double], counts: UnsafeBufferPointer<Int>) -> Double {
    let total = counts.reduce(0, &+)
    guard total > 0 else { return .nan }
    let rule = statistic.orderRule(count: total) ?? .trimmed(cut: 0)
    return sorted.withUnsafeBufferPointer { value(rule, $0, counts, total: total) }
  }

  /// The value by a rule that was made for `total`, the positive sum of the counts.
  @inline(__always)
  static func value(
    _ rule: OrderRule, _ sorted: UnsafeBufferPointer<Double>, _ counts: UnsafeBufferPointer<Int>, total: Int
  ) -> Double {
    switch rule {
    case .quantile(let position): quantile(position, sorted, counts)
    case .trimmed(let cut): trimmedMean(sorted, counts, from: cut, to: total - cut)
    }
  }

  @inline(__always)
  private static func quantile(
    _ position: QuantilePosition, _ sorted: UnsafeBufferPointer<Double>, _ counts: UnsafeBufferPointer<Int>
  ) -> Double {
    var place = 0
    var passed = counts[0]
    while passed <= position.lower {
      place += 1
      passed &+= counts[place]
    }
    let low = sorted[place]
    while passed <= position.upper {
      place += 1
      passed &+= counts[place]
    }
    return position.interpolate(low, sorted[place])
  }

  /// The mean of the order statistics `from ..< to`.
  @inline(__always)
  private static func trimmedMean(
    _ sorted: UnsafeBufferPointer<Double>, _ counts: UnsafeBufferPointer<Int>, from: Int, to: Int
  ) -> Double {
    var place = 0
    var passed = counts[0]
    while passed <= from {
      place += 1
      passed &+= counts[place]
    }
    // Relative to the smallest value that is kept, lest the sum should lose digits or overflow.
    let reference = sorted[place]
    var even = 0.0
    var odd = 0.0
    while passed < to {
      place += 1
      let before = passed
      passed &+= counts[place]
      let kept = min(passed, to) &- before
      if place & 1 == 0 {
        even += Double(kept) * (sorted[place] - reference)
      } else {
        odd += Double(kept) * (sorted[place] - reference)
      }
    }
    return reference + (even + odd) / Double(to - from)
  }

  /// The statistic without each value in turn, all counted once.
  ///
  /// - Complexity: O(n).
  static func leaveOneOut(_ statistic: SampleStatistic, _ sorted: [Double]) -> [Double] {
    let count = sorted.count
    guard count > 1 else { return Array(repeating: .nan, count: count) }
    let rule = statistic.orderRule(count: count - 1) ?? .trimmed(cut: 0)
    switch rule {
    case .quantile(let position):
      return (0..<count).map { left in
        position.interpolate(
          sorted[position.lower < left ? position.lower : position.lower + 1],
          sorted[position.upper < left ? position.upper : position.upper + 1])
      }
    case .trimmed(let cut):
      // Without a value the kept range is `cut ..< count - 1 - cut` of what is left: one of the range
      // `cut ..< count - cut` is missing, the value itself or the end that moved.
      let kept = cut..<(count - cut)
      let reference = sorted[count / 2]
      let sum = sorted[kept].reduce(0) { $0 + ($1 - reference) }
      return (0..<count).map { left in
        let missing = min(max(left, kept.lowerBound), kept.upperBound - 1)
        return reference + (sum - (sorted[missing] - reference)) / Double(kept.count - 1)
      }
    }
  }
}
