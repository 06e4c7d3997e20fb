import BenchmarkData
import Quantities
import StatisticsCore

extension Measure {
  /// On a rating of Elo's scale, the rate at which the best of A is expected to win against the best of B:
  /// 1/(1 + 10^(−gap/400)) of the frontier gap. One half is level.
  public static let frontierWinRate = Measure(
    "frontier_win_rate", .gap, name: { _, _ in "Expected win rate of best against best" }, unit: .fixed(.probability),
    neutralValue: 0.5, basis: .best, requirement: .rating,
    explanation:
      "On a rating: how often the best of A is expected to win against the best of B, 1/(1 + 10^(−gap/400)).",
    source: "Elo (1978)",
    value: { MeasuredValue(frontierGap($0).map(EloScale.expectedScore(ofDifference:))) },
    remarks: { _, pair in
      ["rate at which the best of \(pair.a.title) is expected to be preferred to the best of \(pair.b.title)"]
    },
    turningPoint: \.turningByBest)
}
