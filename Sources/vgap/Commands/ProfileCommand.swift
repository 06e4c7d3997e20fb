internal import ArgumentParser
internal import BenchmarkData
internal import GapAnalysis
internal import GapReport

/// `vgap profile`.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "The gap dimension by dimension, or what makes the gap between two systems.",
    discussion: """
      Examples:
        vgap profile video-generation --benchmark vbench-1.0 --between US CN
        vgap profile video-generation --benchmark vbench-1.0 --systems veo-3 kling-1-6
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions

  @OptionGroup var sides: SidesOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Two systems, by id: the exact parts of the gap of their totals.", valueName: "a b"))
  var systems: [String] = []

  /// What can be asked of each dimension.
  struct Measure: MeasureOption {
    static var measures: [GapMeasure] { [.frontierGap, .meanGap] }
    var measure: GapMeasure
  }

  @Option(help: "The measure.")
  var measure = Measure(measure: .frontierGap)

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard systems.isEmpty || systems.count == 2 else { throw ValidationError("--systems takes two ids") }
    guard systems.isEmpty || systems[0] != systems[1] else {
      throw ValidationError("--systems takes two different systems, not '\(systems[0])' twice")
    }
  }

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet)
      if systems.count == 2 {
        let board = try choice.scoreboard(of: dataset)
        let parts = try Contribution(between: System.ID(systems[0]), and: System.ID(systems[1]), on: board)
        try output.write(parts.document(on: board))
      } else {
        let (a, b) = try sides.pair(in: dataset)
        let profile = try DimensionProfile(
          of: choice.benchmarkID(in: dataset), in: dataset, selection: choice.selection(in: dataset), between: a,
          and: b,
          measure: measure.measure,
          options: .init(
            grouping: sides.by, countryRule: sides.countryRule, level: simulation.level,
            simulation: simulation.simulation))
        try output.write(profile.document(), seed: simulation.seed)
      }
    }
  }
}
