import Quantities
import StatisticsCore

extension Measure {
  /// The standardised mean difference, corrected for small samples: g = J(ν) (S̄_A − S̄_B)/s, ν = n_A + n_B − 2.
  ///
  /// Interval: from the noncentral t distribution (Hedges 1981, doi 10.3102/10769986006002107).
  public static let hedgesG = Measure(
    "hedges_g", .gap, name: { _, _ in "Hedges' g" }, unit: .fixed(.standardDeviations), basis: .mean,
    explanation: "Mean difference in pooled standard deviations, corrected for small samples.",
    source: "Hedges (1981), doi 10.3102/10769986006002107",
    value: { scores throws(StatisticsError) in
      MeasuredValue(try HedgesG.estimate(scores.a.scores, scores.b.scores).estimate)
    },
    interval: .systemsAsSample(coverage: CoverageOfSides.hedgesG) { scores throws(StatisticsError) in
      try HedgesG.interval(scores.a.scores, scores.b.scores, level: scores.options.level)
    },
    reasonsWithoutValue: tooFewToCompare,
    definition: { a, b in
      "Hedges' g = J(ν) · (mean of \(a) − mean of \(b)) / pooled standard deviation, ν = n₁ + n₂ − 2, with the interval from "
        + "the noncentral t distribution"
    }, turningPoint: \.turningByMean)
}
