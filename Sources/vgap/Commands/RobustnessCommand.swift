import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import TableExport

/// `vgap robustness`.
struct RobustnessCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "robustness",
    abstract: "Does the answer survive other choices: weights, normalisation, systems left out, evaluations, dates?",
    discussion: """
      Every choice is varied one at a time, and all of them together at random (--resamples says how often).

      Examples:
        vgap robustness video-generation --benchmark vbench-1.0 --between US CN
        vgap robustness video-generation --benchmark vbench-1.0 --show specifications
        vgap robustness video-generation --benchmark vbench-1.0 --show ranks
      """)

  /// Which table is shown.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case choices, specifications, ranks
  }

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @OptionGroup var sides: SidesOptions

  @Option(help: "The measure.")
  var measure = MeasureOption<RobustnessMeasures>(.frontierGap)

  @Option(help: "The table: choices (what each kind of choice does), specifications (every one), or ranks.")
  var show: Part = .choices

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var figures: FigureOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.noSides }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      let sides = try sides.sides(in: dataset)
      let analysis = try RobustnessAnalysis(
        of: choice.benchmarkID(in: dataset), in: dataset, selection: choice.selection(in: dataset),
        between: sides, measure: measure.measure,
        options: .init(level: simulation.level, simulation: simulation.simulation))
      let document =
        switch show {
        case .choices: try analysis.document()
        case .specifications: try analysis.variationDocument()
        case .ranks: try analysis.rankDocument()
        }
      let writeFigures = try figures.drawing { () throws(FigureError) in
        let context = FigureContext(dataset, sides: sides)
        return try show == .ranks
          ? analysis.rankFigure(of: document, in: context) : analysis.figure(in: context)
      }
      try output.write(document, of: dataset, seed: simulation.seed)
      try writeFigures()
    }
  }
}
