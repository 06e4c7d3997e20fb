extension IntervalMethod {
  /// Newcombe's method 5 for the probability of superiority.
  public static let newcombeSuperiority = IntervalMethod("newcombe-5")
}

/// The probability of superiority A: that a member of the first population exceeds one of the second, ties counting half.
///
/// Also known as the area under the ROC curve, and as U/(mn) of Mann and Whitney.
///
/// Both functions return `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for an empty sample and throw
/// ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
public enum Superiority {
  /// A = (#{a > b} + ½ #{a = b})/(n₁ n₂).
  ///
  /// - Complexity: O((n₁ + n₂) log (n₁ + n₂)).
  public static func estimate(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> EstimateResult {
    try Validation.requireFinite(first, "first")
    try Validation.requireFinite(second, "second")
    guard !first.isEmpty, !second.isEmpty else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    return .estimate(PairComparison(first, second).superiority)
  }

  /// Newcombe's method 5 (2006, doi 10.1002/sim.2324).
  ///
  /// The set of θ with |A − θ| ≤ z √V(θ), where V is the variance of Hanley and McNeil (1982,
  /// doi 10.1148/radiology.143.1.7063747) under exponential populations,
  /// V(θ) = θ(1 − θ)[1 + s(1 − θ)/(2 − θ) + s θ/(1 + θ)]/(n₁ n₂), with s = (n₁ + n₂)/2 − 1 in place of their n₂ − 1 and
  /// n₁ − 1. The variance is taken at the end sought, not at A, so the interval exists at A = 0 and A = 1 too, stays
  /// within [0, 1], and has 0 or 1 as its outer end there. Solved to the last bits.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1) too.
  /// - Complexity: As ``estimate(_:_:)``.
  public static func interval(
    _ first: [Double], _ second: [Double], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    switch try estimate(first, second) {
    case .undefined(let degeneracy): return .undefined(degeneracy)
    case .estimate(let value):
      let ends = try interval(superiority: value, firstCount: first.count, secondCount: second.count, level: level)
      return .interval(ends)
    }
  }

  /// Newcombe's method 5 for a published A and the two sample sizes.
  ///
  /// - Parameters:
  ///   - superiority: A, from 0 to 1.
  ///   - firstCount: n₁, at least 1.
  ///   - secondCount: n₂, at least 1.
  ///   - level: The nominal coverage.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` outside these domains.
  public static func interval(
    superiority: Double, firstCount: Int, secondCount: Int, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    try Validation.requireLevel(level)
    guard superiority >= 0, superiority <= 1 else {
      throw .invalidArgument(name: "superiority", found: "\(superiority)", requirement: "a number from 0 to 1")
    }
    for (count, name) in [(firstCount, "firstCount"), (secondCount, "secondCount")] where count < 1 {
      throw .invalidArgument(name: name, found: "\(count)", requirement: "at least 1")
    }
    let z = try GSL.normalUpperQuantile((1 - level) / 2)
    let (m, n) = (Double(firstCount), Double(secondCount))
    // By the symmetry of the variance the lower end at A is 1 − the upper end at 1 − A.
    let upper = try upperEnd(superiority, m: m, n: n, z: z)
    let lower = 1 - (try upperEnd(1 - superiority, m: m, n: n, z: z))
    return ConfidenceInterval(lower: lower, upper: upper, level: level, method: .newcombeSuperiority)
  }

  private static func upperEnd(_ a: Double, m: Double, n: Double, z: Double) throws(StatisticsError) -> Double {
    guard a < 1 else { return 1 }
    let s = (m + n) / 2 - 1
    let scale = z * z / m / n
    // (θ − a)² − z² V(θ), over θ: the division removes the root at 0 that a = 0 has.
    return try RootFinding.root(between: a, and: 1, name: "Newcombe's method 5") { theta in
      let shape = 1 + s * (1 - theta) / (2 - theta) + s * theta / (1 + theta)
      let distance = a == 0 ? theta : (theta - a) / theta * (theta - a)
      return distance - scale * (1 - theta) * shape
    }
  }
}

/// How often a value of one sample exceeds, equals or falls short of a value of the other, over all pairs.
///
/// Counts are doubles: exact up to 2⁵³ pairs, and they do not overflow.
struct PairComparison: Hashable, Sendable {
  /// The number of pairs with a > b.
  let greater: Double
  /// The number of pairs with a = b.
  let equal: Double
  /// The number of pairs with a < b.
  let less: Double

  /// Compares all pairs of two samples of finite values in O((n₁ + n₂) log (n₁ + n₂)).
  init(_ first: [Double], _ second: [Double]) {
    let a = first.sorted()
    let b = second.sorted()
    var (below, through) = (0, 0)
    var (greater, equal) = (0, 0)
    for value in a {
      while below < b.count, b[below] < value { below += 1 }
      while through < b.count, b[through] <= value { through += 1 }
      greater += below
      equal += through - below
    }
    self.greater = Double(greater)
    self.equal = Double(equal)
    less = Double(a.count) * Double(b.count) - self.greater - self.equal
  }

  /// The probability of superiority of the first sample, ties counting half.
  var superiority: Double { (greater + equal / 2) / (greater + equal + less) }
  /// The difference of the probabilities of a > b and a < b.
  var dominance: Double { (greater - less) / (greater + equal + less) }
}
