internal import ArgumentParser

/// The command.
@main
struct Vgap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vgap",
    abstract: "Compare video-generation systems by their published benchmark scores.",
    discussion: """
      A DATASET is a data package's folder (datapackage.json and CSV files) or one CSV file of scores, estimates or votes.

      Output to a terminal is a table for people, to a pipe it is CSV. Exit codes: 0 done, 1 the data have problems, \
      64 wrong usage.
      """,
    version: Version.text,
    subcommands: [
      ValidateCommand.self, ImportCommand.self, ScoreCommand.self, RankCommand.self, GapCommand.self,
      ProfileCommand.self, LagCommand.self, TrendCommand.self, RobustnessCommand.self, ClaimsCommand.self,
    ])
}
