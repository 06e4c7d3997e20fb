/// A weighted sum of regression coefficients with its standard error: the difference of two slopes, a fitted line's
/// value at some time.
public struct LinearContrast: Hashable, Sendable {
  /// w · β.
  public let estimate: Double
  /// √(wᵀ V w).
  public let standardError: Double
  /// The degrees of freedom of t.
  public let degreesOfFreedom: Double

  /// Makes the sum from its weights.
  ///
  /// - Parameters:
  ///   - weights: One a coefficient.
  ///   - coefficients: The estimated coefficients.
  ///   - covariance: Of the coefficients, as ``LeastSquares/biasReducedCovariance(clusters:sides:)`` gives it.
  ///   - degreesOfFreedom: The degrees of freedom of t.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``;
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for a number that is not finite or no degree of
  ///   freedom.
  /// - Complexity: O(k²).
  public init(
    _ weights: [Double], of coefficients: [Double], covariance: Matrix, degreesOfFreedom: Double
  ) throws(StatisticsError) {
    try Validation.requireFinite(weights, "weights")
    try Validation.requireFinite(coefficients, "coefficients")
    try Validation.requireSameCount(weights, "weights", coefficients, "coefficients")
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else {
      throw .invalidArgument(name: "degreesOfFreedom", found: "\(degreesOfFreedom)", requirement: "above 0")
    }
    estimate = Self.product(weights, coefficients)
    standardError = max(0, Self.product(weights, try covariance.multiplied(by: weights))).squareRoot()
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The t interval; `.undefined` with ``Degeneracy/constantData`` where the standard error is zero.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1).
  public func interval(
    level: Double = 0.95, method: IntervalMethod = .biasReducedClusters
  ) throws(StatisticsError) -> IntervalResult {
    try StudentTInterval.interval(
      center: estimate, standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      observations: (2, 2), level: level, method: method)
  }

  /// How much confidence the data give to the true sum's being at most `bound`: the one-sided p-value of the hypothesis
  /// that it is greater, P(t ≤ (bound − estimate)/standard error); `nil` where the standard error is zero.
  ///
  /// Same as the posterior probability under a flat prior.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a bound that is not finite.
  public func confidence(atMost bound: Double) throws(StatisticsError) -> Double? {
    try GSL.requireFinite(bound, "bound")
    guard standardError > 0 else { return nil }
    return try GSL.studentTCDF((bound - estimate) / standardError, degreesOfFreedom: degreesOfFreedom)
  }

  static func product(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension BiasReducedCovariance {
  /// A weighted sum of the coefficients, with ``fewerDegreesOfFreedom(of:limits:)``; `nil` where no cluster has a say in it.
  ///
  /// - Parameters:
  ///   - weights: One a coefficient.
  ///   - coefficients: The estimated coefficients.
  ///   - limits: How many degrees of freedom each side has at most.
  /// - Throws: As ``LinearContrast/init(_:of:covariance:degreesOfFreedom:)``.
  public func contrast(
    _ weights: [Double], of coefficients: [Double], limits: [Double] = []
  ) throws(StatisticsError) -> LinearContrast? {
    guard let degrees = try fewerDegreesOfFreedom(of: weights, limits: limits) else { return nil }
    return try LinearContrast(weights, of: coefficients, covariance: covariance, degreesOfFreedom: degrees)
  }

  /// Fieller's set of the ratio of two weighted sums of the coefficients, with the fewest degrees of freedom that any sum of the two
  /// has; `nil` where no cluster has a say in them.
  ///
  /// - Throws: As ``Fieller/ratio(of:to:coefficients:covariance:degreesOfFreedom:level:)``.
  public func ratio(
    of numerator: [Double], to denominator: [Double], coefficients: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> RatioSet? {
    guard let degrees = try fewestDegreesOfFreedom(of: numerator, and: denominator) else { return nil }
    return try Fieller.ratio(
      of: numerator, to: denominator, coefficients: coefficients, covariance: covariance, degreesOfFreedom: degrees,
      level: level)
  }
}

extension IntervalMethod {
  /// Fieller's set of ratios.
  public static let fieller = IntervalMethod("fieller-t")
}

extension Fieller {
  /// The confidence set of a ratio of two weighted sums of regression coefficients, with t's quantile.
  ///
  /// - Throws: As ``LinearContrast/init(_:of:covariance:degreesOfFreedom:)``, and for a level outside (0, 1).
  /// - Complexity: O(k²).
  public static func ratio(
    of numerator: [Double], to denominator: [Double], coefficients: [Double], covariance: Matrix,
    degreesOfFreedom: Double, level: Double = 0.95
  ) throws(StatisticsError) -> RatioSet {
    try Validation.requireLevel(level)
    let top = try LinearContrast(
      numerator, of: coefficients, covariance: covariance, degreesOfFreedom: degreesOfFreedom)
    let bottom = try LinearContrast(
      denominator, of: coefficients, covariance: covariance, degreesOfFreedom: degreesOfFreedom)
    return try ratio(
      numerator: top.estimate, denominator: bottom.estimate,
      numeratorVariance: top.standardError * top.standardError,
      denominatorVariance: bottom.standardError * bottom.standardError,
      covariance: LinearContrast.product(numerator, covariance.multiplied(by: denominator)),
      criticalValue: GSL.studentTUpperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom))
  }
}
