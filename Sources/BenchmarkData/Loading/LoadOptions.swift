public import Tables

/// How strictly a dataset is read, and how the columns of a flat file are called.
public struct LoadOptions: Hashable, Sendable {
  /// What to do about rows with problems.
  public var mode: Mode
  /// The names of columns of a flat file that differ from the expected ones: expected name to actual name.
  public var columns: [String: String]
  /// The words that a votes file uses for its outcomes: the file's word to the outcome.
  public var outcomes: [String: Vote.Outcome]
  /// The character between the fields of a flat file; `nil` to find out.
  public var delimiter: Character?
  /// How the text of a flat file is written in bytes; `nil` to go by its mark, and for UTF-8 without one.
  public var encoding: TextEncoding?
  /// How the cells of a flat file are written, where the file leaves it open.
  public var cells = CellOptions()

  /// Which way is better on the dimensions of a flat file.
  public var directions = DirectionOptions()
  /// What the scores of a flat file are; `nil` to find out.
  public var kind: Benchmark.Kind?
  /// The columns of a flat file whose empty cells stand for the last text above them, as merged cells of a spreadsheet are saved.
  public var fillDown: Set<String> = []

  /// What a flat file holds that does not name its benchmark; `nil` to call it by the name of the file.
  public var defaultBenchmark: Benchmark.ID?

  /// Conditions on the rows of a flat file, or on the votes of a package: only rows that meet all count.
  public var filters: [RowFilter] = []

  /// The covariates that are read of a votes file, by the names of their columns without `_a` and `_b`.
  public var covariates: [String] = []

  /// The form of the rankings that a flat file holds; `nil` to find out whether it holds any.
  public var rankings: RankingForm?

  /// The columns of a flat file that may be filled down.
  public static let fillableColumns = ["country", "organization", "system", "benchmark", "dimension"]

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
    delimiter: Character? = nil
  ) {
    self.mode = mode
    self.columns = columns
    self.outcomes = outcomes
    self.delimiter = delimiter
  }

  /// What is known of a flat file before it is opened.
  ///
  /// - Throws: That the delimiter cannot be one.
  func fileOptions() throws(Problems) -> TableFile.Options {
    guard let delimiter else { return TableFile.Options(encoding: encoding) }
    guard let known = CSV.Delimiter(delimiter) else {
      throw Problems([
        Problem(
          .unknownChoice, "this character cannot separate fields", found: String(delimiter),
          expected: "a comma, a semicolon, a tab or another sign")
      ])
    }
    return TableFile.Options(encoding: encoding, delimiter: known)
  }
}
