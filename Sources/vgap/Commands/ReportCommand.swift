import ArgumentParser
import BenchmarkData
import Foundation
import GapAnalysis
import GapReport
import TableExport
import Tables

/// `vgap report`.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "All of it: a folder of tables, figures, a page, a notebook, a data package.",
    discussion: """
      Writes report.html (one page that needs nothing beside it), tables/ (CSV and LaTeX), figures/ (Vega-Lite, and SVG where \
      vl-convert is installed), gap_report.ipynb and gap_report.qmd (notebooks for Python and R), manifest.csv (which evaluations were \
      used, and why the others were not) and datapackage.json. The same inputs give the same bytes.

      Figures are drawn by vl-convert: by the Python that VGAP_PYTHON names by its absolute path, else by the one that is installed \
      beside vgap (PREFIX/share/vgap/python). A report in the folder is replaced as a whole; files that are not the report's stay.

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
  }

  func run() async throws {
    try await OutputOptions.reportingFailures {
      // Said before a long calculation rather than after it.
      try ReportFolder.check(out)
      let (earlier, dataset) =
        try since.map { earlier -> (Dataset?, Dataset) in try input.load(quiet: quiet, since: earlier) }
        ?? (nil, input.load(quiet: quiet))
      let question = try ReportQuestion(
        between: sides.sides(in: dataset), selection: Selection(asOf: asOf, bases: bases),
        level: simulation.level, simulation: simulation.simulation, benchmarks: benchmark.map { Benchmark.ID($0) },
        scope: scope.scope)
      try ReportFolder.write(await files(of: dataset, question, since: earlier), to: out)
      if StandardStream.output.isTerminal, !quiet {
        _ = StandardStream.output.write(Array("Open \(TerminalText.escaped(out))/report.html.\n".utf8))
      }
    }
  }

  private func files(
    of dataset: Dataset, _ question: ReportQuestion, since earlier: Dataset?
  ) async throws -> [ReportFile] {
    do {
      let report = try Report(of: dataset, question: question, since: earlier)
      let provenance = report.provenance(
        program: "vgap", version: Version.number, commandLine: ["vgap"] + CommandLineArguments.reproducible,
        inputs: dataset.inputs + (earlier?.inputs ?? []))
      return try report.files(
        .init(
          provenance: provenance, licenses: dataset.licenses, drawings: await drawings(of: report.figures),
          spreadsheetSafe: spreadsheetSafe))
    } catch ReportError.analysis(let error) {
      throw error
    } catch ReportError.data(let problems) {
      throw problems
    } catch {
      throw Failure("the report cannot be made: \(error)")
    }
  }

  /// The drawings, or those that the folder has already of figures that are the same, and word of why: the report is as sound without them.
  private func drawings(of figures: [Figure]) async -> [String: FigureDrawings] {
    let reason: String
    if let python = Installation.python {
      do throws(FigureRenderer.Failure) {
        return try await FigureRenderer(python: python).drawings(of: figures)
      } catch {
        reason = error.message
      }
    } else {
      reason = "no Python for it is installed, and VGAP_PYTHON names none"
    }
    let past = ReportFolder.drawings(of: figures, in: out)
    if !quiet {
      let kept =
        past.isEmpty
        ? ""
        : "; \(past.count) of \(figures.count) are as they were, and keep the drawings that the folder has"
      Diagnostics.print("note: the figures are not drawn (\(reason))\(kept). To have them, \(FigureRenderer.advice).\n")
    }
    return past
  }
}
