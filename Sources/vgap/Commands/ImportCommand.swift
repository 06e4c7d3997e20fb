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
      Headers are matched to the dimensions of the benchmark in any case and spacing; systems by id, name and alias. Columns of standard \
      errors, intervals, sample sizes, makers, countries, dates and addresses are known by the names of 'vgap help csv'; of a board of \
      several dimensions an error is named after its own: 'Color SE'. Cells are read as everywhere. The package holds the benchmark, the \
      systems with their makers, and the scores, and is checked before it is written.

      A board that no dataset describes becomes a benchmark with --new-benchmark. Each column of numbers is a dimension, or a small table \
      says which are, with their groups, weights and scales. The total is the mean of dimensions that are all percentages or all fractions, \
      that of --dimensions or --equal-weights, that which the board prints, or there is none.

      Examples:
        vgap import board.csv --benchmark vbench-1.0 --into my-board --dry-run
        vgap import board.csv --benchmark vbench-1.0 --into my-board --extra notes
        vgap import arena.csv --new-benchmark my-arena --new-systems --into my-arena
        vgap import board.csv --new-benchmark my-board --dimensions weights.csv --new-systems --into my-board
        vgap import my_results/ --benchmark vbench-1.0 --system "My Model" --into my-model
      """)

  @Argument(help: "The file of the board; or results of VBench, a file or a folder of them.", completion: .file())
  var file: String

  @Option(help: "The benchmark, by its id in the dataset that defines it.")
  var benchmark: String?

  @Option(help: "The folder to write the package into.", completion: .directory)
  var into: String

  @Option(
    help: "The data package that defines the benchmark and knows the systems; \(Self.usualDefinition) if left out.")
  var from: String?

  @Option(help: "When the systems were evaluated, if no column says.")
  var evaluatedOn: CalendarDate?

  @Option(help: "Who made the clips, if no column says.")
  var sampledBy: String?

  @Option(help: "Who scored the clips, if no column says.")
  var evaluatedBy: String?

  @OptionGroup(title: "A leaderboard") var board: BoardOptions
  @OptionGroup(title: "A new benchmark") var newBenchmark: NewBenchmarkOptions
  @OptionGroup(title: "Results of VBench") var own: OwnSystemOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Meaning") var meaning: MeaningOptions

  @Flag(help: "Print what would be written, and write nothing.")
  var dryRun = false

  @Flag(
    help: """
      Write the files that an import makes into a folder that holds a package already. Its other files stay, and it is checked as a \
      whole before anything is written.
      """)
  var replace = false

  @OptionGroup var output: OutputOptions

  private static let usualDefinition = OwnResults.usualDefinition

  func validate() throws {
    _ = try newBenchmark.benchmark(meaning)
    guard (benchmark == nil) != (newBenchmark.newBenchmark == nil) else {
      throw ValidationError(
        benchmark == nil
          ? "name the benchmark with --benchmark, or make one of the board with --new-benchmark"
          : "--benchmark and --new-benchmark exclude each other")
    }
    if benchmark != nil, let option = meaning.aboutScores {
      throw ValidationError("\(option) is about a new benchmark: that of --benchmark says it itself")
    }
    if VBenchResults.areAt(file) {
      if let option = board.given ?? (newBenchmark.newBenchmark == nil ? nil : "--new-benchmark") {
        throw ValidationError("\(option) is about leaderboards, and \(file) holds results of VBench")
      }
    } else if let option = own.given {
      throw ValidationError("\(option) is about results of VBench, and \(file) holds none")
    }
  }

  func run() throws {
    try output.reportingFailures {
      let definition = try definition()
      if let benchmark, definition.benchmarks[Benchmark.ID(benchmark)] == nil {
        let near = nearestMatches(to: benchmark, in: definition.benchmarks.keys.map(\.text))
        throw ValidationError(
          "\(from ?? Self.usualDefinition) has no benchmark '\(benchmark)'."
            + (near.isEmpty
              ? " --new-benchmark \(benchmark) makes one of the board."
              : " Did you mean \(near.joined(separator: " or "))?"))
      }
      if VBenchResults.areAt(file) { return try importResults(definition) }
      try importBoard(definition)
    }
  }

  /// Brings in a leaderboard.
  private func importBoard(_ definition: Dataset) throws {
    var options = LeaderboardImport.Options()
    try board.apply(to: &options)
    options.delimiter = try reading.delimiterCharacter()
    options.encoding = try reading.textEncoding()
    options.cells = reading.cells
    (options.evaluatedOn, options.sampledBy, options.evaluatedBy) = (evaluatedOn, sampledBy, evaluatedBy)
    var load = LoadOptions()
    try meaning.apply(to: &load)
    options.fillDown = load.fillDown
    var target = LeaderboardImport.Target.known(Benchmark.ID(benchmark ?? ""))
    if var new = try newBenchmark.benchmark(meaning) {
      new.dimensions = try newBenchmark.dimensions.map { try DimensionTable(path: $0) }
      target = .new(new)
    }
    var importing = LeaderboardImport(definition: definition, target: target, options: options)
    if let countries = meaning.countries { try importing.makerCountries.add(tableAt: countries) }
    try write(importing.read(path: file))
  }

  /// Brings in results of VBench, and says where they stand.
  private func importResults(_ definition: Dataset) throws {
    var details = VBenchEvaluation.Details()
    (details.system, details.organization, details.country) = (own.system, own.organization, own.country)
    (details.releasedOn, details.evaluatedOn) = (own.releasedOn, evaluatedOn)
    (details.sampledBy, details.evaluatedBy) = (sampledBy, evaluatedBy)
    let results = try OwnResults(at: file, benchmark: benchmark, from: definition, details: details)
    let standing = try BoardStanding(of: results.evaluation.system.id, on: results.benchmark.id, in: results.board)
    let evaluation = results.evaluation
    try write(
      LeaderboardImport.Result(
        dataset: results.dataset,
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

  /// The dataset that knows the systems; an empty one where a new benchmark needs none and none is installed.
  private func definition() throws -> Dataset {
    if from == nil, benchmark == nil, (try? DatasetLocation.path(of: Self.usualDefinition)) == nil {
      return Dataset(title: "no dataset")
    }
    return try DatasetLocation.load(from ?? Self.usualDefinition)
  }
}
