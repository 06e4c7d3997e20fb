/// The noncentral t distribution: of (Z + δ)/√(χ²(ν)/ν), Z standard normal, δ the noncentrality.
enum NoncentralT {
  /// The probability that the statistic is at most `t`. Same as R's `pt(t, df, ncp)` and SciPy's `nct.cdf`, without R's
  /// limit |δ| ≤ 37.62.
  ///
  /// The mean of Φ(t s − δ) over s = √(χ²(ν)/ν); where that is nearly a step (|δ| > 30 and |t| > √(ν/2)), the mean
  /// over Z of the probability that s exceeds (Z + δ)/t. Absolute error about 1e-13.
  ///
  /// - Parameters:
  ///   - t: A finite number.
  ///   - degreesOfFreedom: ν, at least 1; may be infinite.
  ///   - noncentrality: δ, a finite number.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` outside these domains;
  ///   ``StatisticsError/notConverged(function:steps:)`` if the integral did not reach its tolerance.
  /// - Complexity: A few hundred evaluations of the normal distribution.
  static func cumulativeProbability(
    _ t: Double, degreesOfFreedom: Double, noncentrality: Double
  ) throws(StatisticsError) -> Double {
    try GSL.requireFinite(t, "t")
    try GSL.requireFinite(noncentrality, "noncentrality")
    try GSL.requireDegreesOfFreedom(degreesOfFreedom)
    if abs(noncentrality) > 30, degreesOfFreedom >= 1, abs(t) > (degreesOfFreedom / 2).squareRoot() {
      if t < 0 {
        return 1 - (try farCumulativeProbability(-t, degreesOfFreedom, -noncentrality))
      }
      return try farCumulativeProbability(t, degreesOfFreedom, noncentrality)
    }
    return try ScaleMixture.mean(degreesOfFreedom: degreesOfFreedom, name: "noncentral t") {
      scale throws(StatisticsError) in
      try GSL.normalCDF(t * scale - noncentrality)
    }
  }

  /// The noncentrality δ under which the statistic is at most `t` with the given probability.
  ///
  /// It falls as the probability rises: the ends of a 95 % interval of δ are at .975 and .025.
  ///
  /// - Parameters: As ``cumulativeProbability(_:degreesOfFreedom:noncentrality:)``; `probability` strictly between 0 and 1.
  /// - Throws: As ``cumulativeProbability(_:degreesOfFreedom:noncentrality:)``.
  static func noncentrality(
    _ t: Double, degreesOfFreedom: Double, probability: Double
  ) throws(StatisticsError) -> Double {
    try GSL.requireFinite(t, "t")
    try GSL.requireOpenUnit(probability, "probability")
    let excess = { (delta: Double) throws(StatisticsError) -> Double in
      try cumulativeProbability(t, degreesOfFreedom: degreesOfFreedom, noncentrality: delta) - probability
    }
    // δ̂ ≈ t with standard error √(1 + t²/2ν).
    let spread = (1 + t * t / (2 * degreesOfFreedom)).squareRoot()
    guard spread.isFinite else {
      throw .invalidArgument(name: "t", found: "\(t)", requirement: "a number whose square is finite")
    }
    var reach = 3 * spread
    while try excess(t - reach) < 0 { reach = try wider(reach) }
    let lower = t - reach
    reach = 3 * spread
    while try excess(t + reach) > 0 { reach = try wider(reach) }
    return try RootFinding.root(between: lower, and: t + reach, name: "noncentrality of t", of: excess)
  }

  private static func wider(_ reach: Double) throws(StatisticsError) -> Double {
    guard reach < 1e150 else { throw .notConverged(function: "noncentrality of t", steps: 500) }
    return 2 * reach
  }

  /// The probability for t ≥ 0 and |δ| > 30, by the trapezoidal rule over Z.
  private static func farCumulativeProbability(
    _ t: Double, _ degreesOfFreedom: Double, _ noncentrality: Double
  ) throws(StatisticsError) -> Double {
    // Z + δ keeps its sign wherever Z has mass.
    if noncentrality < 0 { return 1 }
    guard t > 0 else { return 0 }
    var (weights, products) = (0.0, 0.0)
    // In Z the tail of χ² has the scale t/√(2ν), which is above ½ here.
    let step = 0.125
    let count = Int((9 / step).rounded(.up))
    for index in -count...count {
      let z = Double(index) * step
      let weight = exp(-z * z / 2)
      let ratio = (z + noncentrality) / t
      weights += weight
      products +=
        weight * (try GSL.chiSquaredUpperTail(degreesOfFreedom * ratio * ratio, degreesOfFreedom: degreesOfFreedom))
    }
    return min(1, products / weights)
  }
}
