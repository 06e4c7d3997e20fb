import Tables

/// The numbers of a column, with all that its cells say beside the number.
struct NumberColumn: Sendable {
  /// The numbers, with per cent signs taken off: 81.2 of `81.2%`.
  var values: NumberValues
  /// Whether the numbers are percentages by signs in the cells or in the header.
  var isPercent = false
  /// The rows whose cell has a per cent sign.
  var rowsWithSign: Set<Int> = []
  /// The number of printed decimals of each number: 2 of `80.00%`; empty where the texts were not kept.
  var decimals: [Int8] = []
  /// The numbers in plain decimal text, where a cell does not have them so; for reckoning with their digits.
  var texts: [Int: String] = [:]
  /// The numbers after plus-minus signs.
  var plusMinus: NumberValues?
  /// The bounds that stand in the cells, or follow from distances in them.
  var bounds: Bounds?
  /// The rows whose cell says that there is no value, empty ones included.
  var missingRows: [Int] = []
  /// How many of those cells have a word, such as `N/A`.
  var missingWordCount = 0
  /// How the numbers are written.
  var convention = NumberConvention()

  /// Lower and upper bounds.
  struct Bounds: Sendable {
    var lower: NumberValues
    var upper: NumberValues
    /// Whether they are given as distances from the number.
    var areDistances = false
  }
}
