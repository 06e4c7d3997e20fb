import StatisticsCore

extension Measure {
  /// The rise of A's line in points a year, b_A.
  public static let trendSlopeA = trendContrast(
    "trend_slope_a", name: { a, _ in "Trend of \(a)" }, unit: .scoresPerYear, weights: TrendLines.slopeA,
    explanation: "How fast A's line rises, per year.")

  /// The rise of B's line in points a year, b_B.
  public static let trendSlopeB = trendContrast(
    "trend_slope_b", name: { _, b in "Trend of \(b)" }, unit: .scoresPerYear, weights: TrendLines.slopeB,
    explanation: "How fast B's line rises, per year.")
}
