import ArgumentParser
import BenchmarkData
import GapAnalysis

/// Which two groups of systems are compared.
struct SidesOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      The two sides. If left out, US and CN; by access, open and closed. By country a side may be a group (EU, OECD, G7), several joined by + \
      (FR+DE+NL), or rest: every known country that is not on the other side.
      """, valueName: "a b"))
  var between: [String] = []

  @Option(help: "What the sides are.")
  var by: Grouping = .country

  @Option(help: "Which countries a system counts for.")
  var countryRule: CountryRule = .primary

  func validate() throws {
    guard between.isEmpty || between.count == 2 else {
      throw ValidationError("--between takes two names, such as --between US CN")
    }
  }

  /// The sides, which must be known to the dataset.
  func sides(in dataset: Dataset) throws -> Sides {
    guard !between.isEmpty || by == .country || by == .access else {
      throw ValidationError("--by \(by.rawValue) needs the names of the two sides: --between A B")
    }
    let names = between.count == 2 ? between : by == .access ? ["open", "closed"] : ["US", "CN"]
    return try dataset.sides(names[0], names[1], by: by, countryRule: countryRule)
  }
}
