import StatisticsCore

/// How the scores on one dimension are brought to a common scale before they are combined.
///
/// Source: OECD & JRC, Handbook on Constructing Composite Indicators (2008), step 5.
public enum Normalization: String, Hashable, Sendable, CaseIterable {
  /// By the benchmark's own fixed minimum and maximum.
  case goalposts
  /// By the smallest and largest score on the board: 0 to 1.
  case minMax = "min-max"
  /// By the mean and standard deviation on the board.
  case zScore = "z-score"
  /// By the rank on the board: 0 for the worst to 1 for the best, ties sharing the middle.
  case rank

  /// The scores of one dimension on the common scale, larger ones better.
  ///
  /// - Parameter values: Scores normalised by goalposts, so that larger ones are better.
  /// - Returns: As many numbers; all ½ (0 for the z-score) where the scores do not vary.
  /// - Complexity: O(n log n).
  public func normalize(_ values: [Double]) -> [Double] {
    switch self {
    case .goalposts: return values
    case .minMax:
      guard let low = values.min(), let high = values.max(), high > low else { return values.map { _ in 0.5 } }
      return values.map { ($0 - low) / (high - low) }
    case .zScore:
      guard let deviation = standardDeviation(of: values) else { return values.map { _ in 0 } }
      let mean = values.reduce(0, +) / Double(values.count)
      return values.map { ($0 - mean) / deviation }
    case .rank:
      guard values.count > 1 else { return values.map { _ in 0.5 } }
      return middleRanks(values).map { ($0 - 1) / Double(values.count - 1) }
    }
  }
}

/// Ranks from 1, the smallest first; equal values share the mean of their places.
func middleRanks(_ values: [Double]) -> [Double] {
  // Ranks fail on NaN alone, which no score is.
  (try? TiedRanks.of(values, ties: .middle, order: .smallestFirst)) ?? values.map { _ in .nan }
}
