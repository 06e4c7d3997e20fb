internal import ArgumentParser
internal import BenchmarkData
internal import GapAnalysis

/// Which two groups of systems are compared.
struct SidesOptions: ParsableArguments {
  @Option(parsing: .upToNextOption, help: ArgumentHelp("The two sides.", valueName: "a b"))
  var between: [String] = ["US", "CN"]

  @Option(help: "What the sides are: \(names(of: Grouping.self)).")
  var by: Grouping = .country

  @Option(help: "Which countries a system counts for: \(names(of: CountryRule.self)).")
  var countryRule: CountryRule = .primary

  func validate() throws {
    guard between.count == 2 else { throw ValidationError("--between takes two names, such as --between US CN") }
  }

  /// The names of the sides, which must be known to the dataset.
  func pair(in dataset: Dataset) throws -> (a: String, b: String) {
    try dataset.requireSides(between, by: by)
    return (between[0], between[1])
  }
}
