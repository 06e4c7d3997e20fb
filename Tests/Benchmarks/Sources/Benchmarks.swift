// Runs one entry and prints what it measured as a line of JSON. `run.py` runs it side by side with its peer.
import Foundation

@main
enum Benchmarks {
  /// The entries by name. Each file adds its own here.
  static let entries: [String: @Sendable (_ arguments: [String], _ repetitions: Int) throws -> Measurement] = [
    "bca-interval": BCaBenchmark.measure,
    "bradley-terry": BradleyTerryBenchmark.measure,
    "bradley-terry-bootstrap": BradleyTerryBootstrapBenchmark.measure,
    "csv-reading": CSVReadingBenchmark.measure,
    "interquartile-mean": InterquartileMeanBenchmark.measure,
    "interquartile-mean-numpy": InterquartileMeanBenchmark.measure,
    "permutation-test": PermutationBenchmark.measure,
    "rank-sets": RankSetsBenchmark.measure,
  ]

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "coverage" { return try Coverage.run(Array(arguments.dropFirst())) }
    guard let name = arguments.first, let entry = entries[name], arguments.count >= 2,
      let repetitions = Int(arguments[1]), repetitions >= 1
    else {
      print(
        "usage: Benchmarks ENTRY REPETITIONS [ARGUMENT …]; entries: \(entries.keys.sorted().joined(separator: ", "))")
      exit(64)
    }
    let measurement = try entry(Array(arguments.dropFirst(2)), repetitions)
    print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
  }
}

/// What an entry measured.
struct Measurement: Codable {
  /// The time of each repetition of the whole task.
  var seconds: [Double] = []
  /// The greatest resident memory of the process, in MiB, after the first repetition.
  var peakMemory = 0.0
  /// Figures of the result that the peer's must equal, so that both did the same work.
  var check: [String: Double] = [:]

  /// Measures `repetitions` of `task`; each result is gone before the next begins.
  static func of<Output>(repetitions: Int, _ task: () throws -> Output, check: (Output) -> [String: Double]) rethrows
    -> Self
  {
    var measurement = Measurement()
    let clock = ContinuousClock()
    for repetition in 0..<repetitions {
      let start = clock.now
      let output = try task()
      measurement.seconds.append((clock.now - start) / .seconds(1))
      if repetition == 0 {
        measurement.peakMemory = peakMemory
        measurement.check = check(output)
      }
    }
    return measurement
  }

  private static var peakMemory: Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    #if canImport(Darwin)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      return Double(usage.ru_maxrss) / 1024
    #endif
  }
}
