public import Tables

extension Problem.Code {
  /// Numbers of which it cannot be told whether they are percentages or fractions.
  public static let ambiguousUnit = Problem.Code("ambiguous-unit")
  /// A name that no system of the dataset goes by.
  public static let unknownSystem = Problem.Code("unknown-system")
  /// A name that several systems go by.
  public static let ambiguousSystem = Problem.Code("ambiguous-system")
  /// A name in who sampled or who evaluated that is not known.
  public static let unknownParty = Problem.Code("unknown-party")
  /// Two columns of a leaderboard that mean the same.
  public static let ambiguousColumn = Problem.Code("ambiguous-column")
  /// Dimensions in different units that would make one total.
  public static let mixedScales = Problem.Code("mixed-scales")
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
      .unknownParty, .error,
      """
      A leaderboard says that the clips were sampled or evaluated by someone who is neither the benchmark's own team, as its data name it, nor a \
      maker that is known. Whether a score is self-reported decides what it is worth: say who it is with --parties.
      """),
    .init(
      .mixedScales, .error,
      """
      The dimensions of a new benchmark are in several units, or lower is better on some of them, so that their weighted mean is a mean of \
      nothing. Give each a minimum and a maximum in the table of dimensions (--dimensions): then each counts from 0 to 1, turned round where \
      lower is better.
      """),
    .init(
      .ambiguousColumn, .error,
      "Two columns of a leaderboard mean the same, or one could mean two things. Say which is which with --columns id=name."
    ),
  ]
}
