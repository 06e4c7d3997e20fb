/// A statistic of pairs of values that is resampled, pair by pair, without a call per draw.
public enum PairedStatistic: Hashable, Sendable {
  /// The statistic of the first values minus that of the second. For a statistic of the differences within pairs,
  /// resample the differences as one sample.
  case difference(of: SampleStatistic)
  /// mean(first) / mean(second).
  case ratioOfMeans
  /// Pearson's correlation.
  case correlation
  /// The share of the pairs with first > second, ties counting one half.
  case probabilityOfSuperiority

  /// mean(first) − mean(second).
  public static let differenceOfMeans = PairedStatistic.difference(of: .mean)
  /// median(first) − median(second).
  public static let differenceOfMedians = PairedStatistic.difference(of: .median)

  /// The value of the statistic.
  ///
  /// - Returns: `nil` if there is no pair or the statistic has no finite value: a ratio over zero, the correlation of a
  ///   constant.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or a parameter
  ///   outside its domain; ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``.
  /// - Complexity: O(n log n).
  public func value(first: [Double], second: [Double]) throws(StatisticsError) -> Double? {
    try Bootstrap.pairedEngine(for: self, first: first, second: second, design: .independent, studentized: false)
      .estimate
  }

  /// Throws unless the parameter lies in its domain.
  func validate() throws(StatisticsError) {
    if case .difference(let statistic) = self { try statistic.validate() }
  }
}
