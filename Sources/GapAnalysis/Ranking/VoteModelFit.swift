internal import StatisticsCore

/// One model fitted to votes: ratings, their intervals, and what rank intervals need.
struct VoteModelFit {
  /// Ratings with what is known about them, in the order of the systems.
  struct Rated {
    var estimates: [Double?]
    var standardErrors: [Double?]?
    var intervals: [IntervalResult]?
    /// The ratings with their joint error, where the model or the resamples give a covariance.
    var joint: NormalEstimates?
    var resampled: Matrix?
    var notes: [String] = []
  }

  enum Outcome {
    case rated(Rated)
    case undefined(RatingFailure)
  }

  let outcome: Outcome

  init(_ votes: CountedVotes, options: VoteRanking.Options) throws(StatisticsError) {
    let comparisons = votes.comparisons
    switch options.model {
    case .bradleyTerry: outcome = try Self.bradleyTerry(comparisons, options)
    case .plackettLuce: outcome = try Self.plackettLuce(votes, options)
    case .elo: outcome = .rated(try Self.elo(votes))
    case .winRate, .meanWinRate, .borda, .copeland, .pageRank, .eigenvector, .newman:
      outcome = try Self.resampled(comparisons, options)
    }
  }

  // MARK: Likelihood models

  private static func bradleyTerry(
    _ comparisons: PairwiseComparisons, _ options: VoteRanking.Options
  ) throws(StatisticsError) -> Outcome {
    let model = BradleyTerry(ties: options.ties, regularization: options.regularization)
    let ratings: BradleyTerryRatings
    switch try model.ratings(of: comparisons) {
    case .undefined(let failure): return .undefined(failure)
    case .ratings(let fitted): ratings = fitted
    }
    var rated = Rated(estimates: ratings.eloRatings)
    rated.notes.append(
      "Bradley-Terry by maximum likelihood on the Elo scale with mean 1000, ties \(options.ties.rawValue), converged in "
        + "\(ratings.steps) steps; \(fixed(comparisons.voteCount, digits: 0)) votes.")
    rated.noteRegularization(options.regularization)
    guard options.intervals == .bootstrap else {
      let kind = covarianceKind(options.intervals, isClustered: comparisons.isClustered)
      try rated.take(
        ratings.covariance(kind, threads: options.ranking.simulation.threads), level: options.ranking.level)
      return .rated(rated)
    }
    guard case .ratings(let bootstrap) = try ratings.bootstrap(options.ranking.simulation) else {
      rated.notes.append(Rated.singleClusterNote)
      return .rated(rated)
    }
    try rated.take(
      bootstrap.logStrengths, of: bootstrap.resampleCount,
      intervals: bootstrap.eloIntervals(level: options.ranking.level), covariance: bootstrap.covariance(),
      scale: EloScale.pointsPerLogUnit)
    return .rated(rated)
  }

  private static func covarianceKind(_ intervals: RatingIntervals, isClustered: Bool) -> RatingCovarianceKind {
    intervals != .sandwich ? .information : isClustered ? .clusteredSandwich : .sandwich
  }

  private static func plackettLuce(
    _ votes: CountedVotes, _ options: VoteRanking.Options
  ) throws(StatisticsError) -> Outcome {
    // Cells are distinct votes with their counts: a ranking of two each.
    let cells = votes.comparisons.cells
    let groups = cells.map { cell -> [[Int]] in
      switch cell.outcome {
      case .first: [[cell.first], [cell.second]]
      case .second: [[cell.second], [cell.first]]
      case .tie: [[cell.first, cell.second]]
      }
    }
    let rankings = try Rankings(
      systemCount: votes.systems.count, groups: groups, counts: cells.map(\.count),
      clusters: votes.comparisons.isClustered ? cells.compactMap(\.cluster) : nil)
    let ratings: PlackettLuceRatings
    switch try PlackettLuce(regularization: options.regularization).ratings(of: rankings) {
    case .undefined(let failure): return .undefined(failure)
    case .ratings(let fitted): ratings = fitted
    }
    var rated = Rated(estimates: ratings.eloRatings)
    rated.notes.append(
      "Plackett-Luce by maximum likelihood on the Elo scale with mean 1000, converged in \(ratings.steps) steps; "
        + "\(fixed(votes.comparisons.voteCount, digits: 0)) votes.")
    rated.noteRegularization(options.regularization)
    if options.intervals == .bootstrap {
      let bootstrap = try ratings.bootstrap(options.ranking.simulation)
      try rated.take(
        bootstrap, intervals: bootstrap.eloIntervals(level: options.ranking.level), scale: EloScale.pointsPerLogUnit)
    } else {
      let kind = covarianceKind(options.intervals, isClustered: rankings.isClustered)
      try rated.take(
        ratings.covariance(kind, threads: options.ranking.simulation.threads), level: options.ranking.level)
    }
    return .rated(rated)
  }

  // MARK: Elo

  private static func elo(_ votes: CountedVotes) throws(StatisticsError) -> Rated {
    var elo = try EloRating(systemCount: votes.systems.count)
    for ballot in votes.ballots {
      guard ballot.count <= 1e7, ballot.count == ballot.count.rounded() else {
        throw .invalidArgument(
          name: "count", found: "\(ballot.count)",
          requirement: "a whole number up to 10⁷ for Elo, which takes one vote at a time")
      }
      for _ in 0..<Int(ballot.count) {
        try elo.record(first: ballot.first, second: ballot.second, outcome: ballot.outcome)
      }
    }
    return Rated(
      estimates: elo.ratings,
      notes: ["Elo with K = \(rounded(elo.k)): \(EloRating.orderNote), and has no standard error."])
  }

  // MARK: Models without a likelihood

  private static func resampled(
    _ comparisons: PairwiseComparisons, _ options: VoteRanking.Options
  ) throws(StatisticsError) -> Outcome {
    let model = options.model
    if let failure = try failure(of: model, comparisons) { return .undefined(failure) }
    let estimates = statistic(model, comparisons)
    var rated = Rated(estimates: estimates)
    rated.notes.append("\(model.rawValue) over \(fixed(comparisons.voteCount, digits: 0)) votes.")
    if model == .borda { rated.notes.append("Systems with more votes collect more points: see win-rate for a share.") }
    guard estimates.allSatisfy({ $0 != nil }) else { return .rated(rated) }
    let bootstrap = try VoteBootstrap(of: comparisons, options.ranking.simulation) { resample in
      let values = statistic(model, resample).compactMap(\.self)
      return values.count == resample.systemCount ? values : nil
    }
    try rated.take(bootstrap, intervals: bootstrap.intervals(level: options.ranking.level), scale: 1)
    return .rated(rated)
  }

  private static func failure(
    of model: RatingModel, _ comparisons: PairwiseComparisons
  ) throws(StatisticsError) -> RatingFailure? {
    switch model {
    case .eigenvector: EigenvectorRating.rate(comparisons).failure
    case .newman: try NewmanRating.rate(comparisons).failure
    default: nil
    }
  }

  private static func statistic(_ model: RatingModel, _ comparisons: PairwiseComparisons) -> [Double?] {
    switch model {
    case .winRate: WinRates(comparisons).overVotes
    case .meanWinRate: WinRates(comparisons).overOpponents
    case .borda: BordaCount(comparisons).points
    case .copeland: CopelandScore(comparisons).scores.map { Double($0) }
    case .pageRank: (try? PageRank(comparisons))?.ranks ?? []
    case .eigenvector: EigenvectorRating.rate(comparisons).ratings?.ratings ?? []
    case .newman: (try? NewmanRating.rate(comparisons))?.ratings?.strengths ?? []
    default: []
    }
  }
}

extension VoteModelFit.Rated {
  /// Says that clusters were to be told apart, and there is but one.
  static let singleClusterNote =
    "All votes are of one rater or prompt, so that nothing tells how ratings vary: no intervals (unless --cluster none takes single votes for independent)."

  /// Takes what resampled votes tell: `scale` times theirs are the ratings.
  ///
  /// A rating that no resample changes has no known error, and so ranks have no intervals: no resample of a system that won
  /// its three votes has a loss.
  mutating func take(
    _ bootstrap: VoteBootstrap, intervals: [IntervalResult], scale: Double
  ) throws(StatisticsError) {
    guard !bootstrap.hasSingleCluster else {
      notes.append(Self.singleClusterNote)
      return
    }
    guard
      try take(
        bootstrap.ratings, of: bootstrap.resampleCount, intervals: intervals, covariance: bootstrap.covariance(),
        scale: scale)
    else { return }
    let unvarying = bootstrap.unvaryingSystems
    guard !unvarying.isEmpty else { return }
    for system in unvarying { standardErrors?[system] = nil }
    joint = nil
    notes.append(
      "The rating of \(counted(unvarying.count, "system")) is the same in every resample, which tells nothing about its "
        + "error: no interval there, and none of ranks but by the rule bootstrap.")
  }

  /// Takes the ratings of those of `drawn` resamples that determine some, if these are enough; whether there is a covariance.
  @discardableResult
  fileprivate mutating func take(
    _ ratings: Matrix, of drawn: Int, intervals: [IntervalResult], covariance: Matrix?, scale: Double
  ) throws(StatisticsError) -> Bool {
    guard standsOn(ratings.rowCount, of: drawn) else { return false }
    self.intervals = intervals
    resampled = ratings
    guard let covariance else { return false }
    try setCovariance(covariance, scale: scale)
    return true
  }

  /// Takes the covariance of log-strengths, with intervals of ± z standard errors.
  mutating func take(_ result: RatingResult<RatingCovariance>, level: Double) throws(StatisticsError) {
    guard case .ratings(let covariance) = result else {
      notes.append(Self.singleClusterNote)
      return
    }
    try setCovariance(covariance.logStrengths, scale: EloScale.pointsPerLogUnit)
    try setWaldIntervals(level: level)
  }

  mutating func noteRegularization(_ regularization: RatingRegularization) {
    guard regularization != .none else { return }
    notes.append("With \(regularization): the ratings are shrunk towards each other.")
  }

  /// Says how many resamples determine no ratings; whether the others are enough, which is at least half.
  ///
  /// Of fewer there is nothing to be said about ranks either: those that determine ratings are the tidy ones.
  mutating func standsOn(_ usable: Int, of drawn: Int) -> Bool {
    let isEnough = usable > 1 && 2 * usable >= drawn
    if usable < drawn {
      notes.append(
        "\(drawn - usable) of \(drawn) resamples determine no ratings"
          + (isEnough
            ? " and are left out."
            : ": these are too few votes for intervals by resampling. --intervals wald, --pseudo-votes and --ridge give others.")
      )
    }
    return isEnough
  }

  /// Takes the covariance of the ratings, which are `scale` times what it is the covariance of.
  mutating func setCovariance(_ covariance: Matrix, scale: Double) throws(StatisticsError) {
    let scaled = try Matrix(
      rowCount: covariance.rowCount, columnCount: covariance.columnCount,
      elements: covariance.elements.map { $0 * scale * scale })
    standardErrors = scaled.diagonal.map { max($0, 0).squareRoot() }
    joint = try NormalEstimates(estimates.compactMap(\.self), covariance: scaled)
  }

  /// The estimate ± z standard errors.
  private mutating func setWaldIntervals(level: Double) throws(StatisticsError) {
    guard let standardErrors else { return }
    intervals = try zip(estimates, standardErrors).map { estimate, error throws(StatisticsError) in
      guard let estimate, let error else { return .undefined(.undefinedStatistic) }
      return .interval(try WaldInterval.interval(of: estimate, standardError: error, level: level))
    }
  }
}
