/// The nine definitions of a sample quantile of Hyndman & Fan (1996, doi 10.2307/2684934), numbered as in R.
public enum QuantileType: Int, Hashable, Sendable, CaseIterable {
  /// Type 1: the inverse of the empirical distribution function.
  case inverseDistribution = 1
  /// Type 2: as type 1, averaged where the distribution function is flat.
  case averagedInverseDistribution
  /// Type 3: the nearest order statistic, an even one where two are as near (SAS).
  case nearestEven
  /// Type 4: linear interpolation of the empirical distribution function.
  case linearInverseDistribution
  /// Type 5: a piecewise linear function through the midpoints of the steps (Hazen).
  case hazen
  /// Type 6: linear interpolation of the expected order statistics of the uniform distribution (Weibull, Minitab, SPSS).
  case weibull
  /// Type 7: linear interpolation of the modes (R's, NumPy's and Excel's default).
  case linear
  /// Type 8: approximately median-unbiased whatever the distribution.
  case medianUnbiased
  /// Type 9: approximately unbiased for a normal distribution.
  case normalUnbiased
}

/// Sample quantiles.
public enum Quantile {
  /// The quantile of a sample at a probability from 0 to 1.
  ///
  /// Same as R's `quantile(sample, probability, type = n)`, R's tolerance of four units of rounding included; for type 7
  /// the same as NumPy's `quantile`.
  ///
  /// - Returns: The quantile, in the unit of the sample; `nil` for an empty sample.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or a
  ///   probability outside [0, 1].
  /// - Complexity: O(n log n).
  public static func value(
    of sample: [Double], at probability: Double, type: QuantileType = .linear
  ) throws(StatisticsError) -> Double? {
    try requireProbability(probability)
    try Validation.requireFinite(sample, "sample")
    guard !sample.isEmpty else { return nil }
    return value(ofSorted: sample.sorted(), at: probability, type: type)
  }

  /// The quantile of a sample in ascending order; the sample has at least one value and no NaN.
  static func value(ofSorted sorted: [Double], at probability: Double, type: QuantileType = .linear) -> Double {
    let position = QuantilePosition(count: sorted.count, probability: probability, type: type)
    return position.interpolate(sorted[position.lower], sorted[position.upper])
  }

  static func requireProbability(_ probability: Double) throws(StatisticsError) {
    guard probability >= 0, probability <= 1 else {
      throw .invalidArgument(name: "probability", found: "\(probability)", requirement: "a number from 0 to 1")
    }
  }
}

/// Where between two order statistics a quantile lies.
struct QuantilePosition: Hashable, Sendable {
  /// The order statistic below, counted from 0.
  let lower: Int
  /// The order statistic above, counted from 0.
  let upper: Int
  /// The weight of the order statistic above.
  let weight: Double

  init(count: Int, probability: Double, type: QuantileType = .linear) {
    let n = Double(count)
    let tolerance = 4 * Double.ulpOfOne
    let position: Double
    switch type {
    case .inverseDistribution, .averagedInverseDistribution: position = n * probability
    case .nearestEven: position = n * probability - 0.5
    case .linearInverseDistribution: position = n * probability
    case .hazen: position = 0.5 + probability * n
    case .weibull: position = probability * (n + 1)
    case .linear: position = 1 + probability * (n - 1)
    case .medianUnbiased: position = 1.0 / 3 + probability * (n + 1.0 / 3)
    case .normalUnbiased: position = 3.0 / 8 + probability * (n + 1.0 / 4)
    }
    let whole = (position + tolerance).rounded(.down)
    var fraction = position - whole
    switch type {
    case .inverseDistribution: fraction = fraction > 0 ? 1 : 0
    case .averagedInverseDistribution: fraction = fraction > 0 ? 1 : 0.5
    case .nearestEven: fraction = fraction != 0 || whole.truncatingRemainder(dividingBy: 2) != 0 ? 1 : 0
    default: if abs(fraction) < tolerance { fraction = 0 }
    }
    let last = count - 1
    lower = min(max(Int(whole) - 1, 0), last)
    upper = min(max(Int(whole), 0), last)
    weight = fraction
  }

  func interpolate(_ low: Double, _ high: Double) -> Double {
    if weight == 0 || low == high { return low }
    if weight == 1 { return high }
    return (1 - weight) * low + weight * high
  }
}
