/// Rounding of numbers for people.
///
/// Data files hold the shortest text that reads back to the same double. People see fewer digits: as many as the interval
/// supports. Rounding starts from that shortest text and goes half away from zero, so that a reader who rounds the figure in the
/// file by hand gets the figure on the page: 2.675 becomes 2.68, although the double lies a trifle below.
///
/// Edge cases, of every function here:
/// - A number that is not finite has no text: `nil`.
/// - Negative zero, and a negative number that rounds to zero, are written without a sign.
/// - Digits left of the decimal point are never rounded away: 98765 with a half-width of 1234 stays 98765.
/// - A number of 10^15 or more, and one whose first digit lies beyond ``maximumDecimals`` decimals, is written as `1.23e-20`.
public enum DecimalRounding {
  /// The greatest number of decimals that are written.
  public static let maximumDecimals = 10

  /// `number` with a fixed number of decimals.
  ///
  /// - Parameters:
  ///   - number: The number.
  ///   - decimals: The number of digits after the point, held within 0 to ``maximumDecimals``.
  public static func text(of number: Double, decimals: Int) -> String? {
    guard let digits = DecimalDigits(number) else { return nil }
    let decimals = min(max(decimals, 0), maximumDecimals)
    if let firstPower = digits.firstPower, firstPower >= 15 {
      return digits.rounded(toSignificantDigits: 3).scientificText()
    }
    return digits.rounded(toPower: -decimals).plainText(decimals: decimals)
  }

  /// `number` with a fixed number of significant digits, more where it has more digits before the point.
  public static func text(of number: Double, significantDigits: Int) -> String? {
    guard let digits = DecimalDigits(number) else { return nil }
    let rounded = digits.rounded(toSignificantDigits: significantDigits)
    guard let firstPower = rounded.firstPower else { return "0" }
    if firstPower >= 15 || firstPower < -maximumDecimals { return rounded.scientificText() }
    let decimals = max(0, max(1, significantDigits) - 1 - firstPower)
    return text(of: number, decimals: decimals)
  }

  /// `number` with all of its digits.
  public static func text(of number: Double) -> String? {
    guard let digits = DecimalDigits(number) else { return nil }
    if let firstPower = digits.firstPower, firstPower >= 15 || firstPower < -maximumDecimals {
      return digits.scientificText()
    }
    return digits.plainText(decimals: max(0, -digits.lastPower))
  }

  // MARK: How many decimals

  /// The decimals of an estimate and of its interval's ends: those of the half-width at two significant digits.
  ///
  /// The half-width is rounded first: 0.0996 is 0.10 and gives two decimals. Two digits are what the Guide to the Expression of
  /// Uncertainty in Measurement (JCGM 100:2008, 7.2.6) calls usually sufficient for an uncertainty.
  ///
  /// - Returns: 0 to ``maximumDecimals``; `nil` if the half-width is zero, negative or not finite, so that it says nothing about
  ///   the number of digits.
  public static func decimals(forHalfWidth halfWidth: Double) -> Int? {
    guard halfWidth > 0, let firstPower = DecimalDigits(halfWidth)?.rounded(toSignificantDigits: 2).firstPower
    else { return nil }
    return min(max(0, 1 - firstPower), maximumDecimals)
  }

  /// The decimals of an estimate with this interval; an end that is `nil` is unbounded, and then the distance to the other
  /// end stands for the half-width. `nil` as for ``decimals(forHalfWidth:)``.
  public static func decimals(forEstimate estimate: Double?, lower: Double?, upper: Double?) -> Int? {
    switch (lower, upper) {
    case (let lower?, let upper?): decimals(forHalfWidth: upper / 2 - lower / 2)
    case (let end?, nil), (nil, let end?): estimate.flatMap { decimals(forHalfWidth: ($0 - end).magnitude) }
    case (nil, nil): nil
    }
  }

  /// The decimals of a number without an interval, by its unit; `nil` for a unit that is not in the table, whose numbers get
  /// three significant digits.
  ///
  /// | unit | decimals |
  /// | --- | --- |
  /// | `fraction`, `probability`, `share` | 4 |
  /// | `points`, `percent`, `percentage points`, `months`, `years`, `points/year`, `mos`, `standard deviations` | 2 |
  /// | `rating`, `days`, `seconds`, `s` | 1 |
  /// | `count`, `rank`, `systems`, `organizations`, `dimensions`, `px` | 0 |
  public static func decimals(forUnit unit: String?) -> Int? {
    switch unit {
    case "fraction", "probability", "share": 4
    case "points", "percent", "percentage points", "months", "years", "points/year", "mos", "standard deviations": 2
    case "rating", "days", "seconds", "s": 1
    case "count", "rank", "systems", "organizations", "dimensions", "px": 0
    default: nil
    }
  }
}

/// How the numbers of a column are rounded for people. Data formats never round.
public enum Rounding: Hashable, Sendable {
  /// As the row's interval supports (``DecimalRounding/decimals(forHalfWidth:)``); without one by the unit; without a unit in
  /// the table of units no decimals if every number of the column is whole, else three significant digits.
  case automatic
  /// A fixed number of decimals.
  case decimals(Int)
  /// A fixed number of significant digits.
  case significantDigits(Int)
  /// All digits.
  case none
}
