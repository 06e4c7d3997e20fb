/// The set of ratios that two estimates are compatible with.
public enum RatioSet: Hashable, Sendable {
  /// All ratios from `lower` to `upper`.
  case bounded(lower: Double, upper: Double)
  /// All ratios up to `upper`: the denominator's estimate lies exactly at the edge of significance.
  case atMost(upper: Double)
  /// All ratios from `lower` on, likewise.
  case atLeast(lower: Double)
  /// All ratios up to `below` and all from `above` on: the denominator may be zero, the point between is excluded.
  case exterior(below: Double, above: Double)
  /// Every ratio: the data say nothing.
  case wholeLine
  /// No ratio: the denominator is known to be zero and the numerator is not.
  case empty

  /// Whether `ratio` belongs to the set, ends included.
  public func contains(_ ratio: Double) -> Bool {
    switch self {
    case .bounded(let lower, let upper): lower <= ratio && ratio <= upper
    case .atMost(let upper): ratio <= upper
    case .atLeast(let lower): lower <= ratio
    case .exterior(let below, let above): ratio <= below || above <= ratio
    case .wholeLine: !ratio.isNaN
    case .empty: false
    }
  }
}

/// Fieller's confidence set for a ratio of two parameters (Fieller 1954, doi 10.1111/j.2517-6161.1954.tb00159.x).
///
/// The ratios ρ under which numerator − ρ · denominator does not differ from 0: those with
/// (a − ρ b)² ≤ c² (V_aa − 2 ρ V_ab + ρ² V_bb). Bounded where the denominator differs from 0 at the same level, else the
/// outside of an interval, or everything: von Luxburg & Franz (2009, arXiv 0711.0198) show why no bounded set can do.
public enum Fieller {
  /// The confidence set.
  ///
  /// - Parameters:
  ///   - numerator: a, a finite number.
  ///   - denominator: b, a finite number.
  ///   - numeratorVariance: V_aa, at least 0.
  ///   - denominatorVariance: V_bb, at least 0.
  ///   - covariance: V_ab, at most √(V_aa V_bb) in size (1e-9 relative is forgiven).
  ///   - criticalValue: c, above 0: the quantile of t or of the normal distribution for the level.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` outside these domains.
  /// - Complexity: O(1).
  public static func ratio(
    numerator: Double, denominator: Double, numeratorVariance: Double, denominatorVariance: Double,
    covariance: Double = 0, criticalValue: Double
  ) throws(StatisticsError) -> RatioSet {
    try GSL.requireFinite(numerator, "numerator")
    try GSL.requireFinite(denominator, "denominator")
    try GSL.requireFinite(covariance, "covariance")
    try GSL.requirePositive(criticalValue, "criticalValue")
    for (variance, name) in [
      (numeratorVariance, "numeratorVariance"), (denominatorVariance, "denominatorVariance"),
    ] where !(variance >= 0 && variance.isFinite) {
      throw .invalidArgument(name: name, found: "\(variance)", requirement: "a finite number of at least 0")
    }
    let largest = numeratorVariance.squareRoot() * denominatorVariance.squareRoot()
    guard abs(covariance) <= largest * (1 + 1e-9) else {
      throw .invalidArgument(
        name: "covariance", found: "\(covariance)",
        requirement: "at most \(largest) in size, the root of the variances' product")
    }
    return set(
      a: numerator, b: denominator, aa: criticalValue * numeratorVariance.squareRoot(),
      bb: criticalValue * denominatorVariance.squareRoot(),
      correlation: largest > 0 ? max(-1, min(1, covariance / largest)) : 0)
  }

  /// The ρ with (b² − bb²) ρ² − 2 (ab − r·aa·bb) ρ + a² − aa² ≤ 0; `aa` and `bb` are critical value times standard error.
  private static func set(a: Double, b: Double, aa: Double, bb: Double, correlation r: Double) -> RatioSet {
    // In units of their own size, so that no square overflows.
    let aUnit = max(abs(a), aa)
    let bUnit = max(abs(b), bb)
    guard bUnit > 0 else { return abs(a) > aa ? .empty : .wholeLine }
    guard aUnit > 0 else { return abs(b) > bb ? .bounded(lower: 0, upper: 0) : .wholeLine }
    let (x, y, sx, sy) = (a / aUnit, b / bUnit, aa / aUnit, bb / bUnit)
    let unit = aUnit / bUnit
    let quadratic = (abs(y) - sy) * (abs(y) + sy)
    let linear = x * y - r * sx * sy
    let constant = (abs(x) - sx) * (abs(x) + sx)
    let discriminant =
      (x * sy - r * y * sx) * (x * sy - r * y * sx) + (1 - r * r) * sx * sx * (y - sy) * (y + sy)
    if quadratic == 0 {
      if linear == 0 { return constant > 0 ? .empty : .wholeLine }
      let end = constant / (2 * linear) * unit
      return linear > 0 ? .atLeast(lower: end) : .atMost(upper: end)
    }
    guard discriminant > 0 else {
      // A touch of the axis: one point where the set is bounded, everything else where it is not.
      return quadratic > 0 ? .bounded(lower: linear / quadratic * unit, upper: linear / quadratic * unit) : .wholeLine
    }
    let root = discriminant.squareRoot()
    let sum = linear + (linear < 0 ? -root : root)
    let first = sum / quadratic * unit
    let second = constant / sum * unit
    return quadratic > 0
      ? .bounded(lower: min(first, second), upper: max(first, second))
      : .exterior(below: min(first, second), above: max(first, second))
  }
}
