import ArgumentParser
import BenchmarkData
import Tables

/// `vgap import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "A wide leaderboard (a row a system, a column a dimension) into a data package.",
    discussion: """
      Headers are matched to the dimensions of the benchmark in any case and spacing; systems by id, name and alias. A per cent sign \
      is understood; '-', 'n/a' and an empty cell are missing. The package holds the benchmark, the systems with their makers, and the \
      scores, and is checked before it is written.

      Examples:
        vgap import board.csv --benchmark vbench-1.0 --into my-board --dry-run
        vgap import board.csv --benchmark vbench-1.0 --into my-board --extra notes
        vgap score my-board
      """)

  @Argument(help: "The CSV file.")
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

  @Flag(help: "Print what would be written, and write nothing.")
  var dryRun = false

  @Flag(help: "Replace the package in the folder, if there is one.")
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
      let result = try LeaderboardImport(definition: definition, benchmark: id, options: options()).read(path: file)
      let name = into.split(separator: "/").last.map { $0.lowercased() } ?? "imported"
      let files = try PackageWriter.files(of: result.dataset, name: name)
      let report = DatasetValidator.report(onPackage: files, called: into)
      if !output.quiet {
        Diagnostics.print(result.decisions, of: file)
        Diagnostics.print(result.warnings)
      }
      guard report.errorCount == 0 else {
        throw Problems(report.problems)
      }
      if !dryRun { try PackageWriter.write(files, to: into, replacing: replace) }
      try output.write(text: ImportListing(result: result, files: files, folder: into, isDryRun: dryRun).text)
      if !output.quiet, !report.problems.isEmpty { Diagnostics.print(report.problems) }
    }
  }

  private func definition() throws -> Dataset {
    try Dataset.load(at: DatasetLocation.path(of: from ?? Self.usualDefinition))
  }
}
