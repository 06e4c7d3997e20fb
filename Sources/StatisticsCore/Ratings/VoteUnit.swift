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
  /// What percentile intervals are called where these are drawn.
  var intervalMethod: IntervalMethod { self == .vote ? .voteBootstrapPercentile : .voteClusterBootstrapPercentile }

  /// The percentile interval of resampled ratings, `drawn` of them with those that do not exist; undefined where fewer than
  /// half exist, or fewer than two, and where all agree: a share of votes won by a system that never lost, say.
  ///
  /// Resamples in which the system stands above or below the others (``ComparisonGraph/standing``) tell something about it: its rating there lies
  /// beyond all others, and an end of the interval that falls among them is infinite. One in which nothing links it to them may lie beyond either
  /// end.
  static func interval(
    ofResampled ratings: [Double], beyond: SeparatedResamples.Counts = .init(), drawn: Int, level: Double,
    method: IntervalMethod
  ) -> IntervalResult {
    guard ratings.count >= 2, 2 * (ratings.count + beyond.total) >= drawn else {
      return .undefined(.undefinedStatistic)
    }
    let sorted = ratings.sorted()
    guard !OrderStatistics.isConstant(sorted) else { return .undefined(.constantReplicates) }
    guard beyond.total > 0 else {
      return .interval(OrderStatistics.percentileInterval(ofSorted: sorted, level: level, method: method))
    }
    let tail = (1 - level) / 2
    let lower = beyond.end(of: sorted, before: beyond.below + beyond.unlinked, at: tail)
    let upper = beyond.end(of: sorted, before: beyond.below, at: 1 - tail)
    return .interval(
      ConfidenceInterval(
        lower: lower.value, upper: upper.value, level: level, method: method,
        monteCarloError: MonteCarloError(lower: lower.error, upper: upper.error)))
  }
}

/// How often resampled votes put each system beyond all others, so that it has no finite rating.
public struct SeparatedResamples: Hashable, Sendable {
  /// The counts of one system.
  public struct Counts: Hashable, Sendable {
    /// In so many resamples it stood above the others: it won all its votes, say.
    public var above = 0
    /// In so many it stood below them.
    public var below = 0
    /// In so many nothing linked it to them: it had no votes, say.
    public var unlinked = 0

    /// All of them.
    public var total: Int { above + below + unlinked }

    /// A quantile of ratings of which so many lie below all finite ones, and the rest of ``total`` above; with its Monte Carlo error, 0 for an
    /// infinite one.
    fileprivate func end(of sorted: [Double], before: Int, at probability: Double) -> (value: Double, error: Double) {
      let place = Double(sorted.count + total - 1) * probability - Double(before)
      if place < 0 { return (-.infinity, 0) }
      if place > Double(sorted.count - 1) { return (.infinity, 0) }
      let inner = place / Double(sorted.count - 1)
      return (
        OrderStatistics.quantile(ofSorted: sorted, at: inner),
        OrderStatistics.monteCarloError(ofSorted: sorted, at: inner)
      )
    }
  }

  /// The counts, one a system.
  public private(set) var counts: [Counts]
  /// The number of resamples without ratings whose graph of wins says why.
  public private(set) var resampleCount = 0

  init(systemCount: Int) { counts = Array(repeating: Counts(), count: systemCount) }

  mutating func add(_ graph: ComparisonGraph) {
    resampleCount += 1
    for system in graph.standing.above { counts[system].above += 1 }
    for system in graph.standing.below { counts[system].below += 1 }
    for system in graph.standing.unlinked { counts[system].unlinked += 1 }
  }
}
