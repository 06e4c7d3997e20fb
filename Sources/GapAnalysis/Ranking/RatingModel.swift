public import Quantities

/// How systems are rated from votes.
public enum RatingModel: String, Hashable, Sendable, CaseIterable {
  /// Maximum likelihood of Bradley & Terry's model, on the Elo scale with mean 1000.
  case bradleyTerry = "bradley-terry"
  /// Plackett & Luce's model; of pairs it is Bradley & Terry's with ties as a third outcome.
  case plackettLuce = "plackett-luce"
  /// Elo's running rating, which depends on the order of the votes.
  case elo
  /// The share of votes won, a tie counting half.
  case winRate = "win-rate"
  /// The share of votes won against each opponent, averaged over opponents.
  case meanWinRate = "mean-win-rate"
  /// Borda's points: opponents beaten, by vote.
  case borda
  /// Opponents beaten by majority minus opponents lost to.
  case copeland
  /// The stationary distribution of a walk from losers to winners.
  case pageRank = "pagerank"
  /// The leading eigenvector of the wins.
  case eigenvector
  /// Bradley & Terry's model with ties as a third outcome, fitted as Newman's iteration does.
  case newman

  /// Whether ratings lie between 0 and 1.
  var isShare: Bool { [.winRate, .meanWinRate, .pageRank, .eigenvector].contains(self) }

  /// The unit of the ratings.
  public var unit: Unit {
    switch self {
    case .bradleyTerry, .plackettLuce, .elo: .rating
    case .winRate, .meanWinRate: "share of votes"
    case .borda: .points
    case .copeland: "opponents"
    case .pageRank: .probability
    case .eigenvector: "eigenvector entry"
    case .newman: "strength"
    }
  }
}

/// How the intervals of ratings are made.
public enum RatingIntervals: String, Hashable, Sendable, CaseIterable {
  /// Percentiles over resampled votes, or over redrawn scores.
  case bootstrap
  /// The estimate ± z standard errors of the model's inverse information.
  case wald
  /// The same with the sandwich covariance, which does not trust the model.
  case sandwich
}

/// How rank intervals are made.
public enum RankRule: String, Hashable, Sendable, CaseIterable {
  /// They cover the ranks of all systems together (Mogstad, Romano, Shaikh & Wilhelm 2024).
  case simultaneous
  /// They cover the rank of each system on its own.
  case marginal
  /// Which systems may be among the τ best.
  case tauBest = "tau-best"
  /// 1 + the number of systems whose interval lies above: the rule of arena leaderboards.
  case arena
  /// Percentiles of the rank over resamples.
  case bootstrap
}
