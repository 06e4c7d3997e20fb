/// What a person says about how the cells of a table are written, where the table itself leaves it open.
public struct CellOptions: Hashable, Sendable {
  /// The mark before decimals: `.` or `,`.
  public var decimalMark: DecimalMark?
  /// The mark between groups of digits.
  public var groupMark: GroupMark?
  /// Which of day and month comes first in dates such as 03/04/2025.
  public var dayOrder: DayOrder?
  /// What a number after a plus-minus sign is.
  public var plusMinus: PlusMinus?
  /// The level of published intervals in per cent or in parts of one; `nil` for what the file says, and 95 % without that.
  public var intervalLevel: Double?

  /// Whether a number can be the level of an interval: from 50 to 99.99 in per cent, or in parts of one.
  public static func isIntervalLevel(_ number: Double) -> Bool { IntervalLevel(number) != nil }

  /// Nothing is said.
  public init() {}

  /// The mark before decimals.
  public enum DecimalMark: String, Hashable, Sendable, CaseIterable {
    case point, comma
  }

  /// The mark between groups of three digits.
  public enum GroupMark: String, Hashable, Sendable, CaseIterable {
    case comma, point, space, apostrophe
    /// Digits are not in groups.
    case none
  }

  /// The order of day and month where the year comes last.
  public enum DayOrder: String, Hashable, Sendable, CaseIterable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
  }

  /// What a number after a plus-minus sign is.
  public enum PlusMinus: String, Hashable, Sendable, CaseIterable {
    /// The standard error of the number before.
    case standardError = "se"
    /// The standard deviation of single values, which gives a standard error only with a sample size.
    case standardDeviation = "sd"
    /// Half the width of an interval, of 95 % unless another level is named.
    case halfWidth = "half-width"
  }
}
