import StatisticsCore

/// The permutation test of two samples.
enum PermutationBenchmark {
  @Sendable static func measure(_ workload: Workload) throws -> Measurement {
    let numbers = try NumberFile.read(workload.path)
    let first = Array(numbers.prefix(numbers.count / 2))
    let second = Array(numbers.dropFirst(numbers.count / 2))
    let simulation = try Simulation(resamples: workload.size("resamples"), threads: 2)
    return try Measurement.of {
      try PermutationTest.twoSample(first, second, simulation: simulation).finding
    } check: { finding in
      ["pValue": finding?.pValue ?? .nan]
    }
  }
}
