/// A statistic of one sample that is resampled without a call per draw.
public enum SampleStatistic: Hashable, Sendable {
  /// The arithmetic mean.
  case mean
  /// The mean of what is left after the `proportion` of smallest and the `proportion` of largest values are cut away,
  /// each cut rounded down to whole observations. Same as R's `mean(x, trim = proportion)` and SciPy's `trim_mean`.
  case trimmedMean(proportion: Double)
  /// The mean of the middle half: ``trimmedMean(proportion:)`` with a quarter cut from each end.
  case interquartileMean
  /// The median; of an even number of values the mean of the middle two.
  case median
  /// The quantile of type 7, see ``QuantileType/linear``.
  case quantile(Double)

  /// The value of the statistic.
  ///
  /// - Returns: `nil` for an empty sample.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite, a proportion
  ///   outside [0, 0.5) or a probability outside [0, 1].
  /// - Complexity: O(n log n). The order of the values does not matter, not even to the last bit.
  public func value(of sample: [Double]) throws(StatisticsError) -> Double? {
    try validate()
    try Validation.requireFinite(sample, "sample")
    guard !sample.isEmpty else { return nil }
    return value(ofSorted: sample.sorted())
  }

  /// Throws unless the parameter lies in its domain.
  func validate() throws(StatisticsError) {
    switch self {
    case .trimmedMean(let proportion):
      guard proportion >= 0, proportion < 0.5 else {
        throw .invalidArgument(
          name: "proportion", found: "\(proportion)", requirement: "at least 0 and less than 0.5")
      }
    case .quantile(let probability): try Quantile.requireProbability(probability)
    case .mean, .interquartileMean, .median: break
    }
  }

  /// What the statistic needs of the order statistics; `nil` for the mean.
  func orderRule(count: Int) -> OrderRule? {
    switch self {
    case .mean: return nil
    case .trimmedMean(let proportion): return .trimmed(cut: Int(proportion * Double(count)))
    case .interquartileMean: return .trimmed(cut: Int(0.25 * Double(count)))
    case .median: return .quantile(QuantilePosition(count: count, probability: 0.5))
    case .quantile(let probability): return .quantile(QuantilePosition(count: count, probability: probability))
    }
  }

  /// The value for at least one finite number in ascending order.
  func value(ofSorted sorted: [Double]) -> Double {
    switch orderRule(count: sorted.count) {
    case .quantile(let position): position.interpolate(sorted[position.lower], sorted[position.upper])
    case .trimmed(let cut): Self.mean(sorted[cut..<(sorted.count - cut)])
    case nil: Self.mean(sorted[...])
    }
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    guard let reference = values.first else { return .nan }
    var sum = 0.0
    for value in values { sum += value - reference }
    return reference + sum / Double(values.count)
  }
}

/// Which order statistics a statistic uses, and how.
enum OrderRule: Hashable, Sendable {
  /// An interpolation between two of them.
  case quantile(QuantilePosition)
  /// The mean of all but `cut` at each end.
  case trimmed(cut: Int)
}
