/// Which covariates explain votes so well that their effects have no end.
///
/// The likelihood has no maximum where the parameters can move without end in a direction in which no vote becomes less likely and some become
/// more so (Albert & Anderson 1984, doi 10.1093/biomet/71.1.1, complete and quasi-complete separation). Newton's steps then tend to such a
/// direction, so that what lies between two of them is one but for rounding; it is taken for one only if it proves to be.
struct CovariateSeparation {
  private let votes: CovariateVotes
  private let scales: [Double]
  private let model: CovariateBradleyTerry

  /// The steps between which the direction is found: where the votes that it explains still count, and the rest has settled. Early ones are for
  /// fits that end early.
  private static let stretches = [(near: 24, far: 32), (near: 12, far: 20), (near: 5, far: 9)]
  /// How far a direction may be from making no vote less likely, in terms of the vote that it moves most.
  private static let tolerance = 1e-4

  /// Looks into votes to which a model has no fit.
  init(_ votes: CovariateVotes, scales: [Double], model: CovariateBradleyTerry) {
    (self.votes, self.scales, self.model) = (votes, scales, model)
  }

  /// What explains the votes; nil where nothing is found that does.
  ///
  /// Each covariate that does so beside the systems alone; or else some that do together, each of which is needed.
  ///
  /// - Complexity: O((1 + covariates) · 100 steps of a fit).
  var reason: RatingFailure.Reason? {
    let all = Array(scales.indices)
    let alone = all.filter { explain([$0], hasOrderEffect: false) }
    if !alone.isEmpty { return .covariatesSeparate(alone, together: false) }
    guard explain(all, hasOrderEffect: model.hasOrderEffect) else { return nil }
    let needed = all.reduce(into: all) { needed, covariate in
      let others = needed.filter { $0 != covariate }
      if explain(others, hasOrderEffect: model.hasOrderEffect) { needed = others }
    }
    return needed.isEmpty ? .separated : .covariatesSeparate(needed, together: true)
  }

  /// Whether there is a direction in which no vote becomes less likely and some become more so.
  private func explain(_ covariates: [Int], hasOrderEffect: Bool) -> Bool {
    let likelihood = CovariateLikelihood(
      votes.selecting(covariates), scales: covariates.map { scales[$0] }, hasOrderEffect: hasOrderEffect,
      regularization: model.regularization)
    let start = [Double](repeating: 0, count: likelihood.parameterCount)
    func parameters(after steps: Int) -> [Double] {
      RatingSolver.solve(likelihood, from: start, maximumSteps: steps).parameters
    }
    return Self.stretches.contains { near, far in
      let direction = zip(parameters(after: far), parameters(after: near)).map { $0 - $1 }
      return likelihood.isRecession(direction, tolerance: Self.tolerance)
    }
  }
}

extension CovariateLikelihood {
  /// Whether parameters that move along a direction make no vote less likely, and some more so.
  ///
  /// - Parameter tolerance: How much less of the largest change in log odds still counts as none.
  fileprivate func isRecession(_ direction: [Double], tolerance: Double) -> Bool {
    var smallest = 0.0
    var largest = 0.0
    func take(_ change: Double, _ outcome: ComparisonOutcome) {
      switch outcome {
      case .first: (smallest, largest) = (min(smallest, change), max(largest, change))
      case .second: (smallest, largest) = (min(smallest, -change), max(largest, -change))
      case .tie: smallest = min(smallest, -abs(change))
      }
    }
    for (index, row) in rows.enumerated() where row.count > 0 {
      take(terms(index).reduce(0) { $0 + direction[$1.parameter] * $1.factor }, row.outcome)
    }
    for system in 0..<systemCount {
      if ridge > 0 { take(direction[system], .tie) }
      if pseudoVotes > 0 { take(direction[system] - direction[systemCount], .tie) }
    }
    // Along a direction that Newton's steps take every one of them makes some vote likelier by a factor of e.
    return largest > 1 && smallest >= -tolerance * largest
  }
}
