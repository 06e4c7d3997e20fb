import Tables

/// How large the numbers of a dataset may be. Beyond that calculations lose digits or overflow, long after the cell is known that did it; so
/// every cell is held to its limit where it is read.
enum NumberLimit {
  /// Of a count: below 2⁵³, from where on a double skips whole numbers.
  case count
  /// Of any other number: 10¹⁰⁰ either way, so that squares, cubes and sums of them are finite.
  case magnitude

  /// The limit of a column.
  init(column: String) { self = ["count", "sample_size"].contains(column) ? .count : .magnitude }

  /// Whether `number` keeps to the limit.
  func allows(_ number: Double) -> Bool {
    switch self {
    case .count: abs(number) < 0x1p53
    case .magnitude: abs(number) <= 1e100
    }
  }

  /// What is expected, as a phrase.
  var expected: String {
    switch self {
    case .count: "a count below 2^53 = 9007199254740992"
    case .magnitude: "a number from -1e100 to 1e100"
    }
  }
}
