extension CalendarDate: CustomStringConvertible, LosslessStringConvertible {
  /// The date as ISO 8601 text: `2024`, `2024-02` or `2024-02-15`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// Reads `2024`, `2024-02` or `2024-02-15`; `nil` for any other text and for dates that do not exist.
  public init?(_ description: String) {
    guard let date = try? Self(parsing: description) else { return nil }
    self = date
  }

  /// Reads `2024`, `2024-02` or `2024-02-15`.
  ///
  /// - Throws: ``Refusal``, which tells a text that is no date from a date that does not exist.
  public init(parsing text: String) throws(Refusal) {
    let bytes = Array(text.utf8)
    try self.init(parsing: bytes.span, bytes.indices)
  }

  /// Why a text is not read as a date.
  public enum Refusal: Error, Hashable, Sendable {
    /// The text is not of the form `2024`, `2024-02` or `2024-02-15`.
    case notADate
    /// There is no year 0.
    case noSuchYear
    /// The month is not one of 1 to 12.
    case noSuchMonth(Int)
    /// The month has fewer days, or the day is 0.
    case noSuchDay(year: Int, month: Int, day: Int)
  }

  /// Reads the date in `range` of `bytes`, which must hold it.
  init(parsing bytes: Span<UInt8>, _ range: Range<Int>) throws(Refusal) {
    let start = range.lowerBound
    let hyphen = UInt8(ascii: "-")
    let count = range.count
    guard count == 4 || count == 7 || count == 10 else { throw .notADate }
    let year = Self.twoDigits(bytes, start) * 100 + Self.twoDigits(bytes, start + 2)
    var (month, day) = (0, 0)
    if count >= 7 {
      guard bytes[unchecked: start + 4] == hyphen else { throw .notADate }
      month = Self.twoDigits(bytes, start + 5)
    }
    if count == 10 {
      guard bytes[unchecked: start + 7] == hyphen else { throw .notADate }
      day = Self.twoDigits(bytes, start + 8)
    }
    guard year < Self.noDigits, month < Self.noDigits, day < Self.noDigits else { throw .notADate }
    guard year >= 1 else { throw .noSuchYear }
    guard count == 4 || (1...12).contains(month) else { throw .noSuchMonth(month) }
    guard count < 10 || day >= 1 && day <= Self.dayCount(ofMonth: month, year: year) else {
      throw .noSuchDay(year: year, month: month, day: day)
    }
    self.init(year, month, day)
  }

  /// More than any digits of a date make.
  private static let noDigits = 1 << 20

  /// The number that the digits at `position` and after make; at least `noDigits` if one of them is no digit.
  @inline(__always)
  private static func twoDigits(_ bytes: Span<UInt8>, _ position: Int) -> Int {
    let (tens, ones) = (Int(bytes[unchecked: position]) - 48, Int(bytes[unchecked: position + 1]) - 48)
    return (0...9).contains(tens) && (0...9).contains(ones) ? tens * 10 + ones : noDigits
  }
}

extension CalendarDate.Refusal: CustomStringConvertible {
  /// The reason as a phrase: "February 2023 has 28 days".
  public var description: String {
    switch self {
    case .notADate: "not a date"
    case .noSuchYear: "there is no year 0"
    case .noSuchMonth(let month): "there is no month \(month)"
    case .noSuchDay(_, _, 0): "there is no day 0"
    case .noSuchDay(let year, let month, _):
      "\(Self.name(ofMonth: month)) \(year) has \(CalendarDate.dayCount(ofMonth: month, year: year)) days"
    }
  }

  private static func name(ofMonth month: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return names.indices.contains(month - 1) ? names[month - 1] : "month \(month) of"
  }
}
