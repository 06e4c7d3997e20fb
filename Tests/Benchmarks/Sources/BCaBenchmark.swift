import StatisticsCore

/// The BCa interval of the mean of 1,000 values from 9,999 resamples.
enum BCaBenchmark {
  @Sendable static func measure(_ arguments: [String], _ repetitions: Int) throws -> Measurement {
    let sample = try NumberFile.read(arguments.first ?? "")
    return try Measurement.of(repetitions: repetitions) {
      try Bootstrap.distribution(of: .mean, sample: sample, simulation: Simulation(resamples: 9_999, threads: 2))
        .interval(.bca).interval
    } check: { interval in
      ["lower": interval?.lower ?? .nan, "upper": interval?.upper ?? .nan]
    }
  }
}
