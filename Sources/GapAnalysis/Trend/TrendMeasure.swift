/// A named number about the straight lines through all dated systems of two sides.
public enum TrendMeasure: String, Hashable, Sendable, CaseIterable {
  /// A's line minus B's, at the board's date.
  case gap = "trend_gap"
  /// The rise of A's line.
  case slopeA = "trend_slope_a"
  /// The rise of B's line.
  case slopeB = "trend_slope_b"
  /// The rise of A's line minus that of B's: negative where the gap moves in B's favour.
  case closingRate = "closing_rate"
  /// The distance in time between parallel lines.
  case lagRegression = "lag_regression"
  /// When the lines cross.
  case crossover
  /// How much confidence there is that B's line is level with A's or above by the horizon.
  case crossedByHorizon = "crossed_by_horizon"

  /// What the row is about, for people; `a` and `b` are the names of the sides.
  public func label(_ a: String, _ b: String) -> String {
    switch self {
    case .gap: "Gap of the trend lines today"
    case .slopeA: "Trend of \(a)"
    case .slopeB: "Trend of \(b)"
    case .closingRate: "Closing rate (trend of \(a) − trend of \(b))"
    case .lagRegression: "Lag between parallel trends"
    case .crossover: "Crossing of the trend lines"
    case .crossedByHorizon: "Chance that \(b)'s line has reached \(a)'s"
    }
  }

  /// The unit of the measure on scores of unit `unit`.
  public func unit(ofScores unit: String) -> String {
    switch self {
    case .gap: unit
    case .slopeA, .slopeB, .closingRate: "\(unit)/year"
    case .lagRegression, .crossover: "months"
    case .crossedByHorizon: "probability"
    }
  }
}
