import ArgumentParser
import BenchmarkData
import GapAnalysis
import TableExport
import Tables

/// `vgap validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Is this dataset sound: every problem with its place.",
    discussion: """
      A package is held to its datapackage.json (columns, types, required cells, ranges, patterns, keys, references), and any \
      dataset to what its figures mean: totals that do not follow from their parts, percentages among fractions, dates \
      that contradict each other, two names for one system, and more.

      With --strict it is asked what a maintainer looks at before a change is taken, too: sources that are a home page or have no date \
      of access, one row entered twice, figures far from their board's history, organizations without country, bases that are not \
      marked; and warnings count as errors. Warnings that known_findings.csv of a package explains are counted and not listed.

      Exit code 1 if there is any error, 0 if there are only warnings. The answer is text for people unless --format or the ending of \
      the output file says otherwise, in a pipe too.

      Examples:
        vgap validate video-generation
        vgap validate my-scores.csv --columns score=ECI --format csv
        vgap validate my-package --strict
        vgap validate --explain total-mismatch
      """)

  @Argument(
    help: "A data package's folder, a CSV file, the name of an installed dataset, or results of VBench.",
    completion: .file())
  var dataset: String?

  @Option(
    help: ArgumentHelp(
      "Explain a kind of problem instead of checking a dataset; '\(CodeExplanation.list)' for all kinds.",
      valueName: "code"))
  var explain: String?

  @Flag(help: "Look closer, as at a change to be taken, and count warnings as errors.")
  var strict = false

  @Option(help: "The date that the dataset is of: later dates are reported. Without it none is.")
  var asOf: CalendarDate?

  @OptionGroup var flatFile: FlatFileOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if dataset == nil, explain == nil { throw ValidationError("Missing expected argument '<dataset>'") }
    if dataset != nil, explain != nil { throw ValidationError("--explain takes no dataset") }
  }

  func run() throws {
    try output.reportingFailures {
      if let explain {
        let width = min(StandardStream.output.width ?? 100, 100)
        return try output.write(text: CodeExplanation.text(of: explain, width: width))
      }
      guard let dataset else { return }
      let path = try DatasetLocation.path(of: dataset)
      if VBenchResults.areAt(path) { return try write(ownReport(path)) }
      var validator = try DatasetValidator(
        path: path, options: flatFile.loadOptions(.strict), asOf: asOf)
      validator.isStrict = strict
      validator.claimFault = ClaimTest.fault
      try write(validator.report())
    }
  }

  /// What is wrong with results of VBench, and what they hold.
  private func ownReport(_ path: String) throws -> ValidationReport {
    let definition = try DatasetLocation.load(OwnResults.usualDefinition)
    let results = try OwnResults(at: path, benchmark: nil, from: definition)
    return ValidationReport(
      title: results.dataset.title, problems: results.evaluation.problems(on: results.benchmark, at: path),
      dataset: results.dataset)
  }

  private func write(_ found: ValidationReport) throws {
    let report = strict ? found.withWarningsAsErrors() : found
    if output.chosenFormat ?? .text == .text {
      try output.write(text: listing(of: report).text, inputs: report.inputs)
    } else {
      try output.write(document(of: report), inputs: report.inputs)
    }
    if report.errorCount > 0 { throw ExitCode.failure }
  }

  private func listing(of report: ValidationReport) -> ProblemListing {
    let isTerminal = output.output == nil && StandardStream.output.isTerminal
    return ProblemListing(
      report: report, usesColor: isTerminal && environmentVariable("NO_COLOR") == nil,
      width: isTerminal ? StandardStream.output.width : environmentVariable("COLUMNS").flatMap { Int($0) })
  }

  private func document(of report: ValidationReport) throws -> TableDocument {
    let explained = report.explained.isEmpty ? "" : " \(report.explained.count) known findings are explained."
    return TableDocument(
      name: "problems", title: "Problems of \(report.title)",
      caption: "\(report.errorCount) errors and \(report.warningCount) warnings." + explained, table: try report.table()
    )
  }
}
