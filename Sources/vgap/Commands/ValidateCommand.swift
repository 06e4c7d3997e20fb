internal import ArgumentParser
internal import BenchmarkData
internal import OrderedCollections
internal import Tables

/// `vgap validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Is this dataset sound: every problem with its place.",
    discussion: """
      Exit code 1 if there is any error.

      Examples:
        vgap validate datasets/video-generation
        vgap validate my-scores.csv --columns score=ECI
      """)

  @OptionGroup var input: DatasetOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.reportingFailures {
      let dataset = try input.load(quiet: true)
      Diagnostics.print(dataset.problems)
      let counts = [
        (dataset.systems.count, "systems"), (dataset.organizations.count, "organizations"),
        (dataset.benchmarks.count, "benchmarks"), (dataset.evaluations.count, "evaluations"),
        (dataset.evaluations.values.reduce(0) { $0 + $1.scores.count }, "scores"),
        (dataset.samples.count, "samples"), (dataset.votes.count, "votes"), (dataset.claims.count, "claims"),
        (dataset.sources.count, "sources"),
      ]
      let contents = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
      try output.write(text: "\(dataset.title): sound. \(contents).\n")
    }
  }
}
