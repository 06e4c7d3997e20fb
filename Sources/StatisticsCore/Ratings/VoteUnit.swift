extension IntervalMethod {
  /// Quantiles of refits to resampled votes.
  public static let voteBootstrapPercentile = IntervalMethod("vote-bootstrap-percentile")
  /// Quantiles of refits to resampled clusters of votes.
  public static let voteClusterBootstrapPercentile = IntervalMethod("vote-cluster-bootstrap-percentile")
}

/// What is drawn with replacement when votes are resampled.
public enum VoteUnit: String, Hashable, Sendable, CaseIterable {
  /// Single votes.
  case vote
  /// Whole clusters of votes, such as all of a rater's or all on a prompt.
  case cluster
}

extension VoteUnit {
  /// The percentile interval of resampled ratings, `drawn` of them with those that do not exist; undefined where fewer than
  /// half exist, or fewer than two, and where all agree: a share of votes won by a system that never lost, say.
  func interval(ofResampled ratings: [Double], drawn: Int, level: Double) -> IntervalResult {
    guard ratings.count >= 2, 2 * ratings.count >= drawn else { return .undefined(.undefinedStatistic) }
    let sorted = ratings.sorted()
    guard !OrderStatistics.isConstant(sorted) else { return .undefined(.constantReplicates) }
    let method: IntervalMethod = self == .vote ? .voteBootstrapPercentile : .voteClusterBootstrapPercentile
    return .interval(OrderStatistics.percentileInterval(ofSorted: sorted, level: level, method: method))
  }
}
