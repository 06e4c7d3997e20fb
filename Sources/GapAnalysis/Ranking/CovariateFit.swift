import Quantities
import StatisticsCore

extension VoteModelFit {
  /// Rates votes with their covariates; errors by the sandwich, of clusters where votes have them, unless the model's own are asked for.
  static func fitCovariates(
    _ votes: CountedVotes, _ counted: CountedVotes.Counted, _ options: VoteRanking.Options
  ) throws(StatisticsError) -> Outcome {
    guard let rows = votes.covariates else {
      return .undefined(.init(reason: .noVotes, graph: ComparisonGraph(counted.comparisons)))
    }
    let model = CovariateBradleyTerry(
      hasOrderEffect: options.hasPositionEffect, regularization: options.regularization)
    switch try model.ratings(of: rows) {
    case .undefined(let failure): return .undefined(failure)
    case .ratings(let ratings):
      var rated = Rated(estimates: ratings.eloRatings)
      try rated.take(ratings, counted, size: votes.size(inPairs: true), options)
      return .rated(rated)
    }
  }
}

extension VoteModelFit.Rated {
  fileprivate mutating func take(
    _ ratings: CovariateRatings, _ counted: CountedVotes.Counted, size: String, _ options: VoteRanking.Options
  ) throws(StatisticsError) {
    note(
      "Bradley-Terry with covariates by maximum likelihood on the Elo scale with mean 1000, ties half; ratings are those at equal covariates",
      steps: ratings.steps, size: size, options)
    effects = ratings.orderEffect.map { [RatingEffect(.position, $0)] } ?? []
    for (index, name) in options.covariates.enumerated() {
      effects.append(
        RatingEffect(.covariate(name: name, scale: ratings.scales[index]), ratings.effects[index]))
    }
    let kind: RatingCovarianceKind =
      options.intervals == .wald ? .information : counted.labels == nil ? .sandwich : .clusteredSandwich
    guard
      case .ratings(let covariance) = try ratings.covariance(
        kind, clusters: counted.labels, threads: options.ranking.simulation.threads)
    else {
      notes.append(Self.singleClusterNote)
      return
    }
    let count = ratings.logStrengths.count
    let systems = try Matrix(
      rowCount: count, columnCount: count,
      elements: (0..<count).flatMap { row in (0..<count).map { covariance[row, $0] } })
    try setCovariance(systems, scale: EloScale.pointsPerLogUnit)
    let method: IntervalMethod = kind == .information ? .wald : .sandwich
    try setWaldIntervals(level: options.ranking.level, method: method)
    for index in effects.indices {
      let variance = max(0, covariance[count + index, count + index])
      try effects[index].setError(variance.squareRoot(), level: options.ranking.level, method: method)
    }
  }
}
