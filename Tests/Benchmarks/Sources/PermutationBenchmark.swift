import StatisticsCore

/// The permutation test of two samples of 1,000 values from 9,999 arrangements.
enum PermutationBenchmark {
  @Sendable static func measure(_ arguments: [String], _ repetitions: Int) throws -> Measurement {
    let numbers = try NumberFile.read(arguments.first ?? "")
    let first = Array(numbers.prefix(numbers.count / 2))
    let second = Array(numbers.dropFirst(numbers.count / 2))
    return try Measurement.of(repetitions: repetitions) {
      try PermutationTest.twoSample(first, second, simulation: Simulation(resamples: 9_999, threads: 2)).finding
    } check: { finding in
      ["pValue": finding?.pValue ?? .nan]
    }
  }
}
