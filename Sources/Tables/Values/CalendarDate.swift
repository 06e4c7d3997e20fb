/// A date of the proleptic Gregorian calendar that is known to the day, to the month, or to the year.
///
/// Precision is data: "2024" is not "2024-01-01". A date of reduced precision stands for an interval of days.
public struct CalendarDate: Hashable, Sendable {
  /// How much of a date is known.
  public enum Precision: Int, Hashable, Sendable, Comparable, CaseIterable {
    case year, month, day

    /// Whether the left precision is coarser.
    public static func < (lhs: Precision, rhs: Precision) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// The year, the month and the day in four bytes: 14, 4 and 5 bits, 0 for what is not known. Never 0.
  let packed: UInt32

  /// A date of parts that are known to be one; 0 stands for a month or day that is not known.
  init(_ year: Int, _ month: Int, _ day: Int) {
    packed = UInt32(truncatingIfNeeded: year << 9 | month << 5 | day)
  }

  /// The date of a packed form; `nil` for 0.
  init?(packed: UInt32) {
    guard packed != 0 else { return nil }
    self.packed = packed
  }

  /// The year, 1 to 9999.
  public var year: Int { Int(packed >> 9) }
  /// The month, 1 to 12; `nil` where only the year is known.
  public var month: Int? {
    let month = Int(packed >> 5 & 15)
    return month == 0 ? nil : month
  }
  /// The day of the month, from 1; `nil` where only the month or the year is known.
  public var day: Int? {
    let day = Int(packed & 31)
    return day == 0 ? nil : day
  }

  /// A date known to the year; `nil` outside 1 to 9999.
  public init?(year: Int) {
    guard (1...9999).contains(year) else { return nil }
    self.init(year, 0, 0)
  }

  /// A date known to the month; `nil` if there is no such month.
  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.init(year, month, 0)
  }

  /// A date known to the day; `nil` if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.dayCount(ofMonth: month, year: year)
    else { return nil }
    self.init(year, month, day)
  }

  /// How much of the date is known.
  public var precision: Precision { day != nil ? .day : month != nil ? .month : .year }

  /// The number of days in a month.
  public static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  // MARK: Day numbers

  /// The first and the last day that the date may stand for, as days since 1970-01-01.
  public var dayRange: ClosedRange<Int> {
    let firstMonth = month ?? 1
    let lastMonth = month ?? 12
    let first = Self.dayNumber(year: year, month: firstMonth, day: day ?? 1)
    let last = Self.dayNumber(
      year: year, month: lastMonth, day: day ?? Self.dayCount(ofMonth: lastMonth, year: year))
    return first...last
  }

  /// The middle of ``dayRange``, in days since 1970-01-01: a whole number for a full date, else possibly a half.
  public var middleDay: Double { Double(dayRange.lowerBound + dayRange.upperBound) / 2 }

  /// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The full date `dayNumber` days after 1970-01-01; `nil` outside the years 1 to 9999.
  public init?(dayNumber: Int) {
    guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
  }
}

// MARK: Order

extension CalendarDate: Comparable {
  /// Orders by the first day that the date may stand for; of two that begin together the more precise comes first.
  public static func < (lhs: CalendarDate, rhs: CalendarDate) -> Bool {
    let (left, right) = (lhs.dayRange, rhs.dayRange)
    return (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
  }
}
