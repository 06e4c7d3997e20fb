import StatisticsCore

/// The BCa interval of a mean.
enum BCaBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    let sample = try NumberFile.read(workload.path)
    let simulation = try Simulation(resamples: workload.size("resamples"), threads: 2)
    return try Measurement.of {
      try Bootstrap.distribution(of: .mean, sample: sample, simulation: simulation)
        .interval(.bca).interval
    } check: { interval in
      ["lower": interval?.lower ?? .nan, "upper": interval?.upper ?? .nan]
    }
  }
}
