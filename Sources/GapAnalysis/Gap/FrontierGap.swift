internal import StatisticsCore

/// Best minus best: max S in A − max S in B.
///
/// The side with more entries has more chances at a high maximum, and noise favours maxima (winner's curse): see
/// ``RarefiedFrontierGap`` for a comparison at equal numbers.
public enum FrontierGap {
  /// The gap between scores of which larger ones are better; `nil` if a side is empty.
  public static func value(_ a: [Double], _ b: [Double]) -> Double? {
    guard let bestA = a.max(), let bestB = b.max() else { return nil }
    return bestA - bestB
  }

  /// The rate at which the best of A is expected to win against the best of B, for a gap on an Elo-like scale:
  /// 1/(1 + 10^(−gap/400)).
  public static func expectedWinRate(ofGap gap: Double) -> Double { EloScale.expectedScore(ofDifference: gap) }
}
