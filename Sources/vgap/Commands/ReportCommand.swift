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
      Writes report.html (one page that needs nothing beside it), tables/ (CSV and LaTeX), figures/ (Vega-Lite, and SVG where \
      vl-convert is installed), gap_report.ipynb and gap_report.qmd (notebooks for Python and R), manifest.csv (which evaluations were \
      used, and why the others were not) and datapackage.json. The same inputs give the same bytes.

      Figures are drawn by vl-convert: by the Python that VGAP_PYTHON names, else by .venv/bin/python.

      Examples:
        vgap report video-generation --between US CN --out report
        vgap report my-scores.csv --between US CN --out report
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

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  @OptionGroup var simulation: SimulationOptions

  @Flag(help: "In CSV, keep spreadsheets from running text as formulas.")
  var spreadsheetSafe = false

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  func validate() throws {
    guard !out.isEmpty else { throw ValidationError("--out takes the name of a folder") }
  }

  func run() throws {
    try OutputOptions.reportingFailures {
      // Said before a long calculation rather than after it.
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: out, isDirectory: &isFolder), !isFolder.boolValue {
        throw Failure("\(out): the folder cannot be made: it is a file; give --out another name")
      }
      let dataset = try input.load(quiet: quiet)
      let question = try ReportQuestion(
        between: sides.sides(in: dataset), selection: Selection(asOf: asOf),
        level: simulation.level, simulation: simulation.simulation, benchmarks: benchmark.map { Benchmark.ID($0) })
      try write(files(of: dataset, question))
      if StandardStream.output.isTerminal, !quiet {
        _ = StandardStream.output.write(Array("Open \(out)/report.html.\n".utf8))
      }
    }
  }

  private func files(of dataset: Dataset, _ question: ReportQuestion) throws -> [ReportFile] {
    let inputs = try self.inputs()
    do throws(ReportError) {
      let report = try Report(of: dataset, question: question)
      let provenance = report.provenance(
        program: "vgap", version: Version.number, commandLine: ["vgap"] + CommandLineArguments.reproducible,
        inputs: inputs)
      return try report.files(
        .init(
          provenance: provenance, licenses: inputs.licenses, drawings: drawings(of: report.figures),
          spreadsheetSafe: spreadsheetSafe))
    } catch .analysis(let error) {
      throw error
    } catch .data(let problems) {
      throw problems
    } catch {
      throw Failure("the report cannot be made: \(error)")
    }
  }

  /// The files that were read. Those of a dataset that was called by name are named from there, wherever it is installed.
  private func inputs() throws -> ReportInputs {
    let path = try DatasetLocation.path(of: input.dataset)
    var inputs = try ReportInputs(ofDatasetAt: path)
    guard path != input.dataset else { return inputs }
    for index in inputs.files.indices {
      inputs.files[index].path = input.dataset + inputs.files[index].path.dropFirst(path.count)
    }
    return inputs
  }

  /// The drawings, or word of why there are none: the report is as sound without them.
  private func drawings(of figures: [Figure]) -> [String: FigureDrawings]? {
    let reason: String
    if let renderer = FigureRenderer.ofEnvironment() {
      do throws(FigureRenderer.Failure) {
        return try renderer.drawings(of: figures)
      } catch {
        reason = error.message
      }
    } else {
      reason = "there is no Python in .venv, and VGAP_PYTHON names none"
    }
    if !quiet {
      Diagnostics.print("note: the figures are not drawn (\(reason)). To have them, \(FigureRenderer.advice).\n")
    }
    return nil
  }

  private func write(_ files: [ReportFile]) throws {
    for folder in [out, "\(out)/tables", "\(out)/figures"] {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw Failure("\(folder): the folder cannot be made: \(error.localizedDescription)")
      }
    }
    // The page and the descriptor come last: whoever sees them sees what they name.
    for file in files { try AtomicFile.write(file.bytes, to: "\(out)/\(file.path)") }
  }
}
