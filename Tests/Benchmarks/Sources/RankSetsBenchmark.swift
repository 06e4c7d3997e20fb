import StatisticsCore

/// Simultaneous rank sets, stepping down.
enum RankSetsBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    let numbers = try NumberFile.read(workload.path)
    let estimates = try NormalEstimates(
      Array(numbers.prefix(numbers.count / 2)), standardErrors: Array(numbers.dropFirst(numbers.count / 2)))
    let simulation = try Simulation(resamples: workload.size("draws"), threads: 2)
    return try Measurement.of {
      try RankSets.simultaneous(of: estimates, simulation: simulation)
    } check: { result in
      [
        "criticalValue": result.criticalValues.first?.value ?? .nan,
        "width": Double(result.sets.reduce(0) { $0 + $1.upper - $1.lower }),
      ]
    }
  }
}
