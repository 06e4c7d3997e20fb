import BenchmarkData
import Quantities

extension Measure {
  /// The frontier gap in percent of the better of the two scores, 100 (max A − max B)/max(max A, max B).
  ///
  /// Only where scores have a zero that means nothing at all, and more is better.
  public static let frontierGapPercentOfLeader = Measure(
    "frontier_gap_percent_of_leader", .gap, name: { _, _ in "Frontier gap in percent of the leader" },
    unit: .fixed(.percent), basis: .best, requirement: .scaleWithZero,
    explanation: "The frontier gap in percent of the better score. Not given for ratings, which have no zero.",
    source: "Defined in the article Which gap?",
    value: { MeasuredValue(percent($0, of: max)) },
    remarks: { _, _ in ["frontier gap in percent of the better score"] },
    reasonsWithoutValue: { _, pair in [Requirement.scaleWithZero.reason(pair.board)] }, turningPoint: \.turningByBest)

  /// The frontier gap in percent of the lesser of the two scores, 100 (max A − max B)/min(max A, max B): the base of
  /// Stanford's AI Index.
  public static let frontierGapPercentOfFollower = Measure(
    "frontier_gap_percent_of_follower", .gap, name: { _, _ in "Frontier gap in percent of the follower" },
    unit: .fixed(.percent), basis: .best, requirement: .scaleWithZero,
    explanation: "The frontier gap in percent of the lesser score. Not given for ratings, which have no zero.",
    source: "The base of Stanford's AI Index; see Which gap?",
    value: { MeasuredValue(percent($0, of: min)) },
    remarks: { _, _ in ["frontier gap in percent of the lesser score"] },
    reasonsWithoutValue: { _, pair in [Requirement.scaleWithZero.reason(pair.board)] }, turningPoint: \.turningByBest)

  private static func percent(_ scores: PairScores, of base: (Double, Double) -> Double) -> Double? {
    guard let a = scores.a.best, let b = scores.b.best, base(a, b) > 0 else { return nil }
    return 100 * (a - b) / base(a, b)
  }
}
