/// Newman's rating with ties: P(i), P(j) and P(tie) are as πi, πj and 2 v √(πi πj) (Newman 2023, JMLR 24 (238), section 4).
///
/// This is Davidson's model with ν = 2 v, and the same maximum of the same likelihood: fitted by Newton's method through
/// ``BradleyTerry`` instead of Newman's iteration. The same as evalica's `newman` up to the scale of π, which is arbitrary.
public struct NewmanRating: Sendable {
  /// The strengths π; their geometric mean is 1.
  public let strengths: [Double]
  /// The tie parameter v; 0 where no vote is a tie.
  public let tieParameter: Double
  /// The model that was fitted, with its covariances and bootstrap.
  public let model: BradleyTerryRatings

  /// Rates the systems.
  ///
  /// - Throws: As ``BradleyTerry/ratings(of:)``.
  /// - Returns: `undefined` where Davidson's model has no finite ratings.
  public static func rate(_ comparisons: PairwiseComparisons) throws(StatisticsError) -> RatingResult<NewmanRating> {
    switch try BradleyTerry(ties: .davidson).ratings(of: comparisons) {
    case .undefined(let failure): return .undefined(failure)
    case .ratings(let model):
      return .ratings(
        NewmanRating(
          strengths: model.logStrengths.map { exp($0) }, tieParameter: (model.tieParameter ?? 0) / 2, model: model))
    }
  }
}
