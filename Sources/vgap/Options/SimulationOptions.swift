import ArgumentParser
import Foundation
import StatisticsCore

/// How intervals are made.
struct SimulationOptions: ParsableArguments {
  @Option(help: "The nominal coverage of intervals.")
  var level: Double = 0.95

  @Option(help: "The number of redraws or resamples, a whole number.")
  var resamples: Int = 9_999

  @Option(help: "The seed of the random numbers: the same seed gives the same bytes.")
  var seed: UInt64 = Simulation.defaultSeed

  @Option(
    help:
      "The number of threads, a whole number; by default as many as the machine has processors. It changes the time and nothing else."
  )
  var threads: Int?

  func validate() throws {
    // Beyond the second the tails are too thin for a double.
    guard level > 0, (1 + level) / 2 < 1 else {
      throw ValidationError("--level must be strictly between 0 and 1, such as 0.95, not \(level)")
    }
    guard (1...10_000_000).contains(resamples) else {
      throw ValidationError("--resamples must be between 1 and 10000000, not \(resamples)")
    }
    if let threads, !Self.threadCounts.contains(threads) {
      throw ValidationError(
        "--threads must be between \(Self.threadCounts.lowerBound) and \(Self.threadCounts.upperBound), not \(threads)")
    }
  }

  private static let threadCounts = 1...1024

  /// The plan.
  var simulation: Simulation {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let threads = threads ?? min(max(processors, Self.threadCounts.lowerBound), Self.threadCounts.upperBound)
    return Simulation(resamples: resamples, seed: seed, threads: threads)
  }
}
