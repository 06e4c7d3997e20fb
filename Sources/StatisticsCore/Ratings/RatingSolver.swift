/// A log-likelihood of ratings, concave in its parameters; the first of them are log-strengths of which only differences
/// matter.
protocol RatingLikelihood {
  /// The number of systems; their log-strengths are the first parameters.
  var systemCount: Int { get }
  /// The number of log-strengths: the systems, and the hypothetical system of pseudo-votes.
  var nodeCount: Int { get }
  /// The number of all parameters.
  var parameterCount: Int { get }
  /// The log-strength that is held while solving; none where a ridge makes all of them matter.
  var heldNode: Int? { get }
  /// The log-likelihood, less penalties, and its gradient.
  func evaluate(at parameters: [Double], gradient: inout [Double]) -> Double
  /// Fills the lower triangle with the information, the held parameter left out.
  func fillInformation(at parameters: [Double], into matrix: inout CholeskyWorkspace)
  /// Whether the information, factored, is more than the rounding of the terms that it was summed from.
  func isResolved(_ factored: CholeskyWorkspace) -> Bool
}

extension RatingLikelihood {
  /// The size of the matrix that is factored.
  var freeCount: Int { parameterCount - (heldNode == nil ? 0 : 1) }

  /// The row of a parameter in the matrix that is factored; nil for the parameter that is held.
  @inline(__always)
  func row(_ parameter: Int) -> Int? {
    guard let heldNode else { return parameter }
    return parameter == heldNode ? nil : parameter < heldNode ? parameter : parameter - 1
  }

  func isResolved(_ factored: CholeskyWorkspace) -> Bool { true }

  /// Fills the lower triangle with a matrix to be factored: the information, and where no log-strength is held a number
  /// added to all pairs of systems. That stiffens the direction in which all log-strengths move together, of which a weak
  /// ridge alone knows, and changes nothing that is centred.
  func fillFactorable(at parameters: [Double], into matrix: inout CholeskyWorkspace) {
    fillInformation(at: parameters, into: &matrix)
    guard heldNode == nil, systemCount > 0 else { return }
    let size = matrix.size
    let trace = (0..<systemCount).reduce(0.0) { $0 + matrix.lower[$1 * size + $1] }
    let stiffness = trace / (Double(systemCount) * Double(systemCount))
    for row in 0..<systemCount {
      for column in 0...row { matrix.lower[row * size + column] += stiffness }
    }
  }

  /// Moves the log-strengths so that those of the systems average zero (the hypothetical system moves along); under a ridge
  /// the maximum has that mean by itself.
  func center(_ parameters: inout [Double]) {
    guard systemCount > 0 else { return }
    var sum = 0.0
    for system in 0..<systemCount { sum += parameters[system] }
    let mean = sum / Double(systemCount)
    for node in 0..<nodeCount { parameters[node] -= mean }
  }

  /// The Newton step for all parameters; zero for the held one.
  func direction(_ gradient: [Double], _ factored: CholeskyWorkspace) -> [Double] {
    var free = gradient
    if let heldNode { free.remove(at: heldNode) }
    factored.solve(&free)
    if let heldNode { free.insert(0, at: heldNode) }
    return free
  }

  /// The inverse information over all parameters, log-strengths centred at zero, row by row.
  func inverseInformation(at parameters: [Double], threads: Int) throws(StatisticsError) -> [Double] {
    var matrix = CholeskyWorkspace(size: freeCount)
    fillFactorable(at: parameters, into: &matrix)
    guard matrix.factor() else { throw .singularMatrix(function: "the information of the ratings") }
    let inverse = matrix.inverse(threads: threads)
    let size = parameterCount
    var full = [Double](repeating: 0, count: size * size)
    for first in 0..<size {
      guard let freeFirst = row(first) else { continue }
      for second in 0..<size {
        guard let freeSecond = row(second) else { continue }
        full[first * size + second] = inverse[freeFirst * matrix.size + freeSecond]
      }
    }
    centerCovariance(&full)
    return full
  }

  /// Moves the origin to the mean of the systems: V becomes P V Pᵀ, P subtracting the systems' mean from every node.
  private func centerCovariance(_ matrix: inout [Double]) {
    let size = parameterCount
    for row in 0..<size {
      var sum = 0.0
      for system in 0..<systemCount { sum += matrix[row * size + system] }
      for node in 0..<nodeCount { matrix[row * size + node] -= sum / Double(systemCount) }
    }
    var sums = [Double](repeating: 0, count: size)
    for system in 0..<systemCount {
      for column in 0..<size { sums[column] += matrix[system * size + column] }
    }
    for node in 0..<nodeCount {
      for column in 0..<size { matrix[node * size + column] -= sums[column] / Double(systemCount) }
    }
  }
}

/// Maximises a ``RatingLikelihood`` by Newton's method with steps of limited length, halved where the likelihood would fall.
///
/// From equal strengths a full step may lead to where some chances are 1 but for rounding: there the likelihood is flat, the information
/// singular, and nothing leads back. The likelihood is concave, so that shorter steps reach the maximum from anywhere.
enum RatingSolver {
  /// Where the steps ended.
  struct Solution {
    var parameters: [Double]
    var logLikelihood: Double
    var steps: Int
    var hasConverged: Bool
  }

  /// A Newton step below this ends the search: it converges quadratically, so that what is left is below rounding.
  private static let tolerance = 1e-8
  /// A step below this that no longer shrinks has met the rounding of large counts, and ends the search too.
  private static let roundingTolerance = 1e-6
  /// How far a parameter moves in the first step at most: a factor of 55 in strength. Each limited step that need not be halved doubles this, so
  /// that strengths a thousand apart are reached as well.
  private static let firstReach = 4.0
  /// A full step longer than this is a sign of a maximum at infinity.
  private static let longestStep = 1e5

  /// Throws unless a model can be fitted with such choices.
  static func validate(_ regularization: RatingRegularization, maximumSteps: Int) throws(StatisticsError) {
    try regularization.validate()
    guard maximumSteps >= 1 else {
      throw .invalidArgument(name: "maximumSteps", found: "\(maximumSteps)", requirement: "at least 1")
    }
  }

  /// Climbs from `start`.
  static func solve(_ likelihood: some RatingLikelihood, from start: [Double], maximumSteps: Int) -> Solution {
    var matrix = CholeskyWorkspace(size: likelihood.freeCount)
    var gradient = [Double](repeating: 0, count: likelihood.parameterCount)
    var solution = Solution(
      parameters: start, logLikelihood: likelihood.evaluate(at: start, gradient: &gradient), steps: 0,
      hasConverged: false)
    var lastLength = Double.infinity
    var reach = firstReach
    while solution.steps < maximumSteps {
      solution.steps += 1
      likelihood.fillFactorable(at: solution.parameters, into: &matrix)
      guard matrix.factor(), likelihood.isResolved(matrix) else { return solution }
      let length = advance(
        likelihood, &solution, &gradient, along: likelihood.direction(gradient, matrix), within: &reach)
      guard length < longestStep else { return solution }
      if length <= tolerance || (length <= roundingTolerance && length > 0.5 * lastLength) {
        solution.hasConverged = true
        return solution
      }
      lastLength = length
    }
    return solution
  }

  /// Steps along `direction`, no parameter further than `reach`, halved until the likelihood does not fall; returns the full step's length.
  private static func advance(
    _ likelihood: some RatingLikelihood, _ solution: inout Solution, _ gradient: inout [Double],
    along direction: [Double], within reach: inout Double
  ) -> Double {
    let length = direction.reduce(0) { max($0, abs($1)) }
    guard length.isFinite else { return .infinity }
    let start = solution.parameters
    let slack = 1e-12 * (1 + abs(solution.logLikelihood))
    let firstScale = min(1, reach / max(length, .leastNormalMagnitude))
    var scale = firstScale
    var value = solution.logLikelihood
    for _ in 0..<40 {
      for index in start.indices { solution.parameters[index] = start[index] + scale * direction[index] }
      value = likelihood.evaluate(at: solution.parameters, gradient: &gradient)
      if value >= solution.logLikelihood - slack { break }
      scale /= 2
    }
    if firstScale < 1 { reach = scale == firstScale ? reach * 2 : max(firstReach, reach / 2) }
    solution.logLikelihood = value
    likelihood.center(&solution.parameters)
    return length
  }
}
