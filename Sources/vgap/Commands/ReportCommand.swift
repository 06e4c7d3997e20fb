import ArgumentParser
import BenchmarkData
import Foundation
import GapAnalysis
import GapReport
import TableExport
import Tables

/// `vgap report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "All of it: a folder of tables, figures, a page, a notebook, a data package.",
    discussion: """
      Writes report.html (one page that needs nothing beside it), tables/ (CSV and LaTeX), figures/ (SVG and Vega-Lite), \
      gap_report.ipynb and gap_report.qmd (notebooks for Python and R), manifest.csv (which evaluations were \
      used, and why the others were not), datapackage.json and croissant.json. The same inputs give the same bytes.

      A report in the folder is replaced as a whole; files that are not the report's stay.

      Examples:
        vgap report video-generation --between US CN --out report
        vgap report my-scores.csv --between US CN --out report
        vgap report video-generation --between US CN --since before/video-generation --out report
      """)

  @OptionGroup var input: DatasetOptions

  @OptionGroup var sides: SidesOptions

  @Option(
    help: """
      A benchmark to look at closely; may be repeated. If left out: the composite one and the rating that have the most systems of \
      both sides.
      """)
  var benchmark: [String] = []

  @Option(help: "The last date that counts (2024, 2024-02 or 2024-02-29).")
  var asOf: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "An earlier state of the dataset: the report then says what changed since, as 'vgap diff' does.",
      valueName: "dataset"),
    completion: .file())
  var since: String?

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  @Option(
    help: ArgumentHelp(
      """
      Where the folder will be published. The page then says so, and preview.png (drawn with rsvg-convert) is what others show with a link to it: \
      they take a picture by its whole address only, so that without one they show title and answer alone.
      """, valueName: "https://…"))
  var address: String?

  @OptionGroup var scope: ScopeOptions

  @Option(help: "Whether systems count that were derived from another organization's or country's.")
  var bases: BasePolicy = .any

  @OptionGroup var simulation: SimulationOptions

  @Flag(help: "In CSV, keep spreadsheets from running text as formulas.")
  var spreadsheetSafe = false

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out takes the name of a folder") }
    guard address.map(Self.isAddress) ?? true else {
      throw ValidationError("--address takes the whole address of a folder, such as https://example.org/report/")
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    guard let address = URL(string: text), address.host() != nil, address.query() == nil, address.fragment() == nil
    else { return false }
    return ["http", "https"].contains(address.scheme)
  }

  func run() throws {
    try OutputOptions.reportingFailures {
      let converter = try address.map { _ in
        try SVGConverter(for: ("--address", "preview.png needs", "leave the option out"))
      }
      // Said before a long calculation rather than after it.
      try ReportFolder.check(out)
      let (earlier, dataset) =
        try since.map { earlier -> (Dataset?, Dataset) in try input.load(quiet: quiet, since: earlier) }
        ?? (nil, input.load(quiet: quiet))
      try dataset.requireBenchmarks()
      let question = try ReportQuestion(
        between: sides.sides(in: dataset), selection: Selection(asOf: asOf, bases: bases),
        level: simulation.level, simulation: simulation.simulation, benchmarks: benchmark.map { Benchmark.ID($0) },
        scope: scope.scope)
      try ReportFolder.write(files(of: dataset, question, since: earlier, converter), to: out)
      if StandardStream.output.isTerminal, !quiet {
        _ = StandardStream.output.write(Array("Open \(TerminalText.escaped(out))/report.html.\n".utf8))
      }
    }
  }

  private func files(
    of dataset: Dataset, _ question: ReportQuestion, since earlier: Dataset?, _ converter: SVGConverter?
  ) throws -> [ReportFile] {
    do {
      let report = try Report(of: dataset, question: question, since: earlier)
      let provenance = report.provenance(
        program: "vgap", version: Version.number, commandLine: ["vgap"] + CommandLineArguments.reproducible,
        inputs: dataset.inputs + (earlier?.inputs ?? []) + CommandLineArguments.inputs)
      var options = Report.FileOptions(
        provenance: provenance, licenses: dataset.licenses, spreadsheetSafe: spreadsheetSafe)
      if let address, let converter {
        options.publication = .init(address: address, picture: try converter.png(of: report.socialCard.svg, zoom: 1))
      }
      return try report.files(options)
    } catch ReportError.analysis(let error) {
      throw error
    } catch ReportError.data(let problems) {
      throw problems
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("the report cannot be made: \(error)")
    }
  }
}
