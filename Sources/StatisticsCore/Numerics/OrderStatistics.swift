/// Quantiles of sorted simulated values, and how far they may be off.
enum OrderStatistics {
  /// The type-7 quantile of Hyndman & Fan (1996, doi 10.2307/2684934): R's and NumPy's default.
  ///
  /// The same as ``Quantile`` up to the last bit: that one also has R's tolerance for the rounding of the probability.
  ///
  /// - Precondition: `sorted` is in ascending order and not empty, `probability` in 0 ... 1.
  static func quantile(ofSorted sorted: [Double], at probability: Double) -> Double {
    interpolated(sorted, at: Double(sorted.count - 1) * probability)
  }

  /// The Monte Carlo standard error of a quantile of independent draws.
  ///
  /// The number of draws under the quantile is binomial with standard deviation d = √(R p (1 − p)): the error is half of
  /// the distance between the order statistics d places to either side, stretched where the sample ends before that.
  static func monteCarloError(ofSorted sorted: [Double], at probability: Double) -> Double {
    let count = sorted.count
    guard count > 1 else { return .infinity }
    let centre = Double(count - 1) * probability
    let distance = max(sqrt(Double(count) * probability * (1 - probability)), 0.5)
    let low = max(centre - distance, 0)
    let high = min(centre + distance, Double(count - 1))
    return (interpolated(sorted, at: high) - interpolated(sorted, at: low)) / (high - low) * distance
  }

  /// The percentile interval of independent draws, with the Monte Carlo error of its ends.
  ///
  /// - Precondition: `sorted` is in ascending order and not empty, `level` strictly between 0 and 1.
  static func percentileInterval(ofSorted sorted: [Double], level: Double, method: IntervalMethod) -> ConfidenceInterval
  {
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      lower: quantile(ofSorted: sorted, at: tail), upper: quantile(ofSorted: sorted, at: 1 - tail), level: level,
      method: method,
      monteCarloError: MonteCarloError(
        lower: monteCarloError(ofSorted: sorted, at: tail), upper: monteCarloError(ofSorted: sorted, at: 1 - tail)))
  }

  /// Whether draws differ by no more than rounding.
  ///
  /// - Precondition: `sorted` is in ascending order.
  static func isConstant(_ sorted: [Double]) -> Bool {
    guard let lowest = sorted.first, let highest = sorted.last else { return true }
    return highest - lowest <= 8 * Double.ulpOfOne * max(abs(lowest), abs(highest))
  }

  /// The value at a place between two order statistics, counted from 0.
  private static func interpolated(_ sorted: [Double], at place: Double) -> Double {
    let lower = min(max(Int(place.rounded(.down)), 0), sorted.count - 1)
    let upper = min(lower + 1, sorted.count - 1)
    let fraction = place - Double(lower)
    return fraction > 0 ? sorted[lower] + fraction * (sorted[upper] - sorted[lower]) : sorted[lower]
  }
}
