extension IntervalMethod {
  /// The percentile interval; same as `boot.ci(type = "perc")` of R's boot, or `bootstrap(method="percentile")` of SciPy.
  public static func bootstrapPercentile(_ convention: BootstrapConvention) -> IntervalMethod {
    IntervalMethod("bootstrap-percentile-\(convention.rawValue)")
  }
}

/// Quantiles of replicates: the ends of percentile intervals, and what the other intervals are made from.
struct ReplicateQuantiles: IntervalEnds {
  let sorted: [Double]
  let convention: BootstrapConvention

  /// - Parameter sorted: At least one replicate, in ascending order.
  init(_ sorted: [Double], _ convention: BootstrapConvention) {
    self.sorted = sorted
    self.convention = convention
  }

  func end(at probability: Double) throws(StatisticsError) -> IntervalEnd {
    let deviation = (probability * (1 - probability) / Double(sorted.count)).squareRoot()
    return try end(at: probability, deviation: deviation)
  }

  /// - Parameter deviation: The standard error of the share of replicates below the end.
  func end(at probability: Double, deviation: Double) throws(StatisticsError) -> IntervalEnd {
    IntervalEnd(value: try value(at: probability), error: error(at: probability, deviation: deviation))
  }

  func value(at probability: Double) throws(StatisticsError) -> Double {
    switch convention {
    case .scipy: return Quantile.value(ofSorted: sorted, at: min(max(probability, 0), 1))
    case .rBoot: return try normalScaleQuantile(probability)
    }
  }

  /// The standard error of a share, carried over to the values: their spread within one standard error to either side.
  func error(at probability: Double, deviation: Double) -> Double {
    let low = max(probability - deviation, 0)
    let high = min(probability + deviation, 1)
    guard high > low else { return 0 }
    let spread = Quantile.value(ofSorted: sorted, at: high) - Quantile.value(ofSorted: sorted, at: low)
    return spread * deviation / (high - low)
  }

  /// Interpolation between the order statistics k and k + 1, k = ⌊(R + 1)α⌋, on the scale of normal quantiles (Davison &
  /// Hinkley 1997, eq. 5.8); the outermost order statistics beyond them.
  private func normalScaleQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    let total = Double(sorted.count + 1)
    let position = probability * total
    let whole = position.rounded(.down)
    guard whole >= 1 else { return sorted[0] }
    guard whole < Double(sorted.count) else { return sorted[sorted.count - 1] }
    let low = sorted[Int(whole) - 1]
    guard position != whole else { return low }
    let high = sorted[Int(whole)]
    let below = try GSL.normalQuantile(whole / total)
    let above = try GSL.normalQuantile((whole + 1) / total)
    return try low + (GSL.normalQuantile(probability) - below) / (above - below) * (high - low)
  }
}
