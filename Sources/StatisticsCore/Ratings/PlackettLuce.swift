/// The Plackett-Luce model: a ranking is a row of choices, each of the best among those that are left.
///
/// Rankings may be partial and hold ties (Turner, van Etten, Firth & Kosmidis 2020, doi 10.1007/s00180-020-00959-3). With
/// worths α = e^θ and f(S) = δ(|S|) (Π α over S)^(1/|S|), δ(1) = 1, the chance that the tied set C is chosen from the set A is
/// f(C) over the sum of f over all subsets of A of the orders of ties that occur in the data. Fitted by Newton's method, its steps limited, to the
/// maximum of the likelihood. The same as R's `PlackettLuce`: `pseudoVotes(0.5)` is its default `npseudo = 0.5`, and `none`
/// its `npseudo = 0`.
///
/// On rankings of two without ties it is the Bradley-Terry model, and with ties Davidson's with ν = δ(2).
public struct PlackettLuce: VoteModel, Hashable {
  /// What is added to the rankings. A hypothetical system's wins and losses are rankings of two, in which a tie was possible
  /// where ties of two occur in the data.
  public var regularization: RatingRegularization
  /// The largest number of Newton steps; at least 1.
  public var maximumSteps: Int

  /// A model.
  public init(regularization: RatingRegularization = .none, maximumSteps: Int = 100) {
    self.regularization = regularization
    self.maximumSteps = maximumSteps
  }

  /// Rates the systems.
  ///
  /// Edge cases: without regularization, systems that are not linked both ways by being ranked above each other have no
  /// finite ratings (Hunter 2004, doi 10.1214/aos/1079120141); the result is then the reason.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a regularization or number of steps out of
  ///   range.
  /// - Complexity: A step takes O(rankings · n²) without ties for n systems ranked, O(rankings · n³ D²) with ties of up to D,
  ///   and systems³/3.
  public func ratings(of rankings: Rankings) throws(StatisticsError) -> RatingResult<PlackettLuceRatings> {
    try RatingSolver.validate(regularization, maximumSteps: maximumSteps)
    let graph = ComparisonGraph(rankings)
    if rankings.systemCount < 2 { return .undefined(RatingFailure(reason: .tooFewSystems, graph: graph)) }
    if rankings.rankings.isEmpty { return .undefined(RatingFailure(reason: .noVotes, graph: graph)) }
    if regularization == .none && !graph.isStronglyConnected {
      return .undefined(RatingFailure(reason: .notStronglyConnected, graph: graph))
    }
    let likelihood = RankingLikelihood(rankings, regularization: regularization)
    let solution = RatingSolver.solve(
      likelihood, from: Array(repeating: 0, count: likelihood.parameterCount), maximumSteps: maximumSteps)
    guard solution.hasConverged else {
      return .undefined(RatingFailure(reason: .notConverged(steps: solution.steps), graph: graph))
    }
    return .ratings(PlackettLuceRatings(model: self, rankings: rankings, graph: graph, likelihood, solution))
  }
}

/// The ratings of a fitted ``PlackettLuce`` model.
public struct PlackettLuceRatings: LogStrengthRatings {
  /// The model that was fitted.
  public let model: PlackettLuce
  /// The rankings that it was fitted to.
  public let rankings: Rankings
  /// Who was ranked above whom.
  public let graph: ComparisonGraph
  /// The log-strengths θ, one a system; their mean is zero.
  public let logStrengths: [Double]
  /// The parameter δ of each order of ties that occurs, 2 and more; ascending.
  public let tieParameters: [(order: Int, value: Double)]
  /// The logarithm of the likelihood of the rankings, pseudo-votes included; a ridge's penalty is taken off.
  public let logLikelihood: Double
  /// The number of Newton steps.
  public let steps: Int

  let likelihood: RankingLikelihood
  let parameters: [Double]

  init(
    model: PlackettLuce, rankings: Rankings, graph: ComparisonGraph, _ likelihood: RankingLikelihood,
    _ solution: RatingSolver.Solution
  ) {
    self.model = model
    self.rankings = rankings
    self.graph = graph
    self.likelihood = likelihood
    parameters = solution.parameters
    logStrengths = Array(solution.parameters.prefix(rankings.systemCount))
    tieParameters = likelihood.tieOrders.enumerated().map { index, order in
      (order, exp(solution.parameters[likelihood.nodeCount + index]))
    }
    logLikelihood = solution.logLikelihood
    steps = solution.steps
  }

  /// The worths α, which sum to 1: the chances of being chosen first of all systems, where there are no ties.
  public var worths: [Double] {
    let top = logStrengths.max() ?? 0
    let shares = logStrengths.map { exp($0 - top) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }
}
