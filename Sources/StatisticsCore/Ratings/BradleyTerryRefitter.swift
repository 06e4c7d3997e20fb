/// Refits a Bradley-Terry model to resampled votes, starting from the fit to all votes.
///
/// The information hardly differs from that of all votes, so that its factor is used again for every resample: a step then
/// costs a gradient and two triangular solves. Where such steps do not shrink, full Newton steps take over.
struct BradleyTerryRefitter: Sendable {
  /// What became of a resample.
  enum Outcome {
    case parameters([Double])
    /// No finite ratings exist; the graph, where that is why.
    case undefined(ComparisonGraph?)
    case notConverged
  }

  /// A refit ends where what is left to go, as the last two steps tell, is below this.
  private static let tolerance = 1e-9
  /// Log-strengths up to this have exponentials that can be added and multiplied safely.
  private static let safeLogStrength = 300.0

  let model: BradleyTerry
  let likelihood: PairLikelihood
  private let pairs: [PairTotals.Pair]
  /// The systems of the pairs, packed closely for the innermost loop.
  private let systems: [SIMD2<Int32>]
  private let start: [Double]
  private let factor: CholeskyWorkspace

  init(_ ratings: BradleyTerryRatings) throws(StatisticsError) {
    model = ratings.model
    likelihood = ratings.likelihood
    pairs = ratings.totals.pairs
    systems = pairs.map { SIMD2($0.first, $0.second) }
    start = ratings.parameters
    var matrix = CholeskyWorkspace(size: likelihood.freeCount)
    likelihood.fillFactorable(at: start, into: &matrix)
    guard matrix.factor() else { throw .singularMatrix(function: "the information of the Bradley-Terry model") }
    factor = matrix
  }

  /// Refits to the weights of a resample: for each pair wins of the first, wins of the second, and ties.
  func refit(_ totals: [Double]) -> Outcome {
    if model.regularization == .none, let obstacle = obstacle(totals) { return obstacle }
    var parameters = start
    var gradient = [Double](repeating: 0, count: likelihood.parameterCount)
    var last = Double.infinity
    for _ in 0..<30 {
      guard fillGradient(totals, at: parameters, &gradient) else { break }
      let step = likelihood.direction(gradient, factor)
      var length = 0.0
      for index in step.indices {
        parameters[index] += step[index]
        length = max(length, abs(step[index]))
      }
      let shrinkage = last.isFinite ? max(0.05, length / last) : 1
      if length * shrinkage <= Self.tolerance {
        likelihood.center(&parameters)
        return .parameters(parameters)
      }
      guard length < 0.6 * last else { break }
      last = length
    }
    var resampled = likelihood
    resampled.pairs = resampledPairs(totals)
    let solution = RatingSolver.solve(resampled, from: start, maximumSteps: model.maximumSteps)
    return solution.hasConverged ? .parameters(solution.parameters) : .notConverged
  }

  private func resampledPairs(_ totals: [Double]) -> [PairTotals.Pair] {
    pairs.indices.map { index in
      PairTotals.Pair(
        first: pairs[index].first, second: pairs[index].second, firstWins: totals[3 * index],
        secondWins: totals[3 * index + 1], ties: totals[3 * index + 2])
    }
  }

  // MARK: Existence

  private func obstacle(_ totals: [Double]) -> Outcome? {
    let isPlain = !likelihood.hasTieParameter && !likelihood.hasOrderEffect
    if isPlain && isConnectedByMutualWins(totals) { return nil }
    let resampled = PairTotals(pairs: resampledPairs(totals).filter { $0.total > 0 })
    if likelihood.hasTieParameter && !resampled.pairs.contains(where: { $0.ties > 0 }) { return .undefined(nil) }
    let separation = Separation(pairs: resampled.pairs, systemCount: likelihood.systemCount)
    if likelihood.hasOrderEffect
      && (separation.isOrderConstant || (!likelihood.hasTieParameter && separation.isExplainedByOrder))
    {
      return .undefined(nil)
    }
    if likelihood.hasTieParameter && !likelihood.hasOrderEffect && separation.isExplainedByTies {
      return .undefined(nil)
    }
    if isConnectedByMutualWins(totals) { return nil }
    let graph = ComparisonGraph(resampled, systemCount: likelihood.systemCount)
    return graph.isStronglyConnected ? nil : .undefined(graph)
  }

  /// Whether pairs that beat each other connect all systems: a sufficient condition, and a quick one.
  private func isConnectedByMutualWins(_ totals: [Double]) -> Bool {
    var parent = (0..<Int32(likelihood.systemCount)).map { $0 }
    var groups = likelihood.systemCount
    func root(_ system: Int32) -> Int32 {
      var system = system
      while parent[Int(system)] != system {
        parent[Int(system)] = parent[Int(parent[Int(system)])]
        system = parent[Int(system)]
      }
      return system
    }
    for index in pairs.indices {
      let ties = totals[3 * index + 2]
      guard ties > 0 || (totals[3 * index] > 0 && totals[3 * index + 1] > 0) else { continue }
      let first = root(pairs[index].first)
      let second = root(pairs[index].second)
      guard first != second else { continue }
      parent[Int(max(first, second))] = min(first, second)
      groups -= 1
      if groups == 1 { return true }
    }
    return groups <= 1
  }

  // MARK: Gradient

  /// The gradient, with an exponential a parameter and none a pair; false where the log-strengths have grown too far apart
  /// for that.
  private func fillGradient(_ totals: [Double], at parameters: [Double], _ gradient: inout [Double]) -> Bool {
    guard parameters.allSatisfy({ abs($0) < Self.safeLogStrength }) else { return false }
    let roots = parameters.map { exp(0.5 * $0) }
    let rootAdvantage = likelihood.orderIndex.map { roots[$0] } ?? 1
    let tieFactor = likelihood.tieIndex.map { roots[$0] * roots[$0] * rootAdvantage } ?? 0
    for index in gradient.indices { gradient[index] = 0 }
    var orderScore = 0.0
    var tieScore = 0.0
    systems.withUnsafeBufferPointer { systems in
      totals.withUnsafeBufferPointer { totals in
        roots.withUnsafeBufferPointer { roots in
          gradient.withUnsafeMutableBufferPointer { gradient in
            for index in systems.indices {
              let (first, second) = (Int(systems[index].x), Int(systems[index].y))
              let (firstWins, secondWins, ties) = (totals[3 * index], totals[3 * index + 1], totals[3 * index + 2])
              let (rootA, b) = (roots[first] * rootAdvantage, roots[second] * roots[second])
              let (a, tie) = (rootA * rootA, tieFactor * roots[first] * roots[second])
              let scale = 1 / (a + b + tie)
              let score =
                (firstWins * (b + 0.5 * tie) - secondWins * (a + 0.5 * tie) + 0.5 * ties * (b - a)) * scale
              gradient[first] += score
              gradient[second] -= score
              orderScore += score
              tieScore += (ties * (a + b) - (firstWins + secondWins) * tie) * scale
            }
          }
        }
      }
    }
    if let orderIndex = likelihood.orderIndex { gradient[orderIndex] = orderScore }
    if let tieIndex = likelihood.tieIndex { gradient[tieIndex] = tieScore }
    addRegularization(at: parameters, &gradient)
    return true
  }

  private func addRegularization(at parameters: [Double], _ gradient: inout [Double]) {
    for system in 0..<likelihood.systemCount {
      gradient[system] -= likelihood.ridge * parameters[system]
      guard likelihood.pseudoVotes > 0 else { continue }
      let difference = parameters[system] - parameters[likelihood.systemCount]
      let chances = PairLikelihood.probabilities(eta: difference, logNu: nil)
      let score = likelihood.pseudoVotes * (chances.second - chances.first)
      gradient[system] += score
      gradient[likelihood.systemCount] -= score
    }
  }
}
