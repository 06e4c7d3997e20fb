public import Tables

extension Problem.Code {
  /// Numbers of which it cannot be told whether they are percentages or fractions.
  public static let ambiguousUnit = Problem.Code("ambiguous-unit")
  /// A name that no system of the dataset goes by.
  public static let unknownSystem = Problem.Code("unknown-system")
  /// A name that several systems go by.
  public static let ambiguousSystem = Problem.Code("ambiguous-system")
  /// Two columns of a leaderboard that mean the same.
  public static let ambiguousColumn = Problem.Code("ambiguous-column")
}

/// The problems that bringing in a leaderboard may report, explained.
enum ImportExplanations {
  static let all: [Problem.Explanation] = [
    .init(
      .ambiguousUnit, .error,
      """
      Some numbers of a leaderboard are above 1 and some are not, or some have a per cent sign and some are below 1: it cannot be \
      told whether they are percentages or fractions. Say which with --unit percent or --unit fraction.
      """),
    .init(
      .unknownSystem, .error,
      """
      A leaderboard names a system that the dataset does not know by that name or alias. Where a similar one is there, it is \
      suggested. Correct the name, add an alias to the dataset, or bring it in as a new system with --new-systems.
      """),
    .init(
      .ambiguousSystem, .error,
      "A leaderboard names a system in a way that fits several. Write the id of the one that is meant."),
    .init(
      .ambiguousColumn, .error,
      "Two columns of a leaderboard mean the same, or one could mean two things. Say which is which with --columns id=name."
    ),
  ]
}
