/// Newman's rating with ties: P(i), P(j) and P(tie) are as πi, πj and 2 v √(πi πj) (Newman 2023, JMLR 24 (238), section 4).
///
/// This is Davidson's model with ν = 2 v, and the same maximum of the same likelihood: fitted by Newton's method through
/// ``BradleyTerry`` instead of Newman's iteration. The same as evalica's `newman` up to the scale of π, which is arbitrary.
public struct NewmanRating: VoteModel, Hashable {
  /// The model; it has no options.
  public init() {}

  /// Rates the systems.
  ///
  /// - Throws: As ``BradleyTerry/ratings(of:)``.
  /// - Returns: `undefined` where Davidson's model has no finite ratings.
  public func ratings(of comparisons: PairwiseComparisons) throws(StatisticsError) -> RatingResult<NewmanRatings> {
    switch try BradleyTerry(ties: .davidson).ratings(of: comparisons) {
    case .undefined(let failure): .undefined(failure)
    case .ratings(let fitted): .ratings(NewmanRatings(fitted: fitted))
    }
  }
}

/// The ratings of a ``NewmanRating``.
public struct NewmanRatings: VoteRatings {
  /// Davidson's model that was fitted, with its covariances and bootstrap.
  public let fitted: BradleyTerryRatings

  /// The strengths π; their geometric mean is 1.
  public var strengths: [Double] { fitted.logStrengths.map(Self.strength(ofLog:)) }
  /// The tie parameter v; 0 where no vote is a tie.
  public var tieParameter: Double { (fitted.tieParameter ?? 0) / 2 }
  /// The strengths.
  public var values: [Double?] { strengths }

  /// The strength of a log-strength.
  public static func strength(ofLog value: Double) -> Double { exp(value) }

  /// The log-strength of a strength, which is above 0.
  ///
  /// The difference of two is the log odds that the first wins a vote rather than the second.
  public static func logStrength(of strength: Double) -> Double { log(strength) }

  /// The interval of a strength from that of its logarithm; an end without bound is 0 or infinite.
  public static func strengthInterval(ofLog result: IntervalResult) -> IntervalResult {
    guard case .interval(var interval) = result else { return result }
    let error = interval.monteCarloError
    (interval.lower, interval.upper) = (exp(interval.lower), exp(interval.upper))
    interval.monteCarloError = error.map { [interval] error in
      MonteCarloError(
        lower: error.lower > 0 ? error.lower * interval.lower : 0,
        upper: error.upper > 0 ? error.upper * interval.upper : 0)
    }
    return .interval(interval)
  }
}
