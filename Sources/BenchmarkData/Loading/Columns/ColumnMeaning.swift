/// What a column of a table holds: the names under which loaders ask for their columns.
enum ColumnMeaning: String, Hashable, Sendable, CaseIterable {
  case system
  case country
  case organization
  /// A score, or a rating.
  case score
  /// An estimate with its standard error.
  case estimate
  case standardError = "std_error"
  /// The standard deviation of single values, which with a sample size gives a standard error.
  case standardDeviation = "std_dev"
  case lower = "ci_lower"
  case upper = "ci_upper"
  /// Both bounds in one cell, or their distances from the score: `[80.1, 82.3]`, `+9/-9`.
  case interval
  /// The level of the row's interval: 95, or 0.95.
  case level = "ci_level"
  case sampleSize = "sample_size"
  /// The sum of so many scores as the sample size says.
  case sum
  /// The sum of their squares.
  case sumOfSquares = "sum_of_squares"
  case rank
  case benchmark
  case dimension
  case unit
  case higherIsBetter = "higher_is_better"
  case announcedOn = "announced_on"
  case releasedOn = "released_on"
  case evaluatedOn = "evaluated_on"
  case access
  case architecture
  case sampledBy = "sampled_by"
  case evaluatedBy = "evaluated_by"
  /// The benchmark's own seal on a row.
  case certification
  case source
  /// The address of the system's page.
  case address
  case license
  /// What a system is or costs, and not how well it does: its size, its year.
  case property
  case variant
  case note
  case prompt = "prompt_id"
  /// Which of several values of one prompt.
  case sample = "sample_index"
  case systemA = "system_a"
  case systemB = "system_b"
  case outcome
  /// Whether the first system won: 1 or 0.
  case wonByA = "won_by_a"
  /// Whether the second system won: 1 or 0.
  case wonByB = "won_by_b"
  /// Whether neither won: 1 or 0.
  case tied
  /// The system that lost, beside the one that won.
  case loser
  case count
  case rater = "rater_id"
  /// Which ranking a row is part of.
  case ranking = "ranking_id"
  /// A whole ranking in a cell: `a > b = c`.
  case order = "ranking"
  case votedOn = "voted_on"

  /// The name that the documentation gives the column, and that `--columns` takes.
  var name: String { rawValue }

  /// What the cells of such a column are.
  enum Kind: Hashable, Sendable {
    /// A text that names something, whose links and decoration are no part of it.
    case name
    /// A text that is kept letter by letter.
    case text
    case number
    /// A number that counts something.
    case whole
    case date
    /// Two numbers.
    case interval
  }

  /// Whether the cells hold numbers.
  var isNumeric: Bool { kind == .number || kind == .whole || kind == .interval }

  /// What the cells are.
  var kind: Kind {
    switch self {
    case .system, .organization, .systemA, .systemB: .name
    case .score, .estimate, .standardError, .standardDeviation, .lower, .upper, .level, .sum, .sumOfSquares: .number
    case .sampleSize, .rank: .whole
    // Counted votes may be weighted.
    case .count: .number
    case .announcedOn, .releasedOn, .evaluatedOn, .votedOn: .date
    case .interval: .interval
    default: .text
    }
  }
}
