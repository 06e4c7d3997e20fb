internal import ArgumentParser
internal import GapAnalysis
internal import GapReport

/// `vgap score`.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Group and total scores of each system, as the benchmark composes them, beside the published ones.",
    discussion: """
      Examples:
        vgap score datasets/video-generation --benchmark vbench-1.0
        vgap score datasets/video-generation --benchmark vbench-1.0 --dimension dynamic-degree --where access=open
        vgap score my-scores.csv --format json
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var choice: SelectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: output.quiet)
      try output.write(choice.scoreboard(of: dataset).document())
    }
  }
}
