/// Elo's rating: after each vote the winner takes points from the loser, the more the less the vote was expected.
///
/// The result depends on the order of the votes and on K: it follows systems whose strength changes, and is a poor estimate
/// where it does not; there ``BradleyTerry`` uses the same votes without regard to order. It has no standard error.
///
/// Expected score E = 1 / (1 + 10^((R₂ − R₁)/400)); R₁ moves by K (S − E), S = 1, ½ or 0 (Elo 1978). The same as evalica's
/// and FastChat's `elo` with K = 4.
public struct EloRating: VoteModel, Hashable {
  /// Says that another order of the same votes gives other ratings: for the notes of an output.
  public static let orderNote = "depends on the order of the votes"

  /// The rating with which every system begins.
  public var initial: Double
  /// The largest number of points that a vote can move; above 0.
  public var k: Double
  /// The difference of ratings that means odds of ten to one; above 0.
  public var scale: Double

  /// A model.
  public init(initial: Double = EloScale.mean, k: Double = 4, scale: Double = 400) {
    self.initial = initial
    self.k = k
    self.scale = scale
  }

  /// Takes the votes into account, one after the other.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a K or scale that is not above 0, or an initial
  ///   rating that is not finite.
  /// - Complexity: O(systems + votes).
  public func ratings(of votes: OrderedVotes) throws(StatisticsError) -> RatingResult<EloRatings> {
    try GSL.requireFinite(initial, "initial")
    try GSL.requirePositive(k, "k")
    try GSL.requirePositive(scale, "scale")
    var ratings = [Double](repeating: initial, count: votes.systemCount)
    for vote in votes.votes {
      let score =
        switch vote.outcome {
        case .first: 1.0
        case .second: 0.0
        case .tie: 0.5
        }
      for _ in 0..<vote.count {
        let expected = 1 / (1 + pow(10, (ratings[vote.second] - ratings[vote.first]) / scale))
        ratings[vote.first] += k * (score - expected)
        ratings[vote.second] -= k * (score - expected)
      }
    }
    return .ratings(EloRatings(ratings: ratings))
  }
}

/// The ratings of an ``EloRating``.
public struct EloRatings: VoteRatings, Hashable {
  /// The ratings after the last vote, one a system.
  let ratings: [Double]

  /// The ratings.
  public var values: [Double?] { ratings }
}
