internal import StatisticsCore

/// One model fitted to votes: ratings, their intervals, and what rank intervals need.
struct VoteModelFit {
  /// Ratings with what is known about them, in the order of the systems.
  struct Rated {
    var estimates: [Double?]
    var standardErrors: [Double]?
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
    if options.regularization != .none {
      rated.notes.append("With \(options.regularization): the ratings are shrunk towards each other.")
    }
    let level = options.ranking.level
    switch options.intervals {
    case .bootstrap:
      guard case .ratings(let bootstrap) = try ratings.bootstrap(options.ranking.simulation) else { break }
      rated.intervals = try bootstrap.eloIntervals(level: level)
      if let covariance = bootstrap.covariance() {
        try rated.setCovariance(covariance, scale: EloScale.pointsPerLogUnit)
      }
      rated.resampled = bootstrap.logStrengths
      if bootstrap.usableCount < bootstrap.resampleCount {
        rated.notes.append(
          "\(bootstrap.resampleCount - bootstrap.usableCount) of \(bootstrap.resampleCount) resamples determine no ratings "
            + "and are left out.")
      }
    case .wald, .sandwich:
      let kind: RatingCovarianceKind =
        options.intervals == .wald ? .information : comparisons.isClustered ? .clusteredSandwich : .sandwich
      let result = try ratings.covariance(kind, threads: options.ranking.simulation.threads)
      guard case .ratings(let covariance) = result else { break }
      try rated.setCovariance(covariance.logStrengths, scale: EloScale.pointsPerLogUnit)
      try rated.setWaldIntervals(level: level)
    }
    return .rated(rated)
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
    let rankings = try Rankings(systemCount: votes.systems.count, groups: groups, counts: cells.map(\.count))
    switch try PlackettLuce(regularization: options.regularization).ratings(of: rankings) {
    case .undefined(let failure): return .undefined(failure)
    case .ratings(let ratings):
      var rated = Rated(estimates: ratings.eloRatings)
      rated.notes.append(
        "Plackett-Luce by maximum likelihood on the Elo scale with mean 1000, converged in \(ratings.steps) steps; intervals from "
          + "the inverse information.")
      if options.regularization != .none {
        rated.notes.append("With \(options.regularization): the ratings are shrunk towards each other.")
      }
      let covariance = try ratings.covariance(threads: options.ranking.simulation.threads)
      try rated.setCovariance(covariance.logStrengths, scale: EloScale.pointsPerLogUnit)
      try rated.setWaldIntervals(level: options.ranking.level)
      return .rated(rated)
    }
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
    guard estimates.allSatisfy({ $0 != nil }) else { return .rated(rated) }
    let bootstrap = try VoteBootstrap(of: comparisons, options.ranking.simulation) { resample in
      let values = statistic(model, resample).compactMap(\.self)
      return values.count == resample.systemCount ? values : nil
    }
    rated.intervals = try bootstrap.intervals(level: options.ranking.level)
    rated.resampled = bootstrap.ratings
    if let covariance = try covariance(of: bootstrap.ratings) { try rated.setCovariance(covariance, scale: 1) }
    if bootstrap.usableCount < bootstrap.resampleCount {
      rated.notes.append(
        "\(bootstrap.resampleCount - bootstrap.usableCount) of \(bootstrap.resampleCount) resamples determine no ratings and "
          + "are left out.")
    }
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

  private static func covariance(of ratings: Matrix) throws(StatisticsError) -> Matrix? {
    guard ratings.rowCount > 1 else { return nil }
    let columns = (0..<ratings.columnCount).map { ratings.column($0) }
    let means = columns.map { $0.reduce(0, +) / Double($0.count) }
    var elements: [Double] = []
    for (i, left) in columns.enumerated() {
      for (j, right) in columns.enumerated() {
        var sum = 0.0
        for row in left.indices { sum += (left[row] - means[i]) * (right[row] - means[j]) }
        elements.append(sum / Double(ratings.rowCount - 1))
      }
    }
    return try Matrix(rowCount: columns.count, columnCount: columns.count, elements: elements)
  }
}

extension VoteModelFit.Rated {
  /// Takes the covariance of the ratings, which are `scale` times what it is the covariance of.
  mutating func setCovariance(_ covariance: Matrix, scale: Double) throws(StatisticsError) {
    let scaled = try Matrix(
      rowCount: covariance.rowCount, columnCount: covariance.columnCount,
      elements: covariance.elements.map { $0 * scale * scale })
    standardErrors = scaled.diagonal.map { max($0, 0).squareRoot() }
    joint = try NormalEstimates(estimates.compactMap(\.self), covariance: scaled)
  }

  /// The estimate ± z standard errors.
  mutating func setWaldIntervals(level: Double) throws(StatisticsError) {
    guard let standardErrors else { return }
    intervals = try zip(estimates, standardErrors).map { estimate, error throws(StatisticsError) in
      guard let estimate else { return .undefined(.undefinedStatistic) }
      return .interval(try WaldInterval.interval(of: estimate, standardError: error, level: level))
    }
  }
}
