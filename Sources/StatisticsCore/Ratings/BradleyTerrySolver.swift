/// Maximises a ``PairLikelihood`` by Newton's method with step halving.
struct BradleyTerrySolver {
  /// Where the steps ended.
  struct Solution {
    var parameters: [Double]
    var logLikelihood: Double
    var steps: Int
    var hasConverged: Bool
  }

  /// A Newton step below this ends the search: it converges quadratically, so that what is left is below rounding.
  static let tolerance = 1e-8
  /// Log-strengths further apart than this are a sign of a maximum at infinity.
  static let largestLogStrength = 1e5

  let likelihood: PairLikelihood
  let maximumSteps: Int

  /// Climbs from `start`.
  func solve(_ pairs: [PairTotals.Pair], from start: [Double]) -> Solution {
    var parameters = start
    var matrix = CholeskyWorkspace(size: likelihood.freeCount)
    var gradient = [Double](repeating: 0, count: likelihood.parameterCount)
    var value = likelihood.evaluate(pairs, at: parameters, gradient: &gradient)
    for step in 1...max(1, maximumSteps) {
      likelihood.fillInformation(pairs, at: parameters, into: &matrix)
      guard matrix.factor() else {
        return Solution(parameters: parameters, logLikelihood: value, steps: step, hasConverged: false)
      }
      let direction = self.direction(gradient, matrix)
      let advance = advance(pairs, &parameters, &gradient, value, along: direction)
      value = advance.value
      likelihood.center(&parameters)
      guard advance.length.isFinite, advance.length < Self.largestLogStrength else {
        return Solution(parameters: parameters, logLikelihood: value, steps: step, hasConverged: false)
      }
      if advance.length <= Self.tolerance {
        return Solution(parameters: parameters, logLikelihood: value, steps: step, hasConverged: true)
      }
    }
    return Solution(
      parameters: parameters, logLikelihood: value, steps: max(1, maximumSteps), hasConverged: false)
  }

  /// The Newton step for all parameters; zero for the held one.
  func direction(_ gradient: [Double], _ factored: CholeskyWorkspace) -> [Double] {
    var free = gradient
    if let held = likelihood.heldNode { free.remove(at: held) }
    factored.solve(&free)
    if let held = likelihood.heldNode { free.insert(0, at: held) }
    return free
  }

  /// Steps along `direction`, halved until the likelihood does not fall; returns the new value and the full step's length.
  private func advance(
    _ pairs: [PairTotals.Pair], _ parameters: inout [Double], _ gradient: inout [Double], _ value: Double,
    along direction: [Double]
  ) -> (value: Double, length: Double) {
    let length = direction.reduce(0) { max($0, abs($1)) }
    guard length.isFinite else { return (value, .infinity) }
    let start = parameters
    let slack = 1e-12 * (1 + abs(value))
    var scale = 1.0
    var newValue = value
    for _ in 0..<40 {
      for index in parameters.indices { parameters[index] = start[index] + scale * direction[index] }
      newValue = likelihood.evaluate(pairs, at: parameters, gradient: &gradient)
      if newValue >= value - slack { break }
      scale /= 2
    }
    return (newValue, length)
  }
}
