/// A statistic of two independent samples that is resampled without a call per draw.
public enum TwoSampleStatistic: Hashable, Sendable {
  /// The statistic of the first sample minus that of the second.
  case difference(of: SampleStatistic)
  /// mean(first) / mean(second).
  case ratioOfMeans
  /// The share of the pairs (a, b) with a > b, ties counting one half: (#{a > b} + ½ #{a = b}) / (n_a n_b).
  case probabilityOfSuperiority

  /// mean(first) − mean(second).
  public static let differenceOfMeans = TwoSampleStatistic.difference(of: .mean)
  /// median(first) − median(second).
  public static let differenceOfMedians = TwoSampleStatistic.difference(of: .median)

  /// The value of the statistic.
  ///
  /// - Returns: `nil` if a sample is empty or the statistic has no finite value.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or a parameter
  ///   outside its domain.
  /// - Complexity: O(n log n) for n values in all.
  public func value(first: [Double], second: [Double]) throws(StatisticsError) -> Double? {
    try validate()
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let value: Double
    switch self {
    case .difference(let statistic):
      value = statistic.value(ofSorted: first.sorted()) - statistic.value(ofSorted: second.sorted())
    case .ratioOfMeans:
      value =
        SampleStatistic.mean.value(ofSorted: first.sorted()) / SampleStatistic.mean.value(ofSorted: second.sorted())
    case .probabilityOfSuperiority: value = PairComparison(first, second).superiority
    }
    return value.isFinite ? value : nil
  }

  /// Throws unless the parameter lies in its domain.
  func validate() throws(StatisticsError) {
    if case .difference(let statistic) = self { try statistic.validate() }
  }
}
