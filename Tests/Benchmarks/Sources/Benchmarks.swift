// Runs one entry and prints what it measured as a line of JSON. `run.py` runs it, side by side with its peer where it has one.
import Foundation

@main
enum Benchmarks {
  /// The entries by name. Each file adds its own here.
  static let entries: [String: @Sendable (Workload) throws -> Measurement] = [
    "bca-interval": BCaBenchmark.measure,
    "bradley-terry": BradleyTerryBenchmark.measure,
    "bradley-terry-bootstrap": BradleyTerryBootstrapBenchmark.measure,
    "bradley-terry-covariance": BradleyTerryCovarianceBenchmark.measure,
    "csv-reading": CSVReadingBenchmark.measure,
    "interquartile-mean": InterquartileMeanBenchmark.measure,
    "permutation-test": PermutationBenchmark.measure,
    "rank-sets": RankSetsBenchmark.measure,
  ]

  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "coverage" { return try Coverage.run(Array(arguments.dropFirst())) }
    guard let name = arguments.first, let entry = entries[name], arguments.count >= 2 else {
      print("usage: Benchmarks ENTRY PATH [NAME=SIZE …]; entries: \(entries.keys.sorted().joined(separator: ", "))")
      exit(64)
    }
    let measurement = try entry(Workload(path: arguments[1], sizes: arguments.dropFirst(2)))
    print(String(decoding: try JSONEncoder().encode(measurement), as: UTF8.self))
  }
}
