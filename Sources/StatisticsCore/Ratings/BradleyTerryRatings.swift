/// The ratings of a fitted ``BradleyTerry`` model.
public struct BradleyTerryRatings: LogStrengthRatings {
  /// The model that was fitted.
  public let model: BradleyTerry
  /// The votes that it was fitted to.
  public let comparisons: PairwiseComparisons
  /// Who beat whom.
  public let graph: ComparisonGraph
  /// The log-strengths θ, one a system; their mean is zero.
  public let logStrengths: [Double]
  /// The advantage δ of being shown first, in log-odds, where the model has it.
  public let orderEffect: Double?
  /// Davidson's ν, where the model has it; 0 where no vote is a tie.
  public let tieParameter: Double?
  /// The logarithm of the likelihood; the probability of a half-win counts with exponent ½. A ridge's penalty is taken off,
  /// and pseudo-votes are included.
  public let logLikelihood: Double
  /// The number of Newton steps.
  public let steps: Int

  let totals: PairTotals
  let likelihood: PairLikelihood
  let parameters: [Double]

  init(
    model: BradleyTerry, comparisons: PairwiseComparisons, totals: PairTotals, graph: ComparisonGraph,
    likelihood: PairLikelihood, solution: RatingSolver.Solution
  ) {
    self.model = model
    self.comparisons = comparisons
    self.graph = graph
    self.totals = totals
    self.likelihood = likelihood
    parameters = solution.parameters
    logStrengths = Array(solution.parameters.prefix(comparisons.systemCount))
    orderEffect = likelihood.orderIndex.map { solution.parameters[$0] }
    tieParameter = likelihood.tieIndex.map { exp(solution.parameters[$0]) } ?? (model.ties == .davidson ? 0 : nil)
    logLikelihood = solution.logLikelihood
    steps = solution.steps
  }

  /// The chances of a vote that shows `first` first.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a system out of range.
  public func probabilities(
    first: Int, second: Int
  ) throws(StatisticsError) -> (first: Double, second: Double, tie: Double) {
    for (name, system) in [("first", first), ("second", second)] where !logStrengths.indices.contains(system) {
      throw .invalidArgument(name: name, found: "\(system)", requirement: "a system below \(logStrengths.count)")
    }
    return PairLikelihood.probabilities(
      eta: logStrengths[first] - logStrengths[second] + (orderEffect ?? 0),
      logNu: likelihood.tieIndex.map { parameters[$0] })
  }
}
