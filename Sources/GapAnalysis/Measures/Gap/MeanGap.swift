import StatisticsCore

extension Measure {
  /// Mean minus mean: S̄_A − S̄_B.
  ///
  /// Interval: t with Satterthwaite's degrees of freedom; errors correlate within an organization (`BiasReducedCovariance`) where one has
  /// several systems, else for unequal variances (Welch 1947, doi 10.2307/2332510).
  public static let meanGap = Measure(
    "mean_gap", .gap, name: { _, _ in "Mean gap" }, basis: .mean,
    explanation: "Mean of A minus mean of B; interval by organization where one has several systems, else Welch's.",
    source: "Pustejovsky & Tipton (2018), doi 10.1080/07350015.2016.1247004; Welch (1947), doi 10.2307/2332510",
    value: { scores throws(StatisticsError) in
      MeasuredValue(try MeanDifference.estimate(scores.a.scores, scores.b.scores).estimate)
    },
    interval: .meansByMaker,
    reasonsWithoutValue: tooFewToCompare,
    definition: { a, b in
      "the mean score of \(a) minus the mean score of \(b), with a t interval clustered by organization, or Welch's where none has several systems"
    },
    turningPoint: \.turningByMean)
}
