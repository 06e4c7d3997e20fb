/// A way of rating systems by votes: a value that holds its options and is asked for the ratings of votes.
///
/// What votes it takes is ``Votes``: ``PairwiseComparisons`` where only their number counts, ``Rankings`` of several systems at a
/// time, or ``OrderedVotes`` where a vote's place among the others matters.
public protocol VoteModel<Votes>: Sendable {
  /// The votes that it rates by.
  associatedtype Votes
  /// What it gives.
  associatedtype Ratings: VoteRatings

  /// Rates the systems.
  ///
  /// - Returns: `undefined` with the reason where the votes are well formed but determine no ratings.
  /// - Throws: ``StatisticsError`` for options out of range.
  func ratings(of votes: Votes) throws(StatisticsError) -> RatingResult<Ratings>
}

/// The ratings that a ``VoteModel`` gives.
public protocol VoteRatings: Sendable {
  /// The ratings, one a system, higher for better; nil where a system has none, such as a win rate without a vote.
  var values: [Double?] { get }
}

/// Ratings that are log-strengths of a model fitted by maximum likelihood.
public protocol LogStrengthRatings: VoteRatings {
  /// The log-strengths θ, one a system; their mean is zero.
  var logStrengths: [Double] { get }
  /// The number of Newton steps.
  var steps: Int { get }

  /// The covariance of the log-strengths.
  ///
  /// - Parameters:
  ///   - kind: How it is estimated.
  ///   - threads: The number of threads; it changes nothing but the time.
  /// - Returns: `undefined` where all votes are of one cluster and the clustered sandwich is asked for.
  /// - Throws: ``StatisticsError`` for a clustered sandwich of votes without clusters, threads below 1, or singular information.
  func covariance(_ kind: RatingCovarianceKind, threads: Int) throws(StatisticsError) -> RatingResult<RatingCovariance>
}

extension LogStrengthRatings {
  /// The ratings on the Elo scale: 400 points are odds of ten to one, and the mean of the systems is 1000.
  public var eloRatings: [Double] { logStrengths.map(EloScale.rating(logStrength:)) }

  /// The ratings on the Elo scale.
  public var values: [Double?] { eloRatings }
}
