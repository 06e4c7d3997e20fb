import StatisticsCore

extension Measure {
  /// The rise of A's line minus that of B's, b_A − b_B: negative where the gap moves in B's favour.
  public static let closingRate = trendContrast(
    "closing_rate", name: { a, b in "Closing rate (trend of \(a) − trend of \(b))" }, unit: .scoresPerYear,
    weights: TrendLines.closingRate,
    explanation: "The rise of A's line minus that of B's: negative where the gap moves toward B.")
}
