import Quantities
import StatisticsCore

extension Measure {
  /// P(S_A > S_B) − P(S_A < S_B), from −1 to 1 (Cliff 1993, doi 10.1037/0033-2909.114.3.494).
  public static let cliffsDelta = Measure(
    "cliffs_delta", .gap, name: { _, _ in "Cliff's delta" }, unit: .fixed(.differenceOfProbabilities),
    explanation: "The same from −1 to 1: chance of A above B minus chance of B above A.",
    source: "Cliff (1993), doi 10.1037/0033-2909.114.3.494",
    value: { scores throws(StatisticsError) in
      MeasuredValue(try CliffsDelta.estimate(scores.a.scores, scores.b.scores).estimate)
    },
    interval: .systemsAsSample(coverage: CoverageOfSides.superiority) { scores throws(StatisticsError) in
      try CliffsDelta.interval(scores.a.scores, scores.b.scores, level: scores.options.level)
    },
    reasonsWithoutValue: tooFewToCompare)
}
