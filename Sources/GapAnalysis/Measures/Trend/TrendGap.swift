import StatisticsCore

extension Measure {
  /// A's line minus B's, at the board's date: a_A − a_B with time counted from it.
  public static let trendGap = trendContrast(
    "trend_gap", name: { _, _ in "Gap of the trend lines today" }, unit: .scores, weights: TrendLines.gap(at: 0),
    explanation: "A's line minus B's at the date of the board; errors clustered by organization.")
}
