internal import ArgumentParser
internal import BenchmarkData
internal import GapAnalysis
internal import GapReport
internal import TableExport

/// `vgap robustness`.
struct RobustnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robustness",
    abstract: "Does the answer survive other choices: weights, normalisation, systems left out, evaluations, dates?",
    discussion: """
      Every choice is varied one at a time, and all of them together at random (--resamples says how often).

      Examples:
        vgap robustness datasets/video-generation --benchmark vbench-1.0 --between US CN
        vgap robustness datasets/video-generation --benchmark vbench-1.0 --show specifications
        vgap robustness datasets/video-generation --benchmark vbench-1.0 --show ranks
      """)

  /// Which table is shown.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case choices, specifications, ranks
  }

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @Option(parsing: .upToNextOption, help: ArgumentHelp("The two sides.", valueName: "a b"))
  var between: [String] = ["US", "CN"]

  @Option(help: "What the sides are: \(names(of: Grouping.self)).")
  var by: Grouping = .country

  @Option(help: "The measure: \(RobustnessAnalysis.measures.map(\.rawValue).joined(separator: ", ")).")
  var measure: GapMeasure = .frontierGap

  @Option(help: "The table: choices (what each kind of choice does), specifications (every one), or ranks.")
  var show: Part = .choices

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard between.count == 2 else { throw ValidationError("--between takes two names, such as --between US CN") }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet)
      try dataset.requireSides(between, by: by)
      let analysis = try RobustnessAnalysis(
        of: choice.benchmarkID(in: dataset), in: dataset, selection: choice.selection, between: between[0],
        and: between[1], measure: measure,
        options: .init(grouping: by, level: simulation.level, simulation: simulation.simulation))
      let document =
        switch show {
        case .choices: try analysis.document()
        case .specifications: try analysis.variationDocument()
        case .ranks: try analysis.rankDocument()
        }
      try output.write(document, seed: simulation.seed)
    }
  }
}
