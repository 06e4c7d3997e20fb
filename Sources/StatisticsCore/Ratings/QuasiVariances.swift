/// Quasi-variances: a number q a system, such that q(i) + q(j) is nearly the variance of the difference of i and j.
///
/// With them one standard error beside each rating is enough to compare any two. They minimise the sum over pairs of
/// (log(q(i) + q(j)) − log v(i, j))², v the variance of the difference (Firth & de Menezes 2004, doi 10.1093/biomet/91.1.65).
/// The same as R's `qvcalc`.
public struct QuasiVariances: Hashable, Sendable {
  /// The quasi-variances. One of them may be negative, and then has no quasi standard error.
  public let values: [Double]
  /// The smallest and largest relative error of √(q(i) + q(j)) as the standard error of a difference.
  public let relativeErrors: ClosedRange<Double>
  /// The number of Gauss-Newton steps.
  public let steps: Int

  /// The square roots of the quasi-variances; nil where negative.
  public var standardErrors: [Double?] { values.map { $0 >= 0 ? sqrt($0) : nil } }

  private static let maximumSteps = 100

  /// Finds the quasi-variances of estimates with the given covariance.
  ///
  /// Only differences matter: it is all one whether the estimates are centred or one of them is fixed at zero.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the matrix is square, symmetric and finite,
  ///   has three rows at least, and every difference has a variance above 0;
  ///   ``StatisticsError/notConverged(function:steps:)`` where the steps run out.
  /// - Complexity: O(steps · size³).
  public init(covariance: Matrix) throws(StatisticsError) {
    try covariance.requireSymmetric("covariance")
    let size = covariance.rowCount
    guard size >= 3 else {
      throw .invalidArgument(name: "covariance", found: "\(size) × \(size)", requirement: "of three systems at least")
    }
    let variances = try Self.differenceVariances(covariance)
    var state = try Self.weightedStart(variances, size)
    var taken = 0
    var hasConverged = false
    while taken < Self.maximumSteps && !hasConverged {
      taken += 1
      hasConverged = try Self.step(&state, variances)
    }
    guard hasConverged else { throw .notConverged(function: "quasi-variances", steps: taken) }
    var errors: [Double] = []
    Self.forEachPair(size) { i, j, pair in errors.append(sqrt((state[i] + state[j]) / variances[pair]) - 1) }
    values = state
    relativeErrors = (errors.min() ?? 0)...(errors.max() ?? 0)
    steps = taken
  }

  private static func forEachPair(_ size: Int, _ body: (_ i: Int, _ j: Int, _ pair: Int) -> Void) {
    var pair = 0
    for i in 0..<size {
      for j in (i + 1)..<max(size, i + 1) {
        body(i, j, pair)
        pair += 1
      }
    }
  }

  private static func differenceVariances(_ covariance: Matrix) throws(StatisticsError) -> [Double] {
    var variances: [Double] = []
    forEachPair(covariance.rowCount) { i, j, _ in
      variances.append(covariance[i, i] + covariance[j, j] - 2 * covariance[i, j])
    }
    if let variance = variances.first(where: { !($0 > 0) }) {
      throw .invalidArgument(
        name: "covariance", found: "a difference of variance \(variance)",
        requirement: "such that every difference has a variance above 0")
    }
    return variances
  }

  /// The start of `qvcalc`: least squares of the variances themselves, each weighted by its inverse square. Where that
  /// gives a sum below zero, half the mean variance everywhere.
  private static func weightedStart(_ variances: [Double], _ size: Int) throws(StatisticsError) -> [Double] {
    let start = try leastSquares(size, weight: { 1 / (variances[$0] * variances[$0]) }, response: { variances[$0] })
    var isPositive = true
    forEachPair(size) { i, j, _ in isPositive = isPositive && start[i] + start[j] > 0 }
    let mean = variances.reduce(0, +) / Double(variances.count)
    return isPositive ? start : Array(repeating: mean / 2, count: size)
  }

  /// A Gauss-Newton step, halved until the sum of squares falls; whether it was the last.
  private static func step(_ state: inout [Double], _ variances: [Double]) throws(StatisticsError) -> Bool {
    let size = state.count
    var sums = [Double](repeating: 0, count: variances.count)
    forEachPair(size) { i, j, pair in sums[pair] = state[i] + state[j] }
    let change = try leastSquares(
      size, weight: { 1 / (sums[$0] * sums[$0]) }, response: { -sums[$0] * log(sums[$0] / variances[$0]) })
    let before = deviance(state, variances)
    var scale = 1.0
    var next = state
    for _ in 0..<50 {
      for index in state.indices { next[index] = state[index] + scale * change[index] }
      if deviance(next, variances) <= before * (1 + 1e-12) + 1e-28 { break }
      scale /= 2
    }
    let largest = next.reduce(0) { max($0, abs($1)) }
    let isLast = change.allSatisfy { abs($0) <= 1e-10 * largest }
    state = next
    return isLast
  }

  private static func deviance(_ state: [Double], _ variances: [Double]) -> Double {
    var sum = 0.0
    forEachPair(state.count) { i, j, pair in
      let total = state[i] + state[j]
      let error = total > 0 ? log(total / variances[pair]) : .infinity
      sum += error * error
    }
    return sum
  }

  /// Weighted least squares of a response a pair on q(i) + q(j).
  private static func leastSquares(
    _ size: Int, weight: (Int) -> Double, response: (Int) -> Double
  ) throws(StatisticsError) -> [Double] {
    var matrix = CholeskyWorkspace(size: size)
    var right = [Double](repeating: 0, count: size)
    forEachPair(size) { i, j, pair in
      let weight = weight(pair)
      let product = weight * response(pair)
      matrix.lower[i * size + i] += weight
      matrix.lower[j * size + j] += weight
      matrix.lower[j * size + i] += weight
      right[i] += product
      right[j] += product
    }
    guard matrix.factor() else { throw .singularMatrix(function: "quasi-variances") }
    matrix.solve(&right)
    return right
  }
}
