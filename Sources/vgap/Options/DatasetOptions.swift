internal import ArgumentParser
internal import BenchmarkData
internal import Tables

/// Which dataset to read, and how.
struct DatasetOptions: ParsableArguments {
  @Argument(help: "A data package's folder, or a CSV file.")
  var dataset: String

  @Option(
    help: ArgumentHelp(
      "What columns of a flat CSV file are called, if not as expected: score=ECI,country=\"Country (of organization)\".",
      valueName: "name=column,…"))
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "The words of a votes file: a=left,b=right,tie=tie,tie=bothbad.", valueName: "outcome=word,…"))
  var outcomes: [String] = []

  @Option(help: "The character between the fields of a flat CSV file; 'tab' for the tab.")
  var delimiter: String = ","

  @Flag(help: "Leave out rows with errors, count them and name them, instead of stopping.")
  var lenient = false

  func validate() throws {
    _ = try loadOptions()
  }

  /// The dataset. Its warnings go to standard error.
  func load(quiet: Bool) throws -> Dataset {
    let dataset = try Dataset.load(at: dataset, options: loadOptions())
    if !quiet { Diagnostics.print(dataset.problems) }
    return dataset
  }

  private func loadOptions() throws -> LoadOptions {
    var options = LoadOptions(mode: lenient ? .lenient : .strict)
    for (name, column) in try Pairs.parse(columns, option: "--columns") {
      guard options.columns.updateValue(column, forKey: name) == nil else {
        throw ValidationError("--columns names \(name) twice")
      }
    }
    for (outcome, word) in try Pairs.parse(outcomes, option: "--outcomes") {
      guard let outcome = Vote.Outcome(rawValue: outcome) else {
        throw ValidationError("--outcomes: '\(outcome)' is none of a, b, tie")
      }
      options.outcomes[word] = outcome
    }
    guard let character = delimiter == "tab" ? "\t" : delimiter.first, delimiter == "tab" || delimiter.count == 1 else {
      throw ValidationError("--delimiter takes one character, or 'tab'")
    }
    options.delimiter = character
    return options
  }
}

/// Lists such as `score=ECI,country=Country`.
enum Pairs {
  /// The pairs of all lists. A comma within a value is kept unless a new `name=` follows it.
  static func parse(_ lists: [String], option: String) throws -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for list in lists {
      for (position, part) in list.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
        if let sign = part.firstIndex(of: "="), sign != part.startIndex {
          pairs.append((String(part[..<sign]), String(part[part.index(after: sign)...])))
        } else if position > 0, !pairs.isEmpty {
          pairs[pairs.count - 1].value += "," + part
        } else {
          throw ValidationError("\(option) takes name=value pairs, not '\(part)'")
        }
      }
    }
    for pair in pairs where pair.value.isEmpty { throw ValidationError("\(option): \(pair.name) has no value") }
    return pairs
  }
}
