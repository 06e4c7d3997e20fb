import StatisticsCore

/// Percentile intervals of the interquartile means of 6 systems, 10 runs of 26 tasks each, from 50,000 resamples.
enum InterquartileMeanBenchmark {
  @Sendable static func measure(_ arguments: [String], _ repetitions: Int) throws -> Measurement {
    let numbers = try NumberFile.read(arguments.first ?? "")
    let (systemCount, runCount, taskCount) = (6, 10, 26)
    let systems = try (0..<systemCount).map { system in
      try TaskScores(
        runs: (0..<taskCount).map { task in
          (0..<runCount).map { run in numbers[(system * runCount + run) * taskCount + task] }
        })
    }
    return try Measurement.of(repetitions: repetitions) {
      try systems.map { scores in
        try Aggregate.interquartileMean
          .distribution(of: scores, simulation: Simulation(resamples: 50_000, threads: 2))
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
