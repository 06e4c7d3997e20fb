public import Tables

extension Problem.Code {
  /// A key that refers to nothing.
  public static let unknownReference = Problem.Code("unknown-reference")
  /// A text that is not among those allowed.
  public static let unknownChoice = Problem.Code("unknown-choice")
  /// A key that stands twice.
  public static let duplicateKey = Problem.Code("duplicate-key")
  /// A folder without `datapackage.json`, or one that cannot be read.
  public static let badDescriptor = Problem.Code("bad-descriptor")
  /// A dataset that is not there.
  public static let missingFile = Problem.Code("missing-file")
  /// A number that cannot be: a negative standard error, a count below zero.
  public static let impossibleValue = Problem.Code("impossible-value")
  /// A flat file that lacks the columns that make it one of scores, estimates or votes.
  public static let unrecognisedFile = Problem.Code("unrecognised-file")
  /// Columns of a flat file that nothing was done with.
  public static let unusedColumns = Problem.Code("unused-columns")
  /// A record that says two different things about one subject.
  public static let contradiction = Problem.Code("contradiction")
  /// A group or dimension that a benchmark does not have.
  public static let notOfBenchmark = Problem.Code("not-of-benchmark")
  /// A row that was left out in lenient mode.
  public static let droppedRow = Problem.Code("dropped-row")
}
