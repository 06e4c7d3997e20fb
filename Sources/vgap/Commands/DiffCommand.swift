import ArgumentParser
import BenchmarkData
import GapAnalysis
import GapReport

/// `vgap diff`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed between two states of a dataset: records, ranks, gaps, lags, verdicts.",
    discussion: """
      Names every gap and lag that moved and the rows behind it, who entered or left the first ranks, and the claims whose verdict \
      turned; --records lists every value that was added, changed or removed. Exit code 0 whether anything changed or not.

      A state of a git repository becomes a folder by 'git worktree add ../before main~10'.

      Examples:
        vgap diff ../before/datasets/video-generation video-generation
        vgap diff old new --records --format csv
        vgap diff old new --format markdown --output changes.md
      """)

  @Argument(
    help: "The earlier state: a data package's folder, a file, or the name of an installed dataset.",
    completion: .file())
  var old: String

  @Argument(help: "The later state.", completion: .file())
  var new: String

  @Flag(help: "List the records: every value that was added, changed or removed.")
  var records = false

  @OptionGroup var sides: SidesOptions

  @Option(name: .customLong("top"), help: "How many of the first ranks are looked at.")
  var topCount = 10

  @OptionGroup var flatFile: FlatFileOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard topCount > 0 else { throw ValidationError("--top must be at least 1") }
  }

  func run() throws {
    try output.reportingFailures {
      let states = try NamedDataset.states(old, new, flatFile: flatFile, quiet: output.quiet)
      let inputs = states.old.inputs + states.new.inputs
      guard !records else {
        return try output.write(DatasetChanges(from: states.old, to: states.new).document(), inputs: inputs)
      }
      let changes = try AnswerChanges(
        from: states.old, to: states.new, between: sides.sides(in: states.new), topCount: topCount,
        options: .init(level: simulation.level, simulation: simulation.simulation))
      try output.write(changes.document(), inputs: inputs, seed: simulation.seed)
    }
  }
}
