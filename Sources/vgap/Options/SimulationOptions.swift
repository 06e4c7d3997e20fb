import ArgumentParser
import StatisticsCore

/// How intervals are made.
struct SimulationOptions: ParsableArguments {
  @Option(help: "The nominal coverage of intervals.")
  var level: Double = 0.95

  @Option(help: "The number of redraws or resamples, a whole number.")
  var resamples: Int = 9_999

  @Option(help: "The seed of the random numbers: the same seed gives the same bytes.")
  var seed: UInt64 = Simulation.defaultSeed

  @Option(help: "The number of threads, a whole number. It changes the time and nothing else.")
  var threads: Int = 1

  func validate() throws {
    // Beyond the second the tails are too thin for a double.
    guard level > 0, (1 + level) / 2 < 1 else {
      throw ValidationError("--level must be strictly between 0 and 1, such as 0.95, not \(level)")
    }
    guard (1...10_000_000).contains(resamples) else {
      throw ValidationError("--resamples must be between 1 and 10000000, not \(resamples)")
    }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads must be between 1 and 1024, not \(threads)")
    }
  }

  /// The plan.
  var simulation: Simulation { Simulation(resamples: resamples, seed: seed, threads: threads) }
}
