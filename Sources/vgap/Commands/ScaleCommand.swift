import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport
import TableExport

/// `vgap scale`.
struct ScaleCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "One capability scale across benchmarks: exploratory, and only where it is earned.",
    discussion: """
      The totals of all benchmarks are put on one scale by what systems on several benchmarks have in common. It is printed only where it \
      foretells scores that were held out better than the board's mean, the release date, and both, each by more than chance; else the answer \
      is how far it falls short, and which scores would connect the boards most. Systems on boards of fewer than three families have no place.

      Examples:
        vgap scale video-generation
        vgap scale video-generation --current
        vgap scale video-generation --explain --format text
        vgap scale my-scores.csv --by organization --between "Aurora Labs" Dao
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions
  @OptionGroup var sides: SidesOptions
  @OptionGroup var scope: ScopeOptions

  @Flag(
    help:
      "Say in the notes how the scale is made, when it is earned, what its intervals cover, and where the method is from."
  )
  var explain = false

  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions

  static func obstacle(in contents: DatasetContents) -> String? { contents.noSeveralBenchmarks }

  func run() throws {
    try output.reportingFailures {
      if let benchmark = choice.benchmark {
        throw ValidationError("a scale is over benchmarks: leave out --benchmark \(benchmark)")
      }
      guard choice.dimension == Quantity.total.name else {
        throw ValidationError("a scale is of totals: leave out --dimension \(choice.dimension)")
      }
      let dataset = try input.load(quiet: output.quiet, where: choice.rowFilters)
      let scale = try CapabilityScale(
        of: dataset, selection: choice.selection(in: dataset), among: scope.scope, between: sides(in: dataset),
        level: simulation.level, simulation: simulation.simulation)
      try output.write(scale.document(explained: explain), of: dataset, seed: simulation.seed)
    }
  }

  /// The sides that were asked for; those that are meant without a word, where the dataset knows them.
  private func sides(in dataset: Dataset) throws -> Sides? {
    guard sides.between.isEmpty, sides.by == .country else { return try sides.sides(in: dataset) }
    return try? sides.sides(in: dataset)
  }
}
