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

  @Option(
    help: ArgumentHelp(
      "Which system of the dataset a name on the board means, where it is not known: \"Sora Turbo=sora-turbo\".",
      valueName: "name=system,…"))
  var systems: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which variant of its system a name on the board means: \"Veo 3 (audio)=audio\"; \"Veo 3=\" for none.",
      valueName: "name=variant,…"))
  var variants: [String] = []

  @Option(help: ArgumentHelp("Systems of the board to leave out, by their names on it.", valueName: "name,…"))
  var skipSystems: [String] = []

  @Option(help: ArgumentHelp("Columns of the board to leave out, by their headers.", valueName: "header,…"))
  var skipColumns: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Keep the rows that have this value in a column: category=overall.", valueName: "column=value"))
  var conditions: [String] = []

  @Option(
    help: ArgumentHelp(
      "To how many decimals standard errors that are worked out of intervals are rounded.", valueName: "number"))
  var errorDecimals: Int?

  func validate() throws {
    var options = LeaderboardImport.Options()
    try apply(to: &options)
    guard errorDecimals.map((0...15).contains) ?? true else {
      throw ValidationError("--error-decimals takes a number from 0 to 15")
    }
  }

  /// Sets what is said in the options of the import, over what a recipe says.
  func apply(to options: inout LeaderboardImport.Options) throws {
    options.unit = unit ?? options.unit
    options.extraColumns = extra ?? options.extraColumns
    options.makesNewSystems = newSystems
    options.columns.merge(try Pairs.unique(columns, option: "--columns")) { _, said in said }
    for (name, party) in try Pairs.parse(parties, option: "--parties") { options.parties[name] = party }
    for (name, system) in try Pairs.parse(systems, option: "--systems") { options.systems[name] = system }
    for (name, variant) in try Pairs.parse(variants, option: "--variants", allowsEmpty: true) {
      options.variants[name] = variant
    }
    options.skippedSystems.formUnion(Self.list(skipSystems))
    options.skippedColumns.formUnion(Self.list(skipColumns))
    for (column, value) in try Pairs.parse(conditions, option: "--where") {
      options.optionalFilters.removeAll { $0.column == column }
      if let index = options.filters.firstIndex(where: { $0.column == column }) {
        options.filters[index].values.append(value)
      } else {
        options.filters.append(RowFilter(column: column, values: [value]))
      }
    }
    options.errorDecimals = errorDecimals ?? options.errorDecimals
  }

  private static func list(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split(separator: ",") }.map(String.init)
  }

  /// The first of the options that was given; `nil` if none was.
  var given: String? {
    let all: [(String, Bool)] = [
      ("--unit", unit != nil), ("--extra", extra != nil), ("--new-systems", newSystems),
      ("--columns", !columns.isEmpty), ("--parties", !parties.isEmpty), ("--systems", !systems.isEmpty),
      ("--variants", !variants.isEmpty), ("--skip-systems", !skipSystems.isEmpty),
      ("--skip-columns", !skipColumns.isEmpty), ("--where", !conditions.isEmpty),
      ("--error-decimals", errorDecimals != nil),
    ]
    return all.first { $0.1 }?.0
  }
}

/// Where the figures of a board come from.
struct SourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to call the place that the figures come from, or the key of a source of the dataset.", valueName: "title"))
  var source: String?

  @Option(help: ArgumentHelp("The key of that place: one of the dataset, or a new one.", valueName: "key"))
  var sourceID: String?

  @Option(help: ArgumentHelp("The address of that place.", valueName: "url"))
  var sourceUrl: String?

  @Option(help: ArgumentHelp("Who publishes it.", valueName: "name"))
  var publisher: String?

  @Option(help: ArgumentHelp("The licence that it states.", valueName: "name"))
  var license: String?

  @Option(help: "When it was published.")
  var publishedOn: CalendarDate?

  @Option(help: "The day whose state the file shows.")
  var capturedOn: CalendarDate?

  @Option(help: "When it was read.")
  var accessedOn: CalendarDate?

  /// Sets what is said, over what a recipe says.
  func apply(to details: inout SourceDetails) {
    details.title = source ?? details.title
    details.id = sourceID ?? details.id
    details.url = sourceUrl ?? details.url
    details.publisher = publisher ?? details.publisher
    details.license = license ?? details.license
    details.publishedOn = publishedOn?.description ?? details.publishedOn
    details.capturedOn = capturedOn?.description ?? details.capturedOn
    details.accessedOn = accessedOn?.description ?? details.accessedOn
  }

  /// The first of the options that was given; `nil` if none was.
  var given: String? {
    let all: [(String, Bool)] = [
      ("--source", source != nil), ("--source-id", sourceID != nil), ("--source-url", sourceUrl != nil),
      ("--publisher", publisher != nil), ("--license", license != nil), ("--published-on", publishedOn != nil),
      ("--captured-on", capturedOn != nil), ("--accessed-on", accessedOn != nil),
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
