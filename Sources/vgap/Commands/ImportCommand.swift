import ArgumentParser
import BenchmarkData
import GapAnalysis
import Tables

/// `vgap import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "A wide leaderboard (a row a system, a column a dimension), or results of VBench, into a data package.",
    discussion: """
      Headers are matched to the dimensions of the benchmark in any case and spacing; systems by id, name and alias. A per cent sign \
      is understood; '-', 'n/a' and an empty cell are missing. The package holds the benchmark, the systems with their makers, and the \
      scores, and is checked before it is written.

      Examples:
        vgap import board.csv --benchmark vbench-1.0 --into my-board --dry-run
        vgap import board.csv --benchmark vbench-1.0 --into my-board --extra notes
        vgap score my-board
        vgap import my_results/ --benchmark vbench-1.0 --system "My Model" --into my-model
      """)

  @Argument(help: "The CSV file; or results of VBench, a file or a folder of them.")
  var file: String

  @Option(help: "The benchmark, by its id in the dataset that defines it.")
  var benchmark: String

  @Option(help: "The folder to write the package into.")
  var into: String

  @Option(
    help: "The data package that defines the benchmark and knows the systems; \(Self.usualDefinition) if left out.")
  var from: String?

  @Option(
    help: """
      What numbers without a sign are. If left out it is recognised and said; where it is not certain, it is an error.
      """)
  var unit: LeaderboardImport.Unit?

  @Option(
    help: "What becomes of columns that are no dimension; notes keeps them in the note of the evaluation.")
  var extra: LeaderboardImport.ExtraColumns = .refuse

  @Flag(help: "Make a new system of each name that is not known, instead of stopping.")
  var newSystems = false

  @Option(
    help: ArgumentHelp(
      "What the headers are, if they are not recognised: system=Model,color=\"Colour accuracy\".",
      valueName: "name=header,…"))
  var columns: [String] = []

  @OptionGroup var reading: ReadingOptions

  @Option(help: ArgumentHelp("What to call the place that the figures come from.", valueName: "title"))
  var source: String?

  @Option(help: ArgumentHelp("The address of that place.", valueName: "url"))
  var sourceUrl: String?

  @Option(help: "When the systems were evaluated, if no column says.")
  var evaluatedOn: CalendarDate?

  @Option(help: "Who made the clips, if no column says.")
  var sampledBy: String?

  @Option(help: "Who scored the clips, if no column says.")
  var evaluatedBy: String?

  @Option(
    help: ArgumentHelp(
      "Who is meant in who sampled and who evaluated, where it is not known: \"VBench=benchmark-team\".",
      valueName: "name=party,…"))
  var parties: [String] = []

  @Option(help: "The name of the system that results of VBench are of; that of the run if left out.")
  var system: String?

  @Option(help: "The maker of that system.")
  var organization: String?

  @Option(help: "The country of that system, by any code or name.")
  var country: String?

  @Option(help: "When that system was released.")
  var releasedOn: CalendarDate?

  @Flag(help: "Print what would be written, and write nothing.")
  var dryRun = false

  @Flag(
    help: """
      Write the files that an import makes into a folder that holds a package already. Its other files stay, and it is checked as a \
      whole before anything is written.
      """)
  var replace = false

  @OptionGroup var output: OutputOptions

  private static let usualDefinition = "video-generation"

  func validate() throws {
    _ = try options()
  }

  private func options() throws -> LeaderboardImport.Options {
    var options = LeaderboardImport.Options()
    options.unit = unit
    options.extraColumns = extra
    options.makesNewSystems = newSystems
    for (name, header) in try Pairs.parse(columns, option: "--columns") {
      guard options.columns.updateValue(header, forKey: name) == nil else {
        throw ValidationError("--columns names \(name) twice")
      }
    }
    options.delimiter = try reading.delimiterCharacter()
    options.encoding = try reading.textEncoding()
    options.cells = reading.cells
    for (name, party) in try Pairs.parse(parties, option: "--parties") { options.parties[name] = party }
    options.sourceTitle = source
    options.sourceURL = sourceUrl
    options.evaluatedOn = evaluatedOn
    options.sampledBy = sampledBy
    options.evaluatedBy = evaluatedBy
    return options
  }

  func run() throws {
    try output.reportingFailures {
      let definition = try self.definition()
      let id = Benchmark.ID(benchmark)
      guard definition.benchmarks[id] != nil else {
        let near = nearestMatches(to: benchmark, in: definition.benchmarks.keys.map(\.text))
        throw ValidationError(
          "\(from ?? Self.usualDefinition) has no benchmark '\(benchmark)'."
            + (near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"))
      }
      if VBenchResults.areAt(file) { return try importResults(definition) }
      let result = try LeaderboardImport(definition: definition, benchmark: id, options: options()).read(path: file)
      try write(result)
    }
  }

  /// Brings in results of VBench, and says where they stand.
  private func importResults(_ definition: Dataset) throws {
    var details = VBenchEvaluation.Details()
    (details.system, details.organization, details.country) = (system, organization, country)
    (details.releasedOn, details.evaluatedOn) = (releasedOn, evaluatedOn)
    (details.sampledBy, details.evaluatedBy) = (sampledBy, evaluatedBy)
    let own = try OwnResults(at: file, benchmark: benchmark, from: definition, details: details)
    let standing = try BoardStanding(of: own.evaluation.system.id, on: own.benchmark.id, in: own.board)
    let evaluation = own.evaluation
    try write(
      LeaderboardImport.Result(
        dataset: own.dataset,
        columns: evaluation.evaluation.scores.keys.sorted().map { ($0.text, "score and videos") }
          + evaluation.missing.map { ($0.text, "missing") }, unit: nil,
        systems: [(evaluation.system.name, evaluation.system.id, true)], warnings: evaluation.warnings),
      opening: standing.sentence)
  }

  /// Checks and writes a package, and lists what it holds.
  private func write(_ result: LeaderboardImport.Result, opening: String? = nil) throws {
    let name = into.split(separator: "/").last.map { $0.lowercased() } ?? "imported"
    var files = try PackageWriter.files(of: result.dataset, name: name)
    var kept: [PackageWriter.File] = []
    if replace, PackageWriter.isPackage(into) {
      (files, kept) = try PackageWriter.files(files, replacingThoseIn: into)
    }
    let report = DatasetValidator.report(onPackage: files + kept, called: into)
    if !output.quiet {
      Diagnostics.print(result.decisions, of: file)
      Diagnostics.print(result.warnings)
    }
    guard report.errorCount == 0 else {
      throw Problems(report.problems)
    }
    if !dryRun { try PackageWriter.write(files, to: into, replacing: replace) }
    try output.write(
      text: ImportListing(result: result, files: files, folder: into, isDryRun: dryRun, opening: opening).text)
    if !output.quiet, !report.problems.isEmpty { Diagnostics.print(report.problems) }
  }

  private func definition() throws -> Dataset {
    try DatasetLocation.load(from ?? Self.usualDefinition)
  }
}
