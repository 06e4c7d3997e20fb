import ArgumentParser
import BenchmarkData
import Tables

/// How a flat CSV file is read.
struct FlatFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What columns of a flat CSV file are called, if not as expected: score=ECI,country=\"Country (of organization)\".",
      valueName: "name=column,…"))
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.", valueName: "outcome=word,…"))
  var outcomes: [String] = []

  @Flag(help: "Leave \(ConfigurationFile.name) beside the data unread, which can say options once for all commands.")
  var noConfig = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var meaning: MeaningOptions

  func validate() throws {
    _ = try loadOptions(.strict)
  }

  /// The options as the loader takes them.
  func loadOptions(_ mode: LoadOptions.Mode) throws -> LoadOptions {
    var options = LoadOptions(mode: mode)
    options.columns = try Pairs.unique(columns, option: "--columns")
    for (outcome, word) in try Pairs.parse(outcomes, option: "--outcomes") {
      guard let outcome = Vote.Outcome(rawValue: outcome) else {
        throw ValidationError("--outcomes: '\(outcome)' is none of a, b, tie")
      }
      if let other = options.outcomes.updateValue(outcome, forKey: word), other != outcome {
        throw ValidationError("--outcomes: '\(word)' stands for \(other.rawValue) and for \(outcome.rawValue)")
      }
    }
    options.delimiter = try reading.delimiterCharacter()
    options.encoding = try reading.textEncoding()
    options.cells = reading.cells
    try meaning.apply(to: &options)
    return options
  }
}
