import Testing

@testable import StatisticsCore

@Suite("Bootstrap")
struct BootstrapTests {
  private static let skewed = [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213.0]
  private static let sampleStatistics: [SampleStatistic] = [
    .mean, .median, .interquartileMean, .trimmedMean(proportion: 0.1), .quantile(0.8),
  ]

  /// Intervals of R's boot with 99,999 resamples of the same 16 values; agreement within 1.5 %.
  @Test("Drawn intervals agree with R's")
  func againstR() throws {
    let distribution = try Bootstrap.distribution(
      of: .mean, sample: Self.skewed, simulation: Simulation(resamples: 99_999))
    for (kind, lower, upper) in [
      (BootstrapIntervalKind.normal, 26.044556415953956, 81.897880758417784),
      (.basic, 23.556249999999991, 79.268749999999983), (.percentile, 28.718750000000018, 84.431250000000006),
      (.bca, 32.25, 91.375),
    ] {
      let found = try #require(try distribution.interval(kind, convention: .rBoot).interval)
      #expect(abs(found.lower - lower) < 0.015 * lower, "\(kind)")
      #expect(abs(found.upper - upper) < 0.015 * upper, "\(kind)")
    }
  }

  @Test("Threads change no bit", arguments: sampleStatistics)
  func threads(statistic: SampleStatistic) throws {
    let results = try [1, 2, 7].map { threads in
      try Bootstrap.distribution(
        of: statistic, sample: Self.skewed, simulation: Simulation(resamples: 1_500, threads: threads))
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test("The order of the values changes no bit", arguments: sampleStatistics)
  func permutation(statistic: SampleStatistic) throws {
    var stream = RandomStream(seed: 5)
    let shuffled = Self.skewed.shuffled(using: &stream)
    let simulation = Simulation(resamples: 500)
    #expect(
      try Bootstrap.distribution(of: statistic, sample: Self.skewed, simulation: simulation)
        == Bootstrap.distribution(of: statistic, sample: shuffled, simulation: simulation))
  }
}
