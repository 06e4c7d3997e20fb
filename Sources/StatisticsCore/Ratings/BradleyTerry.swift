/// The Bradley-Terry model: the chance that one system beats another depends on the difference of their log-strengths.
///
/// P(i beats j) = 1 / (1 + e^−(θi − θj)), fitted by maximum likelihood on the totals of each pair (Bradley & Terry 1952,
/// doi 10.1093/biomet/39.3-4.324), by Newton's method with a Cholesky factorisation and step halving. The same as R's
/// `BradleyTerry2::BTm`.
///
/// Options:
/// - ties count as half a win each, or have a parameter of their own (Davidson 1970, doi 10.1080/01621459.1970.10481082):
///   P(i), P(j) and P(tie) are as √(πi/πj), √(πj/πi) and ν, π = e^θ;
/// - an order effect δ, added to θi − θj for the system shown first, as the home advantage of R's `at.home`;
/// - a ridge or pseudo-votes, which make ratings exist where plain maximum likelihood has none, and are named in the result.
public struct BradleyTerry: VoteModel, Hashable {
  /// What to do with ties.
  public var ties: TieRule
  /// Whether to estimate the advantage of being shown first.
  public var hasOrderEffect: Bool
  /// What is added to the votes.
  public var regularization: RatingRegularization
  /// The largest number of Newton steps; at least 1.
  public var maximumSteps: Int

  /// A model.
  public init(
    ties: TieRule = .half, hasOrderEffect: Bool = false, regularization: RatingRegularization = .none,
    maximumSteps: Int = 100
  ) {
    self.ties = ties
    self.hasOrderEffect = hasOrderEffect
    self.regularization = regularization
    self.maximumSteps = maximumSteps
  }

  /// Rates the systems.
  ///
  /// Edge cases: systems that are not linked both ways by wins, an undefeated one among them, have no finite ratings: the
  /// result is then the reason, with the components of the win graph. Davidson's model without a tie is the plain model with
  /// ν = 0; with ties, or with an order effect, it may also fail to exist in a strongly connected graph (`separated`). Where the order
  /// never varies, no regularization makes its effect known (`orderNotIdentified`).
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a regularization or number of steps out of
  ///   range.
  /// - Complexity: O(steps · (pairs + systems³/3)): some milliseconds for 100 systems, and 2 seconds for 2,000 systems with
  ///   votes between nearly all pairs.
  public func ratings(of comparisons: PairwiseComparisons) throws(StatisticsError) -> RatingResult<BradleyTerryRatings>
  {
    try validate()
    let totals = PairTotals(comparisons, keepingOrder: hasOrderEffect)
    let graph = ComparisonGraph(totals, systemCount: comparisons.systemCount)
    let hasTieParameter = ties == .davidson && totals.pairs.contains { $0.ties > 0 }
    if let reason = obstacle(comparisons, totals, graph, hasTieParameter: hasTieParameter) {
      return .undefined(RatingFailure(reason: reason, graph: graph))
    }
    let likelihood = PairLikelihood(
      systemCount: comparisons.systemCount, pairs: totals.pairs, hasTieParameter: hasTieParameter,
      hasOrderEffect: hasOrderEffect, regularization: regularization)
    let solution = RatingSolver.solve(
      likelihood, from: Array(repeating: 0, count: likelihood.parameterCount), maximumSteps: maximumSteps)
    guard solution.hasConverged else {
      return .undefined(RatingFailure(reason: .notConverged(steps: solution.steps), graph: graph))
    }
    return .ratings(
      BradleyTerryRatings(
        model: self, comparisons: comparisons, totals: totals, graph: graph, likelihood: likelihood, solution: solution)
    )
  }

  func validate() throws(StatisticsError) {
    try RatingSolver.validate(regularization, maximumSteps: maximumSteps)
  }

  /// Why the likelihood has no maximum, as far as the votes tell without climbing.
  func obstacle(
    _ comparisons: PairwiseComparisons, _ totals: PairTotals, _ graph: ComparisonGraph, hasTieParameter: Bool
  ) -> RatingFailure.Reason? {
    if comparisons.systemCount < 2 { return .tooFewSystems }
    if totals.pairs.isEmpty { return .noVotes }
    if regularization == .none && !graph.isStronglyConnected { return .notStronglyConnected }
    let separation = Separation(pairs: totals.pairs, systemCount: comparisons.systemCount)
    // What is added to the votes would choose an effect that they do not tell.
    if hasOrderEffect && separation.isOrderConstant { return .orderNotIdentified }
    if hasOrderEffect && !hasTieParameter && regularization == .none && separation.isExplainedByOrder {
      return .separated
    }
    if hasTieParameter && !hasOrderEffect && regularization == .none && separation.isExplainedByTies {
      return .separated
    }
    return nil
  }
}
