/// The studentized range: of the largest less the smallest of k standard normal numbers, over an independent
/// √(χ²(ν)/ν).
///
/// The double integral of Copenhaver & Holland (1988, doi 10.1080/00949658808811082), by default with both integrals by
/// the trapezoidal rule, which for these analytic integrands errs less than 1e-12; the same as SciPy's
/// `studentized_range`. R's `ptukey` errs by up to 3e-6 (three groups, ν = 3, range 8) and its `qtukey` stops at steps of
/// 1e-4: ``Algorithm/copenhaverHolland`` gives the figures of R.
///
/// Every function throws ``StatisticsError/invalidArgument(name:found:requirement:)`` unless there are 2 to
/// ``largestGroupCount`` groups, ν is at least 1 (or infinite), and the first argument is in its domain.
enum StudentizedRange {
  /// How the integrals are computed.
  enum Algorithm: Hashable, Sendable {
    /// By the trapezoidal rule, refined until it has converged.
    case converged
    /// By Gauss-Legendre rules over fixed pieces, as Copenhaver and Holland published it and R uses it (agreement with R:
    /// 1e-12). ν from 2; above 25,000 taken as infinite.
    case copenhaverHolland
  }

  /// The largest number of groups that is accepted.
  static let largestGroupCount = 10_000

  /// The probability that the range is at most `range`.
  ///
  /// - Parameters:
  ///   - range: Any number; 0 beneath 0, 1 at infinity.
  ///   - groups: k.
  ///   - degreesOfFreedom: ν.
  ///   - algorithm: How the integral is computed.
  /// - Complexity: O(√k) evaluations of the normal distribution, for finite ν about a hundred times as many.
  static func cumulativeProbability(
    _ range: Double, groups: Int, degreesOfFreedom: Double = .infinity, algorithm: Algorithm = .converged
  ) throws(StatisticsError) -> Double {
    try probability(range, groups, degreesOfFreedom, algorithm, upper: false)
  }

  /// The probability that the range exceeds `range`, without the cancellation of 1 − CDF: down to 1e-10 it keeps nine
  /// digits. Smaller ones have an absolute error of up to 1e-15 (1e-18 where ν is infinite), and come out too small.
  static func upperTail(
    _ range: Double, groups: Int, degreesOfFreedom: Double = .infinity, algorithm: Algorithm = .converged
  ) throws(StatisticsError) -> Double {
    try probability(range, groups, degreesOfFreedom, algorithm, upper: true)
  }

  /// The range that is exceeded with the given probability, strictly between 0 and 1.
  static func upperQuantile(
    _ probability: Double, groups: Int, degreesOfFreedom: Double = .infinity, algorithm: Algorithm = .converged
  ) throws(StatisticsError) -> Double {
    try GSL.requireOpenUnit(probability, "probability")
    let tail = try distribution(groups, degreesOfFreedom, algorithm)
    let excess = { (range: Double) throws(StatisticsError) -> Double in try tail(range, true) - probability }
    var upper = 4.0
    while try excess(upper) > 0 {
      upper *= 2
      guard upper < 1e150 else { throw .notConverged(function: "studentized range", steps: 500) }
    }
    return try RootFinding.root(between: 0, and: upper, name: "studentized range", of: excess)
  }

  private static func probability(
    _ range: Double, _ groups: Int, _ degreesOfFreedom: Double, _ algorithm: Algorithm, upper: Bool
  ) throws(StatisticsError) -> Double {
    try GSL.requireNumber(range, "range")
    let tail = try distribution(groups, degreesOfFreedom, algorithm)
    if range <= 0 || range == .infinity { return (range <= 0) == upper ? 1 : 0 }
    return min(1, try tail(range, upper))
  }

  /// The tail beyond a positive range, the upper one or the lower one.
  private static func distribution(
    _ groups: Int, _ degreesOfFreedom: Double, _ algorithm: Algorithm
  ) throws(StatisticsError) -> (_ range: Double, _ upper: Bool) throws(StatisticsError) -> Double {
    guard (2...largestGroupCount).contains(groups) else {
      throw .invalidArgument(name: "groups", found: "\(groups)", requirement: "from 2 to \(largestGroupCount)")
    }
    switch algorithm {
    case .copenhaverHolland:
      guard degreesOfFreedom >= 2 else {
        throw .invalidArgument(name: "degreesOfFreedom", found: "\(degreesOfFreedom)", requirement: "at least 2")
      }
      let algorithm = CopenhaverHolland(groups: groups, degreesOfFreedom: degreesOfFreedom)
      return { (range, upper) throws(StatisticsError) in
        let cumulative = try algorithm.cumulativeProbability(range)
        return upper ? 1 - cumulative : cumulative
      }
    case .converged:
      guard degreesOfFreedom >= 1 else {
        throw .invalidArgument(name: "degreesOfFreedom", found: "\(degreesOfFreedom)", requirement: "at least 1")
      }
      let normal = try NormalRange(groups: groups)
      return { (range, upper) throws(StatisticsError) in
        try ScaleMixture.mean(degreesOfFreedom: degreesOfFreedom, name: "studentized range") {
          scale throws(StatisticsError) in
          try normal.probability(range * scale, upper: upper)
        }
      }
    }
  }
}

/// The range of k standard normal numbers: P(R ≤ w) = k ∫ φ(u) [Φ(u) − Φ(u − w)]^(k−1) du.
private struct NormalRange {
  private let power: Double
  /// Where the largest of the k numbers lies, u; Φ(u); and the probability that it lies there.
  private let nodes: [(u: Double, cumulative: Double, weight: Double)]

  init(groups: Int) throws(StatisticsError) {
    power = Double(groups - 1)
    // Off the real line the integrand grows as exp(k y²/2): at this step the rule's error is e⁻⁴⁰.
    let step = 0.7 / Double(groups).squareRoot()
    let count = Int((9.5 / step).rounded(.up))
    var nodes: [(u: Double, cumulative: Double, weight: Double)] = []
    var total = 0.0
    for index in -count...count {
      let u = Double(index) * step
      let cumulative = try GSL.normalCDF(u)
      let weight = exp(power * log(cumulative) - u * u / 2)
      guard weight > 1e-24 else { continue }
      nodes.append((u, cumulative, weight))
      total += weight
    }
    self.nodes = nodes.map { ($0.u, $0.cumulative, $0.weight / total) }
  }

  func probability(_ range: Double, upper: Bool) throws(StatisticsError) -> Double {
    var sum = 0.0
    for node in nodes {
      // (k − 1) log of the probability that another number, beneath u, is also above u − w.
      let ratio = min(1, try GSL.normalCDF(node.u - range) / node.cumulative)
      let logProbability = power * log1p(-ratio)
      sum += node.weight * (upper ? -expm1(logProbability) : exp(logProbability))
    }
    return sum
  }
}
