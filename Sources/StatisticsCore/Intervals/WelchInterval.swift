extension IntervalMethod {
  /// Welch's t for the difference of two means with unequal variances.
  public static let welch = IntervalMethod("welch-t")
}

/// Welch's interval for the difference of two means whose populations need not have the same variance.
///
/// x̄₁ − x̄₂ ± t(ν) · √(s₁²/n₁ + s₂²/n₂) with Satterthwaite's degrees of freedom ν (Welch 1947, doi 10.2307/2332510).
/// Same as R's `t.test(x, y)`.
public enum WelchInterval {
  /// The interval of mean(`first`) − mean(`second`).
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` if a sample has fewer than two
  ///   observations, with ``Degeneracy/constantData`` if neither sample varies. One constant sample is allowed.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or a level
  ///   outside (0, 1).
  /// - Complexity: O(n₁ + n₂).
  public static func difference(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let moments = WelchMoments(SampleMoments(first), SampleMoments(second))
    if let degeneracy = moments.degeneracy { return .undefined(degeneracy) }
    return try StudentTInterval.interval(
      center: moments.difference, standardError: moments.standardError, degreesOfFreedom: moments.degreesOfFreedom,
      observations: (min(first.count, second.count), 2), level: level, method: .welch)
  }

  /// Satterthwaite's degrees of freedom; nil where ``difference(_:_:level:)`` has no interval.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  public static func degreesOfFreedom(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> Double? {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    let moments = WelchMoments(SampleMoments(first), SampleMoments(second))
    return moments.degeneracy == nil ? moments.degreesOfFreedom : nil
  }
}

/// Two samples summed up without the assumption that their populations have the same variance.
struct WelchMoments: Hashable, Sendable {
  let first: SampleMoments
  let second: SampleMoments

  init(_ first: SampleMoments, _ second: SampleMoments) {
    self.first = first
    self.second = second
  }

  /// The difference of the means, first − second.
  var difference: Double { first.mean - second.mean }
  /// The standard error of the difference of the means.
  var standardError: Double { hypotenuse(first.standardError, second.standardError) }
  /// Satterthwaite's degrees of freedom.
  var degreesOfFreedom: Double {
    let p = first.standardError / standardError
    let q = second.standardError / standardError
    return 1 / (p * p * p * p / Double(first.count - 1) + q * q * q * q / Double(second.count - 1))
  }

  /// Why the samples determine no inference, if so.
  var degeneracy: Degeneracy? {
    let fewest = min(first.count, second.count)
    if fewest < 2 { return .tooFewObservations(found: fewest, needed: 2) }
    return first.isConstant && second.isConstant ? .constantData : nil
  }
}
