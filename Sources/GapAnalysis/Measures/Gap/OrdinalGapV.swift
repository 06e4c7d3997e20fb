import Quantities
import StatisticsCore

extension Measure {
  /// The probability of superiority as the distance of two normal distributions, V = √2 Φ⁻¹(P(S_A > S_B)) (Ho & Reardon 2012,
  /// doi 10.3102/1076998611411918). Where every system of a side is above every one of the other the value is a bound.
  public static let ordinalGapV = Measure(
    "ordinal_gap_v", .gap, name: { _, _ in "Ordinal gap V" }, unit: .fixed(.standardDeviations),
    explanation: "The same as the distance of two normal distributions: √2 · Φ⁻¹(superiority).",
    source: "Ho & Reardon (2012), doi 10.3102/1076998611411918",
    value: { scores throws(StatisticsError) in
      switch try OrdinalGap.estimate(scores.a.scores, scores.b.scores) {
      case .value(let value): .value(value)
      case .atLeast(let value): .atLeast(value)
      case .atMost(let value): .atMost(value)
      case .undefined: .undefined
      }
    },
    interval: .systemsAsSample(coverage: CoverageOfSides.superiority) { scores throws(StatisticsError) in
      try OrdinalGap.interval(scores.a.scores, scores.b.scores, level: scores.options.level)
    },
    remarks: { scores, pair in
      let (a, b) = (pair.a.title, pair.b.title)
      return switch try? OrdinalGap.estimate(scores.a.scores, scores.b.scores) {
      case .atLeast: ["every system of \(a) is above every one of \(b): the value is a lower bound"]
      case .atMost: ["every system of \(b) is above every one of \(a): the value is an upper bound"]
      case .value, .undefined, nil: []
      }
    }, reasonsWithoutValue: tooFewToCompare)
}
