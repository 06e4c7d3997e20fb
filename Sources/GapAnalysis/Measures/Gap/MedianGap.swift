import StatisticsCore

extension Measure {
  /// Median minus median.
  ///
  /// Interval: bias-corrected and accelerated bootstrap over the systems of either side (Efron 1979, doi 10.1214/aos/1176344552). With fewer
  /// than five systems on a side resampled medians are too few: simulated, 95 % intervals would cover .64 (2 against 2) to .93 (4 against
  /// 4), and there is none.
  public static let medianGap = Measure(
    "median_gap", .gap, name: { _, _ in "Median gap" },
    explanation: "Median of A minus median of B; bootstrap interval.",
    source: "Efron (1979), doi 10.1214/aos/1176344552",
    value: { scores throws(StatisticsError) in
      guard let medianA = try Quantile.value(of: scores.a.scores, at: 0.5),
        let medianB = try Quantile.value(of: scores.b.scores, at: 0.5)
      else { return .undefined }
      return .value(medianA - medianB)
    },
    interval: .systemsAsSample { scores throws(StatisticsError) in
      let fewest = min(scores.a.count, scores.b.count)
      guard fewest >= 5 else { return .undefined(.tooFewObservations(found: fewest, needed: 5)) }
      return try Bootstrap.distribution(
        of: TwoSampleStatistic.differenceOfMedians, first: scores.a.scores, second: scores.b.scores,
        simulation: scores.options.simulation
      ).interval(level: scores.options.level)
    },
    reasonsWithoutValue: tooFewToCompare)
}
