import StatisticsCore

extension Measure {
  /// The median of all differences between a system of one side and one of the other.
  ///
  /// Interval: of the shift, by inversion of the rank-sum test (Hodges & Lehmann 1963, doi 10.1214/aoms/1177704172).
  public static let hodgesLehmannGap = Measure(
    "hodges_lehmann_gap", .gap, name: { _, _ in "Hodges-Lehmann gap" },
    explanation: "Median of all differences between a system of A and one of B; interval from ranks.",
    source: "Hodges & Lehmann (1963), doi 10.1214/aoms/1177704172",
    value: { scores throws(StatisticsError) in
      MeasuredValue(try HodgesLehmannShift.estimate(scores.a.scores, scores.b.scores).estimate)
    },
    interval: .systemsAsSample(coverage: CoverageOfSides.hodgesLehmann) { scores throws(StatisticsError) in
      try HodgesLehmannShift.interval(scores.a.scores, scores.b.scores, level: scores.options.level)
    },
    reasonsWithoutValue: tooFewToCompare)
}
