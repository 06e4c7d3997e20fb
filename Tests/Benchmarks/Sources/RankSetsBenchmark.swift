import StatisticsCore

/// Simultaneous rank sets of 200 systems from 1,000 draws, stepping down.
enum RankSetsBenchmark {
  @Sendable static func measure(_ arguments: [String], _ repetitions: Int) throws -> Measurement {
    let numbers = try NumberFile.read(arguments.first ?? "")
    let estimates = try NormalEstimates(
      Array(numbers.prefix(numbers.count / 2)), standardErrors: Array(numbers.dropFirst(numbers.count / 2)))
    return try Measurement.of(repetitions: repetitions) {
      try RankSets.simultaneous(of: estimates, simulation: Simulation(resamples: 1_000, threads: 2))
    } check: { result in
      [
        "criticalValue": result.criticalValues.first?.value ?? .nan,
        "width": Double(result.sets.reduce(0) { $0 + $1.upper - $1.lower }),
      ]
    }
  }
}
