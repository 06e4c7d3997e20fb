public import ArgumentParser
public import BenchmarkData
import Tables

/// How the text and the cells of a file are written, where it leaves that open.
struct ReadingOptions: ParsableArguments {
  @Option(
    help:
      "The character between the fields of a file that is no data package; 'tab' for the tab. Recognised if left out.")
  var delimiter: String?

  @Option(
    help: ArgumentHelp(
      "The encoding of such a file: windows-1252, gb18030, shift_jis, … By its mark, else UTF-8, if left out.",
      valueName: "name"))
  var encoding: String?

  @Option(help: "The mark before decimals, where a column of numbers can be read in two ways.")
  var decimal: CellOptions.DecimalMark?

  @Option(help: "The mark between groups of digits, where a column of numbers can be read in two ways.")
  var group: CellOptions.GroupMark?

  @Option(help: "Which comes first in dates such as 03/04/2025: dmy, the day; mdy, the month.")
  var dates: CellOptions.DayOrder?

  @Option(
    help: "What a number after ± is: se, a standard error; sd, a standard deviation; half-width, half an interval.")
  var plusMinus: CellOptions.PlusMinus?

  @Option(
    help: ArgumentHelp(
      "The level of the intervals in a file that is no data package, where it is not 95 and the file does not say it.",
      valueName: "percent"))
  var inputLevel: Double?

  func validate() throws {
    _ = try delimiterCharacter()
    _ = try textEncoding()
    if let inputLevel, !CellOptions.isIntervalLevel(inputLevel) {
      throw ValidationError("--input-level takes a level from 50 to 99.99 in per cent, or from 0.5 in parts of one")
    }
    if let decimal, group == (decimal == .comma ? .comma : .point) {
      throw ValidationError("--decimal and --group cannot be the same mark")
    }
  }

  /// How cells are written.
  var cells: CellOptions {
    var cells = CellOptions()
    cells.decimalMark = decimal
    cells.groupMark = group
    cells.dayOrder = dates
    cells.plusMinus = plusMinus
    cells.intervalLevel = inputLevel
    return cells
  }

  /// The character between fields; `nil` to find out.
  func delimiterCharacter() throws -> Character? {
    guard let delimiter else { return nil }
    guard let character = delimiter == "tab" ? "\t" : delimiter.first, delimiter == "tab" || delimiter.count == 1 else {
      throw ValidationError("--delimiter takes one character, or 'tab'")
    }
    return character
  }

  /// The encoding that was named.
  func textEncoding() throws -> TextEncoding? {
    guard let encoding else { return nil }
    guard let known = TextEncoding(encoding) else {
      let near = nearestMatches(to: encoding, in: TextEncoding.usualNames, limit: 1).first
      throw ValidationError(
        "--encoding: no encoding is called '\(encoding)' here. "
          + (near.map { "Did you mean '\($0)'? " } ?? "")
          + "Usual ones: \(TextEncoding.usualNames.joined(separator: ", "))")
    }
    return known
  }
}

extension CellOptions.DecimalMark: ExpressibleByArgument {
  /// Reads the word, or the mark itself.
  public init?(argument: String) { self.init(rawValue: [",": "comma", ".": "point"][argument] ?? argument) }
}

extension CellOptions.GroupMark: ExpressibleByArgument {
  /// Reads the word, or the mark itself.
  public init?(argument: String) {
    self.init(
      rawValue: [",": "comma", ".": "point", " ": "space", "'": "apostrophe", "’": "apostrophe"][argument] ?? argument)
  }
}

extension CellOptions.DayOrder: ExpressibleByArgument {}
extension CellOptions.PlusMinus: ExpressibleByArgument {}
