import Quantities
import StatisticsCore
public import Tables

/// What being shown first and covariates are worth, beside the ratings.
public struct RatingEffects: Sendable {
  /// The ranking whose model has them.
  public let ranking: Ranking
  /// The effects, that of the position first.
  public var rows: [RatingEffect] { ranking.effects }

  /// The effects in a ranking.
  public init(in ranking: Ranking) { self.ranking = ranking }

  /// The effects as a table: `effect`, `estimate` (the logarithm of what the odds of winning are multiplied by), its error and interval, `odds`
  /// with its ends, and `difference`, how much more of a covariate that is for.
  public func table() throws(TableError) -> Table {
    let status = rows.map { ($0.interval == nil ? Status.noStandardError : .ok).rawValue }
    return try Table(
      [
        Column(.effect, rows.map(\.name)),
        Column(.covariateDifference, rows.map(\.difference)),
        Column(.estimate, rows.map(\.estimate)),
        Column(.standardError, rows.map(\.standardError)),
        Column(.intervalLower, rows.map { $0.interval?.lower }),
        Column(.intervalUpper, rows.map { $0.interval?.upper }),
        Column(.odds, rows.map(\.odds)),
        Column(.oddsLower, rows.map { $0.oddsInterval?.lower }),
        Column(.oddsUpper, rows.map { $0.oddsInterval?.upper }),
        Column(.status, status),
        Column(.measure, rows.map { _ in ranking.measure }),
      ] + ranking.columns(ofRowsWith: rows.map(\.interval)) + [
        Column(.monteCarloError, rows.map { $0.interval?.monteCarloError?.largest }),
        Column(.unit, rows.map { _ in "log odds" }),
      ])
  }

  /// The effects in a sentence.
  public var sentence: String {
    guard !rows.isEmpty else { return "\(ranking.title) (\(ranking.measure)): the votes determine no effects." }
    let told = rows.filter { $0.interval.map { !$0.contains(0) } == true }
    return "\(ranking.title) (\(ranking.measure)): \(told.count) of \(NumberWords.count(rows.count, "effect")) "
      + "differ from zero, at \(NumberWords.percent(ranking.options.level)) each."
  }
}

extension RatingEffect {
  /// How much more of a covariate the effect is for: a standard deviation of the differences.
  public var difference: Double? {
    if case .covariate(_, let scale) = subject { scale } else { nil }
  }
}
