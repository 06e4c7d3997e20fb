import StatisticsCore

/// Percentile intervals of Bradley-Terry ratings from 1,000 refits to resampled votes, 1,000,000 among 100 systems.
enum BradleyTerryBootstrapBenchmark {
  @Sendable static func measure(_ arguments: [String], _ repetitions: Int) throws -> Measurement {
    let path = arguments.first ?? ""
    return try Measurement.of(repetitions: repetitions) {
      let numbers = try NumberFile.read(path)
      var builder = PairwiseComparisons.Builder()
      for row in stride(from: 0, to: numbers.count, by: 4) {
        try builder.add(
          first: Int(numbers[row]), second: Int(numbers[row + 1]),
          outcome: ComparisonOutcome.allCases[Int(numbers[row + 2])], count: numbers[row + 3])
      }
      return try BradleyTerry().ratings(of: builder.build()).ratings?
        .bootstrap(Simulation(resamples: 1_000, threads: 2)).ratings?.eloIntervals() ?? []
    } check: { intervals in
      var check: [String: Double] = [:]
      for system in [0, 50, 99] where system < intervals.count {
        check["lower \(system)"] = intervals[system].interval?.lower ?? .nan
        check["upper \(system)"] = intervals[system].interval?.upper ?? .nan
      }
      return check
    }
  }
}
