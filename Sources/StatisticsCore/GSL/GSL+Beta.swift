import CGSL

/// The beta distribution.
///
/// GSL's quantile function never returns on NaN nor for parameters beyond some 10⁸, and says NaN for some ordinary ones
/// (5,000 and 5,001); its distribution function says NaN where both parameters are beyond some 10⁸. So quantiles are
/// searched for, and large parameters are integrated here.
extension GSL {
  /// The probability that a beta variable is at most `value`; 0 beneath 0 and 1 above 1.
  static func betaCDF(_ value: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    try requireNumber(value, "value")
    try requirePositive(a, "a")
    try requirePositive(b, "b")
    if value <= 0 { return 0 }
    if value >= 1 { return 1 }
    if min(a, b) > 3_000 { return LargeBeta(a, b).cumulativeProbability(value) }
    prepare()
    return try requireResult(gsl_cdf_beta_P(value, a, b), of: "gsl_cdf_beta_P")
  }

  /// The probability that a beta variable exceeds `value`, without the cancellation of 1 − CDF.
  static func betaUpperTail(_ value: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    try requireNumber(value, "value")
    try requirePositive(a, "a")
    try requirePositive(b, "b")
    if value <= 0 { return 1 }
    if value >= 1 { return 0 }
    if min(a, b) > 3_000 { return LargeBeta(a, b).upperTail(value) }
    prepare()
    return try requireResult(gsl_cdf_beta_Q(value, a, b), of: "gsl_cdf_beta_Q")
  }

  /// The number that a beta variable falls below with the given probability, strictly between 0 and 1.
  static func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    try requirePositive(a, "a")
    try requirePositive(b, "b")
    return try RootFinding.root(between: 0, and: 1, name: "beta quantile") { value throws(StatisticsError) in
      try betaCDF(value, a, b) - probability
    }
  }

  /// The number that a beta variable exceeds with the given probability, strictly between 0 and 1. A small number keeps
  /// its digits, as 1 less the quantile of the mirrored distribution does not.
  static func betaUpperQuantile(_ probability: Double, _ a: Double, _ b: Double) throws(StatisticsError) -> Double {
    try requireOpenUnit(probability, "probability")
    try requirePositive(a, "a")
    try requirePositive(b, "b")
    return try RootFinding.root(between: 0, and: 1, name: "beta quantile") { value throws(StatisticsError) in
      try betaUpperTail(value, a, b) - probability
    }
  }

  /// Throws if the library answered with NaN, its way to say that it could not.
  static func requireResult(_ value: Double, of function: String) throws(StatisticsError) -> Double {
    guard !value.isNaN else {
      throw .library(function: function, code: Int32(GSL_EFAILED), message: "no result for these arguments")
    }
    return value
  }
}

/// A beta distribution whose parameters are both large, so that its density is a narrow, nearly normal peak.
///
/// The density relative to its peak, integrated by a Gauss-Legendre rule out to 12 standard deviations on the side of the
/// smaller tail, over the integral of the whole (after Press et al. 2007, Numerical Recipes, section 6.4).
private struct LargeBeta {
  private let a: Double
  private let b: Double
  private let mode: Double
  private let deviation: Double
  private static let rule = GaussLegendre(order: 60)

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    mode = (a - 1) / (a + b - 2)
    deviation = (mode * (1 - mode) / (a + b)).squareRoot()
  }

  func cumulativeProbability(_ value: Double) -> Double {
    let (below, above) = parts(value)
    return below / (below + above)
  }

  func upperTail(_ value: Double) -> Double {
    let (below, above) = parts(value)
    return above / (below + above)
  }

  /// The integrals on either side of a value.
  private func parts(_ value: Double) -> (below: Double, above: Double) {
    // In standard deviations from the mode.
    let end = (value - mode) / deviation
    if end >= 12 { return (1, 0) }
    if end <= -12 { return (0, 1) }
    let below = integral(from: -12, to: min(end, 0)) + integral(from: 0, to: max(end, 0))
    let above = integral(from: min(end, 0), to: 0) + integral(from: max(end, 0), to: 12)
    return (below, above)
  }

  private func integral(from lower: Double, to upper: Double) -> Double {
    guard lower < upper else { return 0 }
    let (middle, half) = ((lower + upper) / 2, (upper - lower) / 2)
    var sum = 0.0
    for (point, weight) in zip(Self.rule.points, Self.rule.weights) {
      let distance = (middle + half * point) * deviation
      sum += weight * exp((a - 1) * logRatio(distance / mode) + (b - 1) * logRatio(-distance / (1 - mode)))
    }
    return sum * half
  }

  /// log(1 + x) − x: the linear terms of the two logarithms cancel at the mode, and are left out.
  private func logRatio(_ x: Double) -> Double {
    if x <= -1 { return -.infinity }
    guard abs(x) < 0.05 else { return log1p(x) - x }
    // −Σ (−x)^k/k.
    var (power, sum) = (-x, 0.0)
    for k in 2...14 {
      power *= -x
      sum -= power / Double(k)
    }
    return sum
  }
}
