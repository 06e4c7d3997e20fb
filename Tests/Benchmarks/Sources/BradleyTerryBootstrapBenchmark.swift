import StatisticsCore

/// Percentile intervals of Bradley-Terry ratings from refits to resampled votes.
enum BradleyTerryBootstrapBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    let simulation = try Simulation(resamples: workload.size("resamples"), threads: 2)
    return try Measurement.of {
      try BradleyTerry().ratings(of: CountedVotes.read(workload.path)).ratings?
        .bootstrap(simulation).ratings?.eloIntervals() ?? []
    } check: { intervals in
      var check: [String: Double] = [:]
      for system in Set([0, intervals.count / 2, intervals.count - 1]) where intervals.indices.contains(system) {
        check["lower \(system)"] = intervals[system].interval?.lower ?? .nan
        check["upper \(system)"] = intervals[system].interval?.upper ?? .nan
      }
      return check
    }
  }
}
