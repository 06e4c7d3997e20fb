import ArgumentParser

/// The command.
@main
struct Vgap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vgap",
    abstract: "Compare video-generation systems by their published benchmark scores.",
    discussion: """
      A DATASET is a data package's folder (datapackage.json and CSV files), one file of scores, estimates or votes (CSV of any \
      delimiter, JSON, a Markdown table; - for standard input), or the name of a dataset that is installed. 'vgap help csv' says what \
      is read, and 'vgap describe FILE' how it was.

      Output to a terminal is a table for people, to a pipe it is CSV. Exit codes: 0 done, 1 the data have problems, \
      64 wrong usage.

      Examples:
        vgap gap video-generation --benchmark vbench-1.0 --between US CN
        vgap rank my-scores.csv --columns score=ECI
        vgap help measures
      """,
    version: Version.text,
    subcommands: [
      DescribeCommand.self, ValidateCommand.self, ImportCommand.self, ScoreCommand.self, RankCommand.self,
      CompareCommand.self, GapCommand.self,
      ProfileCommand.self, ScaleCommand.self, LagCommand.self, TrendCommand.self, RobustnessCommand.self,
      ClaimsCommand.self,
      DiffCommand.self, SQLCommand.self,
      ReportCommand.self, HelpCommand.self, CompletionsCommand.self,
    ])

  /// Runs the command. Wrong usage is answered with what was probably meant.
  static func main() {
    LargePages.use()
    let signals = EndingSignals.heard()
    defer { withExtendedLifetime(signals) {} }
    do {
      var command = try parseAsRoot()
      do {
        guard let found = try configuration(of: command) else { return try command.run() }
        command = try parseAsRoot(found.arguments)
        try ConfigurationFile.$used.withValue(found) { try command.run() }
      } catch let error as ValidationError {
        // The options were understood, but do not fit the dataset: their list would not help.
        let name = type(of: command).configuration.commandName ?? ""
        let message = CommandLineArguments.escaped(in: error.message)
        Diagnostics.print(misuse: "Error: \(message)\n  See 'vgap \(name) --help' for more information.")
        exit(withError: ExitCode.validationFailure)
      }
    } catch {
      let code = exitCode(for: error)
      // Help and the version are answers, and of our own words.
      guard code != .success else { exit(withError: error) }
      let message = CommandLineArguments.escaped(in: fullMessage(for: error))
      if code == .validationFailure {
        Diagnostics.print(misuse: UsageAdvice.advising(message, commands: HelpTopics.commands))
      } else if !message.isEmpty {
        Diagnostics.print(note: message)
      }
      exit(withError: code)
    }
  }

  /// The file of options beside the data of a command, which is said.
  private static func configuration(of command: any ParsableCommand) throws -> ConfigurationFile? {
    let arguments = Array(CommandLine.arguments.dropFirst())
    var found: ConfigurationFile?
    try OutputOptions.reportingFailures { found = try ConfigurationFile(beside: command, arguments: arguments) }
    if let found, !arguments.contains("--quiet") {
      Diagnostics.print(note: "With \(found.text) (--no-config leaves it unread)")
    }
    return found
  }
}
