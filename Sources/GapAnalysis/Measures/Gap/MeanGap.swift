import StatisticsCore

extension Measure {
  /// Mean minus mean: S̄_A − S̄_B.
  ///
  /// Interval: t with Satterthwaite's degrees of freedom, for unequal variances (Welch 1947, doi 10.2307/2332510).
  public static let meanGap = Measure(
    "mean_gap", .gap, name: { _, _ in "Mean gap" }, basis: .mean,
    explanation: "Mean of A minus mean of B; interval for unequal variances.",
    source: "Welch (1947), doi 10.2307/2332510",
    value: { scores throws(StatisticsError) in
      MeasuredValue(try MeanDifference.estimate(scores.a.scores, scores.b.scores).estimate)
    },
    interval: .systemsAsSample { scores throws(StatisticsError) in
      try WelchInterval.difference(scores.a.scores, scores.b.scores, level: scores.options.level)
    },
    reasonsWithoutValue: tooFewToCompare,
    definition: { a, b in "the mean score of \(a) minus the mean score of \(b), with Welch's t interval" },
    turningPoint: \.turningByMean)
}
