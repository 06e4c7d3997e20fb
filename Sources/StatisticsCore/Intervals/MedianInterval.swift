extension IntervalMethod {
  /// Order statistics about the sample median, interpolated.
  public static let medianOrderStatistics = IntervalMethod("median-order-statistics")
}

/// The interval of a population's median, whatever its distribution.
///
/// The k-th value from either end encloses the median with the chance 1 − 2 P(X < k), X ~ Bin(n, ½): one k gives more than the level, the next
/// less, and the ends are interpolated between them (Hettmansperger & Sheather 1986, doi 10.1016/0167-7152(86)90021-0). The coverage is then that of the
/// level to within some thousandths for symmetric and skewed distributions alike, where percentiles of resampled medians cover .75 of 3 values and .91 of
/// 8.
public enum MedianInterval {
  /// The interval of the median.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` where the smallest and the largest value enclose the median
  ///   with less than the level (fewer than 6 values for 0.95), and with ``Degeneracy/constantData`` where both ends are one value.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or a level outside (0, 1).
  /// - Complexity: O(n log n).
  public static func median(of sample: [Double], level: Double = 0.95) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    try Validation.requireFinite(sample, "sample")
    let count = sample.count
    guard let rank = try rank(count, level) else {
      var needed = 2
      while try coverage(1, needed) < level { needed += 1 }
      return .undefined(.tooFewObservations(found: count, needed: needed))
    }
    let sorted = sample.sorted()
    let (outer, inner) = (try coverage(rank, count), try coverage(rank + 1, count))
    let (n, k, share) = (Double(count), Double(rank), (outer - level) / (outer - inner))
    let inward = (n - k) * share / (k + (n - 2 * k) * share)
    let lower = (1 - inward) * sorted[rank - 1] + inward * sorted[rank]
    let upper = (1 - inward) * sorted[count - rank] + inward * sorted[count - rank - 1]
    guard lower < upper else { return .undefined(.constantData) }
    return .interval(ConfidenceInterval(lower: lower, upper: upper, level: level, method: .medianOrderStatistics))
  }

  /// The largest k that gives the level; nil where none does.
  private static func rank(_ count: Int, _ level: Double) throws(StatisticsError) -> Int? {
    var (low, high) = (0, count / 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if try coverage(middle, count) >= level { low = middle } else { high = middle - 1 }
    }
    return low > 0 ? low : nil
  }

  /// 1 − 2 P(X < rank), X ~ Bin(count, ½).
  private static func coverage(_ rank: Int, _ count: Int) throws(StatisticsError) -> Double {
    1 - 2 * (try FairCoin.upperTail(successes: Double(count - rank + 1), trials: Double(count)))
  }
}
