import BenchmarkData
import StatisticsCore

extension Measure {
  /// The difference of the best scores so far, F_A(t) − F_B(t), today.
  public static let sameDateGap = Measure(
    "same_date_gap", .gap, name: { _, _ in "Same-date gap (best so far)" },
    explanation: "Best dated score of A minus best dated score of B, today.",
    source: "Defined in the article Which gap?",
    value: { scores in MeasuredValue(scores.lastDay.flatMap { scores.frontierDifference.value(on: $0) }) },
    remarks: undatedRemarks, reasonsWithoutValue: noCommonTime)

  /// How many systems the gaps between frontiers leave out for want of a date.
  static let undatedRemarks: @Sendable (PairScores, Pair) -> [Note] = { _, pair in pair.undatedNotes }

  /// Why there is no gap between frontiers.
  static let noCommonTime: @Sendable (PairScores, Pair) throws(StatisticsError) -> [Note] = { _, _ in
    ["no time on which both sides had a dated system"]
  }
}
