import ArgumentParser
import BenchmarkData
import Tables

/// How a wide leaderboard is brought in.
struct BoardOptions: ParsableArguments {
  @Option(
    help:
      "What numbers without a sign are. If left out it is recognised and said; where it is not certain, it is an error."
  )
  var unit: LeaderboardImport.Unit?

  @Option(help: "What becomes of columns that are no dimension; notes keeps them in the note of the evaluation.")
  var extra: LeaderboardImport.ExtraColumns?

  @Flag(help: "Make a new system of each name that is not known, instead of stopping.")
  var newSystems = false

  @Option(
    help: ArgumentHelp(
      "What the headers are, if they are not recognised: system=Model,color=\"Colour accuracy\".",
      valueName: "name=header,…"))
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Who is meant in who sampled and who evaluated, where it is not known: \"VBench=benchmark-team\".",
      valueName: "name=party,…"))
  var parties: [String] = []

  @Option(help: ArgumentHelp("What to call the place that the figures come from.", valueName: "title"))
  var source: String?

  @Option(help: ArgumentHelp("The address of that place.", valueName: "url"))
  var sourceUrl: String?

  func validate() throws {
    var options = LeaderboardImport.Options()
    try apply(to: &options)
  }

  /// Sets what is said in the options of the import.
  func apply(to options: inout LeaderboardImport.Options) throws {
    options.unit = unit
    options.extraColumns = extra ?? .refuse
    options.makesNewSystems = newSystems
    for (name, header) in try Pairs.parse(columns, option: "--columns") {
      guard options.columns.updateValue(header, forKey: name) == nil else {
        throw ValidationError("--columns names \(name) twice")
      }
    }
    for (name, party) in try Pairs.parse(parties, option: "--parties") { options.parties[name] = party }
    options.sourceTitle = source
    options.sourceURL = sourceUrl
  }

  /// The first of the options that was given; `nil` if none was.
  var given: String? {
    let all: [(String, Bool)] = [
      ("--unit", unit != nil), ("--extra", extra != nil), ("--new-systems", newSystems),
      ("--columns", !columns.isEmpty), ("--parties", !parties.isEmpty), ("--source", source != nil),
      ("--source-url", sourceUrl != nil),
    ]
    return all.first { $0.1 }?.0
  }
}

/// A benchmark that is made of the board.
struct NewBenchmarkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Make a benchmark of the board, with this id, where no dataset describes it.", valueName: "id"))
  var newBenchmark: String?

  @Option(help: ArgumentHelp("What to call it; the id if left out.", valueName: "name"))
  var benchmarkName: String?

  @Option(
    help: ArgumentHelp(
      """
      A table of its dimensions: dimension, and any of \(DimensionTable.columnNames.dropFirst().joined(separator: ", ")). If left out \
      each column of numbers is one.
      """, valueName: "file"), completion: .file())
  var dimensions: String?

  @Flag(help: "Its total is the mean of all its dimensions.")
  var equalWeights = false

  /// The benchmark; `nil` if none is to be made.
  func benchmark(_ meaning: MeaningOptions) throws -> NewBenchmark? {
    guard let newBenchmark else {
      let given = benchmarkName != nil ? "--benchmark-name" : dimensions != nil ? "--dimensions" : nil
      if let option = given ?? (equalWeights ? "--equal-weights" : nil) {
        throw ValidationError("\(option) is about a new benchmark: name it with --new-benchmark ID")
      }
      return nil
    }
    guard !newBenchmark.isEmpty, newBenchmark.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "/" }) else {
      throw ValidationError("--new-benchmark takes an id such as my-board, not '\(newBenchmark)'")
    }
    var benchmark = NewBenchmark(id: Benchmark.ID(newBenchmark))
    benchmark.name = benchmarkName
    benchmark.hasEqualWeights = equalWeights
    var options = LoadOptions()
    try meaning.apply(to: &options)
    benchmark.directions = options.directions
    benchmark.kind = options.kind
    return benchmark
  }
}

/// What is said of the system that results of VBench are of.
struct OwnSystemOptions: ParsableArguments {
  @Option(help: "The name of the system that results of VBench are of; that of the run if left out.")
  var system: String?

  @Option(help: "The maker of that system.")
  var organization: String?

  @Option(help: "The country of that system, by any code or name.")
  var country: String?

  @Option(help: "When that system was released.")
  var releasedOn: CalendarDate?

  /// The first of the options that was given; `nil` if none was.
  var given: String? {
    let all: [(String, Bool)] = [
      ("--system", system != nil), ("--organization", organization != nil), ("--country", country != nil),
      ("--released-on", releasedOn != nil),
    ]
    return all.first { $0.1 }?.0
  }
}
