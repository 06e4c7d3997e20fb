import ArgumentParser
import BenchmarkData
import Tables

/// What the columns of a flat file mean, where the file does not say it.
struct MeaningOptions: ParsableArguments {
  @Flag(help: "A lower score is a better one, where the file does not say it by an arrow or a column.")
  var lowerIsBetter = false

  @Flag(help: "A higher score is a better one; asked for only of errors, distances and the like.")
  var higherIsBetter = false

  @Option(
    help: ArgumentHelp(
      "Which way is better on a dimension of the file: FVD=lower.", valueName: "dimension=lower|higher,…"))
  var direction: [String] = []

  @Option(help: "What the scores of the file are; rating for an Elo-like scale. Recognised and said if left out.")
  var kind: Benchmark.Kind?

  @Option(
    help: ArgumentHelp(
      "Columns of the file in which an empty cell stands for the one above: country,organization.",
      valueName: "name,…"))
  var fillDown: [String] = []

  @Option(
    help: ArgumentHelp(
      "A CSV file with the countries of makers or systems: organization,country or system,country.", valueName: "file"),
    completion: .file())
  var countries: String?

  func validate() throws {
    var options = LoadOptions()
    try apply(to: &options)
  }

  /// The first of the options about the scores of a file that was given; `nil` if none was.
  var aboutScores: String? {
    let all: [(String, Bool)] = [
      ("--lower-is-better", lowerIsBetter), ("--higher-is-better", higherIsBetter),
      ("--direction", !direction.isEmpty), ("--kind", kind != nil),
    ]
    return all.first { $0.1 }?.0
  }

  /// Sets what is said in the options of the loader.
  func apply(to options: inout LoadOptions) throws {
    guard !lowerIsBetter || !higherIsBetter else {
      throw ValidationError("--lower-is-better and --higher-is-better exclude each other")
    }
    options.directions.general = lowerIsBetter ? false : higherIsBetter ? true : nil
    for (name, word) in try Pairs.parse(direction, option: "--direction") {
      guard word == "lower" || word == "higher" else {
        throw ValidationError("--direction takes \(name)=lower or \(name)=higher, not '\(word)'")
      }
      options.directions.byDimension[name] = word == "higher"
    }
    options.kind = kind
    for name in fillDown.flatMap({ $0.split(separator: ",") }).map(String.init) {
      guard LoadOptions.fillableColumns.contains(name) else {
        let near = nearestMatches(to: name, in: LoadOptions.fillableColumns, limit: 1).first
        throw ValidationError(
          "--fill-down takes \(LoadOptions.fillableColumns.joined(separator: ", ")), not '\(name)'"
            + (near.map { ". Did you mean '\($0)'?" } ?? ""))
      }
      options.fillDown.insert(name)
    }
  }
}
