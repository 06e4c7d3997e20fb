import StatisticsCore

/// Percentile intervals of the interquartile means of 6 systems, 10 runs of 26 tasks each.
enum InterquartileMeanBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    let numbers = try NumberFile.read(workload.path)
    let (systemCount, runCount, taskCount) = (6, 10, 26)
    let systems = try (0..<systemCount).map { system in
      try TaskScores(
        runs: (0..<taskCount).map { task in
          (0..<runCount).map { run in numbers[(system * runCount + run) * taskCount + task] }
        })
    }
    let simulation = try Simulation(resamples: workload.size("resamples"), threads: 2)
    return try Measurement.of {
      try systems.map { scores in
        try Aggregate.interquartileMean.distribution(of: scores, simulation: simulation)
          .interval(.percentile).interval
      }
    } check: { intervals in
      var check: [String: Double] = [:]
      for (system, interval) in intervals.enumerated() {
        check["lower \(system)"] = interval?.lower ?? .nan
        check["upper \(system)"] = interval?.upper ?? .nan
      }
      return check
    }
  }
}
