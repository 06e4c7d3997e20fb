import Quantities
import StatisticsCore

extension Measure {
  /// The probability that a system of A, drawn at random, beats one of B, a tie counting half: P(S_A > S_B) + P(S_A = S_B)/2.
  ///
  /// Interval: Newcombe's method 5 (2006, doi 10.1002/sim.2324).
  public static let superiority = Measure(
    "superiority", .gap, name: { _, _ in "Probability of superiority" }, unit: .fixed(.probability), neutralValue: 0.5,
    explanation: "Chance that a system of A drawn at random scores above one of B, a tie counting half. 0.5 is level.",
    source: "Newcombe's method 5 (2006), doi 10.1002/sim.2324",
    value: { scores throws(StatisticsError) in
      MeasuredValue(try Superiority.estimate(scores.a.scores, scores.b.scores).estimate)
    },
    interval: .systemsAsSample(coverage: CoverageOfSides.superiority) { scores throws(StatisticsError) in
      try Superiority.interval(scores.a.scores, scores.b.scores, level: scores.options.level)
    },
    reasonsWithoutValue: tooFewToCompare)
}
