import ArgumentParser
import BenchmarkData
import Foundation
import GapAnalysis
import GapReport
import TableExport
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

      Into a folder that holds a package already the board is merged: what is there stays byte for byte, new rows are put at their place, \
      empty cells of an evaluation are filled, and one whose values have become others on a later board is marked as superseded. What \
      contradicts the package is listed and not written, and so is what new records still lack. A second import of the same file changes \
      nothing. What an import has to be told can stand in a recipe, imports/NAME.json in the package: --save-recipe writes one.

      Examples:
        vgap import board.csv --benchmark vbench-1.0 --into my-board --dry-run
        vgap import board.csv --benchmark vbench-1.0 --into my-board --extra notes
        vgap import arena.csv --new-benchmark my-arena --new-systems --into my-arena
        vgap import board.csv --new-benchmark my-board --dimensions weights.csv --new-systems --into my-board
        vgap import my_results/ --benchmark vbench-1.0 --system "My Model" --into my-model
        vgap import board.csv --recipe vbench-1.0 --captured-on 2026-11-08 --into my-data --dry-run
      """)

  @Argument(help: "The file of the board; or results of VBench, a file or a folder of them.", completion: .file())
  var file: String

  @Option(help: "The benchmark, by its id in the dataset that defines it.")
  var benchmark: String?

  @Option(help: "The folder to write the package into, or that of the package to add to.", completion: .directory)
  var into: String

  @Option(
    help: """
      The data package that defines the benchmark and knows the systems. If left out, that of --into if it defines the benchmark; else \
      \(Self.usualDefinition).
      """)
  var from: String?

  @Option(
    help: ArgumentHelp(
      "What the import is to be told, beside what is said here: a name in imports of the package, or a file.",
      valueName: "name|file"), completion: .file())
  var recipe: String?

  @Option(
    help: ArgumentHelp(
      "Keep what was said here, but for dates, as a recipe of this name in the package.", valueName: "name"))
  var saveRecipe: String?

  @Option(help: "When the systems were evaluated, if no column says.")
  var evaluatedOn: CalendarDate?

  @Option(help: "Who made the clips, if no column says.")
  var sampledBy: String?

  @Option(help: "Who scored the clips, if no column says.")
  var evaluatedBy: String?

  @OptionGroup(title: "A leaderboard") var board: BoardOptions
  @OptionGroup(title: "The source") var source: SourceOptions
  @OptionGroup(title: "A new benchmark") var newBenchmark: NewBenchmarkOptions
  @OptionGroup(title: "Results of VBench") var own: OwnSystemOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup(title: "Meaning") var meaning: MeaningOptions

  @Flag(help: "Print what would be written, and write nothing.")
  var dryRun = false

  @Flag(
    help: """
      Do not add to a package that is there: write the files that an import makes anew, without the rows that they had. Its other files \
      stay, and it is checked as a whole before anything is written.
      """)
  var replace = false

  @OptionGroup var output: OutputOptions

  private static let usualDefinition = OwnResults.usualDefinition

  func validate() throws {
    _ = try newBenchmark.benchmark(meaning)
    guard benchmark == nil || newBenchmark.newBenchmark == nil else {
      throw ValidationError("--benchmark and --new-benchmark exclude each other")
    }
    guard benchmark != nil || newBenchmark.newBenchmark != nil || recipe != nil else {
      throw ValidationError(
        "name the benchmark with --benchmark, make one of the board with --new-benchmark, or give a --recipe that names it"
      )
    }
    if newBenchmark.newBenchmark == nil, let option = meaning.aboutScores {
      throw ValidationError("\(option) is about a new benchmark: that of --benchmark says it itself")
    }
    if let saveRecipe, saveRecipe.isEmpty || saveRecipe.hasPrefix(".") || saveRecipe.contains("/") {
      throw ValidationError("--save-recipe takes a name such as my-board, not '\(saveRecipe)'")
    }
    if VBenchResults.areAt(file) {
      let others: [(String, Bool)] = [
        ("--new-benchmark", newBenchmark.newBenchmark != nil), ("--recipe", recipe != nil),
        ("--save-recipe", saveRecipe != nil),
      ]
      if let option = board.given ?? source.given ?? others.first(where: { $0.1 })?.0 {
        throw ValidationError("\(option) is about leaderboards, and \(file) holds results of VBench")
      }
    } else if let option = own.given {
      throw ValidationError("\(option) is about results of VBench, and \(file) holds none")
    }
  }

  func run() throws {
    try output.reportingFailures {
      let recipe = try recipe.map { try ImportRecipe(path: recipePath($0)) } ?? ImportRecipe()
      let benchmark = newBenchmark.newBenchmark == nil ? benchmark ?? recipe.benchmark : nil
      guard benchmark != nil || newBenchmark.newBenchmark != nil else {
        throw ValidationError("the recipe names no benchmark: give it with --benchmark")
      }
      let package = try isMerge ? Dataset.load(at: into) : nil
      let definition = try definition(of: benchmark, beside: package)
      if let benchmark, definition.benchmarks[Benchmark.ID(benchmark)] == nil {
        let near = nearestMatches(to: benchmark, in: definition.benchmarks.keys.map(\.text))
        throw ValidationError(
          "\(from ?? (package == nil ? Self.usualDefinition : into)) has no benchmark '\(benchmark)'."
            + (near.isEmpty
              ? " --new-benchmark \(benchmark) makes one of the board."
              : " Did you mean \(near.joined(separator: " or "))?"))
      }
      if VBenchResults.areAt(file) { return try importResults(definition, benchmark, into: package) }
      try importBoard(definition, benchmark, recipe, into: package)
    }
  }

  /// Whether the folder holds a package to which is added.
  private var isMerge: Bool { !replace && PackageWriter.isPackage(into) }

  /// Brings in a leaderboard.
  private func importBoard(
    _ definition: Dataset, _ benchmark: String?, _ recipe: ImportRecipe, into package: Dataset?
  ) throws {
    var options = recipe.options
    try board.apply(to: &options)
    source.apply(to: &options.source)
    options.delimiter = try reading.delimiterCharacter() ?? options.delimiter
    options.encoding = try reading.textEncoding()
    let cells = reading.cells
    options.cells.decimalMark = cells.decimalMark ?? options.cells.decimalMark
    options.cells.groupMark = cells.groupMark ?? options.cells.groupMark
    options.cells.dayOrder = cells.dayOrder ?? options.cells.dayOrder
    options.cells.plusMinus = cells.plusMinus ?? options.cells.plusMinus
    options.cells.intervalLevel = cells.intervalLevel ?? options.cells.intervalLevel
    options.evaluatedOn = evaluatedOn ?? options.evaluatedOn
    options.sampledBy = sampledBy ?? options.sampledBy
    options.evaluatedBy = evaluatedBy ?? options.evaluatedBy
    var load = LoadOptions()
    try meaning.apply(to: &load)
    options.fillDown.formUnion(load.fillDown)
    var target = LeaderboardImport.Target.known(Benchmark.ID(benchmark ?? ""))
    if var new = try newBenchmark.benchmark(meaning) {
      new.dimensions = try newBenchmark.dimensions.map { try DimensionTable(path: $0) }
      target = .new(new)
    }
    var importing = LeaderboardImport(definition: definition, target: target, options: options)
    if let countries = meaning.countries { try importing.makerCountries.add(tableAt: countries) }
    var kept: [PackageWriter.File] = []
    if let saveRecipe {
      var saved = ImportRecipe()
      saved.benchmark = benchmark ?? newBenchmark.newBenchmark
      saved.options = options
      saved.options.optionalFilters += options.filters
      // Dates are those of this import, unless the recipe had them.
      saved.options.evaluatedOn = recipe.options.evaluatedOn
      saved.options.source.publishedOn = recipe.options.source.publishedOn
      saved.options.source.capturedOn = recipe.options.source.capturedOn
      saved.options.source.accessedOn = recipe.options.source.accessedOn
      kept = [PackageWriter.File(name: ImportRecipe.path(of: saveRecipe), text: saved.text)]
    }
    try write(importing.read(path: file), beside: kept, into: package)
  }

  /// Brings in results of VBench, and says where they stand.
  private func importResults(_ definition: Dataset, _ benchmark: String?, into package: Dataset?) throws {
    var details = VBenchEvaluation.Details()
    (details.system, details.organization, details.country) = (own.system, own.organization, own.country)
    (details.releasedOn, details.evaluatedOn) = (own.releasedOn, evaluatedOn)
    (details.sampledBy, details.evaluatedBy) = (sampledBy, evaluatedBy)
    let results = try OwnResults(at: file, benchmark: benchmark, from: definition, details: details)
    let standing = try BoardStanding(of: results.evaluation.system.id, on: results.benchmark.id, in: results.board)
    let evaluation = results.evaluation
    let result = LeaderboardImport.Result(
      dataset: results.dataset,
      columns: evaluation.evaluation.scores.keys.sorted().map { ($0.text, "score and videos") }
        + evaluation.missing.map { ($0.text, "missing") }, unit: nil,
      systems: [(evaluation.system.name, evaluation.system.id, true)], warnings: evaluation.warnings)
    try write(package.map(result.knowing) ?? result, into: package, opening: standing.sentence)
  }

  /// Checks and writes a package, and lists what it holds or what changes in it.
  private func write(
    _ result: LeaderboardImport.Result, beside others: [PackageWriter.File] = [], into package: Dataset?,
    opening: String? = nil
  ) throws {
    if !output.quiet {
      Diagnostics.print(result.decisions, of: file)
      Diagnostics.print(result.warnings)
    }
    if let package { return try merge(result, beside: others, into: package) }
    let name = into.split(separator: "/").last.map { $0.lowercased() } ?? "imported"
    var files = try PackageWriter.files(of: result.dataset, name: name)
    var kept: [PackageWriter.File] = []
    if replace, PackageWriter.isPackage(into) {
      (files, kept) = try PackageWriter.files(files, replacingThoseIn: into)
    }
    let report = DatasetValidator.report(onPackage: files + kept, called: into)
    guard report.errorCount == 0 else {
      throw Problems(report.problems)
    }
    if !dryRun { try PackageWriter.write(others + files, to: into, replacing: replace) }
    try output.write(
      text: ImportListing(result: result, files: files, folder: into, isDryRun: dryRun, opening: opening).text,
      inputs: result.dataset.inputs)
    if !output.quiet, !report.problems.isEmpty { Diagnostics.print(report.problems) }
  }

  /// Adds to a package, and lists what changes in it.
  private func merge(
    _ result: LeaderboardImport.Result, beside others: [PackageWriter.File], into package: Dataset
  ) throws {
    let merge = PackageMerge(result, into: package)
    let edit = try PackageEdit(merge, in: into)
    let report = edit.report()
    if let report, report.errorCount > 0 { throw Problems(report.problems) }
    let news = output.quiet ? [] : report.map(edit.newProblems) ?? []
    if !dryRun { try edit.write(with: others.map { ($0.name, Array($0.text.utf8)) }) }
    var document = try merge.document()
    document.notes += edit.omittedCells.map { column, count in
      "\(count) cell\(count == 1 ? "" : "s") left out: the package has no column \(column)."
    }
    let files = edit.files.map(\.path) + others.map(\.name)
    document.notes.append(
      files.isEmpty
        ? "Nothing changes in \(into)."
        : "\(dryRun ? "Would be written" : "Written") into \(into): \(files.joined(separator: ", ")).")
    try output.write(document, inputs: package.inputs)
    guard !output.quiet else { return }
    if !output.showsNotes { ([merge.sentence] + document.notes).forEach(Diagnostics.print(note:)) }
    Diagnostics.print(news)
  }

  /// The dataset that knows the systems; an empty one where a new benchmark needs none and none is installed.
  private func definition(of benchmark: String?, beside package: Dataset?) throws -> Dataset {
    if from == nil, let package, benchmark.map({ package.benchmarks[Benchmark.ID($0)] != nil }) ?? true {
      return package
    }
    if from == nil, benchmark == nil, (try? DatasetLocation.path(of: Self.usualDefinition)) == nil {
      return Dataset(title: "no dataset")
    }
    let definition = try DatasetLocation.load(from ?? Self.usualDefinition)
    return package?.completed(by: definition) ?? definition
  }

  /// Where a recipe is: a file, or a name in the package that is added to, or in that of the definition.
  private func recipePath(_ name: String) throws -> String {
    if name.contains("/") || name.hasSuffix(".json") { return name }
    let folders = [into] + [try? DatasetLocation.path(of: from ?? Self.usualDefinition)].compactMap(\.self)
    for folder in folders where FileManager.default.fileExists(atPath: "\(folder)/\(ImportRecipe.path(of: name))") {
      return "\(folder)/\(ImportRecipe.path(of: name))"
    }
    let known = Set(folders.flatMap { ImportRecipe.names(in: $0) }).sorted()
    let near = nearestMatches(to: name, in: known, limit: 2)
    throw Failure(
      "no recipe is called '\(name)'. "
        + (!near.isEmpty
          ? "Did you mean \(near.joined(separator: " or "))?"
          : known.isEmpty
            ? "--save-recipe \(name) makes one of what an import is told."
            : "There are \(known.joined(separator: ", ")).")
    )
  }
}
