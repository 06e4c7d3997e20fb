/// How strictly a dataset is read, and how the columns of a flat file are called.
public struct LoadOptions: Hashable, Sendable {
  /// What to do about rows with problems.
  public var mode: Mode
  /// The names of columns of a flat file that differ from the expected ones: expected name to actual name.
  public var columns: [String: String]
  /// The words that a votes file uses for its outcomes: the file's word to the outcome.
  public var outcomes: [String: Vote.Outcome]
  /// The character between the fields of a flat file.
  public var delimiter: Character

  /// What to do about rows with problems.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// Any error keeps the dataset from being used.
    case strict
    /// Rows with errors are left out, counted, and named in the output.
    case lenient
  }

  /// Makes options.
  public init(
    mode: Mode = .strict, columns: [String: String] = [:], outcomes: [String: Vote.Outcome] = [:],
    delimiter: Character = ","
  ) {
    self.mode = mode
    self.columns = columns
    self.outcomes = outcomes
    self.delimiter = delimiter
  }
}
