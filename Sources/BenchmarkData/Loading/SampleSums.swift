import Tables

/// What rows say of several scores that each stands for: how many there are, their mean or their sum, and how they spread.
///
/// A database makes such rows of more scores than one machine holds, one a prompt. From their `count`, `sum` and `sum_of_squares` (or a mean and
/// `std_dev`) follow the same means and errors as from the scores. The sum of squares loses digits where scores spread by less than a
/// millionth of their size; a standard deviation does not.
struct SampleSums {
  /// What a row stands for.
  struct Group {
    /// The mean.
    var mean: Double
    var count: Int
    /// The sum of squared deviations from the mean.
    var squares: Double
  }

  private let counts: NumberValues
  /// The column of the counts, under our name.
  private let countColumn: String
  /// Whether the values are sums.
  private let areSums: Bool
  private let sumsOfSquares: NumberValues?
  private let deviations: NumberValues?
  private let namesRaters: Bool

  /// The sums of a table; `nil` where it has no column of counts.
  ///
  /// - Parameter areSums: Whether the values beside the counts are sums, and no means.
  init?(_ reader: RowReader, countColumn: String, areSums: Bool) {
    guard let counts = reader.numbers(countColumn) else { return nil }
    self.counts = counts
    self.countColumn = countColumn
    self.areSums = areSums
    sumsOfSquares = reader.numbers("sum_of_squares")
    deviations = reader.numbers("std_dev")
    namesRaters = reader.texts("rater_id") != nil
  }

  /// What a row stands for, given its mean or sum; `nil` where the row is at fault, which is then rejected.
  func group(_ value: Double, row: Int, _ reader: inout RowReader) -> Group? {
    func reject(_ column: String, _ message: String, _ found: Double?, _ expected: String, fix: String? = nil) -> Group?
    {
      reader.reject(
        row: row, .impossibleValue, column, message, found: found.flatMap(DecimalText.text), expected: expected,
        fix: fix)
      return nil
    }
    let number = counts[row] ?? 1
    guard number >= 1, number.rounded() == number, number < 1e15 else {
      return reject(countColumn, "this is not a number of scores", number, "1, 2, 3, …")
    }
    let count = Int(number)
    let mean = areSums ? value / number : value
    guard count > 1 else { return Group(mean: mean, count: 1, squares: 0) }
    if namesRaters, reader.texts("rater_id")?[row] != nil {
      return reject(
        countColumn, "the ratings of a person cannot be summed up, as their error needs each of them", number, "1",
        fix: "give a row a rating; or leave out rater_id, where errors by prompt will do")
    }
    if let sum = sumsOfSquares?[row] {
      let squares = sum - number * mean * mean
      guard squares > -1e-9 * max(abs(sum), number * mean * mean) else {
        return reject(
          "sum_of_squares", "this is less than the square of the mean makes it", sum,
          "at least \(PrintedNumber.text(number * mean * mean))")
      }
      return Group(mean: mean, count: count, squares: max(0, squares))
    }
    if let deviation = deviations?[row] {
      guard deviation >= 0 else { return reject("std_dev", "this cannot be negative", deviation, "0 or more") }
      return Group(mean: mean, count: count, squares: deviation * deviation * (number - 1))
    }
    return reject(
      countColumn, "the row stands for several scores, and nothing says how these spread", number,
      "sum_of_squares or std_dev beside it")
  }
}
