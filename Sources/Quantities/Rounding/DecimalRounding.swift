/// Rounding of numbers for people.
///
/// Data files hold the shortest text that reads back to the same double. People see fewer digits: as many as the interval
/// supports. Rounding starts from that shortest text and goes half away from zero, so that a reader who rounds the figure in the
/// file by hand gets the figure on the page: 2.675 becomes 2.68, although the double lies a trifle below. A number and its negative
/// round alike.
///
/// Texts are of ASCII digits and a hyphen, for formats to set as they do; ``NumberWords`` sets them for sentences.
///
/// Edge cases, of every function here:
/// - A number that is not finite has no text: `nil`.
/// - Negative zero, and a negative number that rounds to zero, are written without a sign.
/// - Digits left of the decimal point are never rounded away: 98765 with a half-width of 1234 stays 98765.
/// - A number of 10^15 or more, and one whose first digit lies beyond ``maximumDecimals`` decimals, is written as `1.23e-20`.
public enum DecimalRounding {
  /// The greatest number of decimals that are written.
  public static let maximumDecimals = 10

  /// `number` × 10^`power` with so many digits; the product is exact, so that 0.145 as per cent is 14.5 and not a trifle less.
  ///
  /// - Complexity: O(1), as a double has at most 17 significant digits.
  public static func text(of number: Double, _ digits: Digits, timesTenTo power: Int = 0) -> String? {
    guard let number = DecimalDigits(number)?.scaled(byPowerOfTen: power) else { return nil }
    return switch digits {
    case .decimals(let decimals): text(of: number, decimals: decimals)
    case .significantDigits(let count): text(of: number, significantDigits: count)
    case .all: text(of: number)
    }
  }

  /// `number` with a fixed number of decimals.
  ///
  /// - Parameters:
  ///   - number: The number.
  ///   - decimals: The number of digits after the point, held within 0 to ``maximumDecimals``.
  public static func text(of number: Double, decimals: Int) -> String? { text(of: number, .decimals(decimals)) }

  /// `number` with a fixed number of significant digits, more where it has more digits before the point.
  public static func text(of number: Double, significantDigits: Int) -> String? {
    text(of: number, .significantDigits(significantDigits))
  }

  /// `number` with all of its digits.
  public static func text(of number: Double) -> String? { text(of: number, .all) }

  /// `number` × 10^`power`: the double nearest to the exact product with the shortest text of `number`. What is not finite stays.
  static func product(_ number: Double, timesTenTo power: Int) -> Double {
    power == 0 ? number : DecimalDigits(number)?.scaled(byPowerOfTen: power).value ?? number
  }

  private static func text(of digits: DecimalDigits, decimals: Int) -> String {
    let decimals = min(max(decimals, 0), maximumDecimals)
    if let firstPower = digits.firstPower, firstPower >= 15 {
      return digits.rounded(toSignificantDigits: 3).scientificText()
    }
    return digits.rounded(toPower: -decimals).plainText(decimals: decimals)
  }

  private static func text(of digits: DecimalDigits, significantDigits: Int) -> String {
    let rounded = digits.rounded(toSignificantDigits: significantDigits)
    guard let firstPower = rounded.firstPower else { return "0" }
    if firstPower >= 15 || firstPower < -maximumDecimals { return rounded.scientificText() }
    return text(of: digits, decimals: max(0, max(1, significantDigits) - 1 - firstPower))
  }

  private static func text(of digits: DecimalDigits) -> String {
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
  /// - Parameters:
  ///   - halfWidth: The half-width.
  ///   - power: The power of ten by which the numbers are multiplied when they are shown.
  /// - Returns: 0 to ``maximumDecimals``; `nil` if the half-width is zero, negative or not finite, so that it says nothing about
  ///   the number of digits.
  public static func decimals(forHalfWidth halfWidth: Double, timesTenTo power: Int = 0) -> Int? {
    guard halfWidth > 0, let firstPower = DecimalDigits(halfWidth)?.rounded(toSignificantDigits: 2).firstPower
    else { return nil }
    return min(max(0, 1 - firstPower - power), maximumDecimals)
  }

  /// The decimals of an estimate with this interval; an end that is `nil` or infinite is unbounded, and then the distance to the
  /// other end stands for the half-width. `nil` as for ``decimals(forHalfWidth:timesTenTo:)``.
  public static func decimals(
    forEstimate estimate: Double?, lower: Double?, upper: Double?, timesTenTo power: Int = 0
  ) -> Int? {
    func finite(_ number: Double?) -> Double? { number.flatMap { $0.isFinite ? $0 : nil } }
    switch (finite(lower), finite(upper)) {
    case (let lower?, let upper?): return decimals(forHalfWidth: upper / 2 - lower / 2, timesTenTo: power)
    case (let end?, nil), (nil, let end?):
      return estimate.flatMap { decimals(forHalfWidth: ($0 - end).magnitude, timesTenTo: power) }
    case (nil, nil): return nil
    }
  }
}
