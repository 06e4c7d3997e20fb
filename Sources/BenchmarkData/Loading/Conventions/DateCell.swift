import Tables

/// What a cell of a column of dates says.
enum DateCell: Hashable, Sendable {
  /// A date that can be read in one way.
  case date(CalendarDate)
  /// Two numbers and a year: day and month, in an order that only the column can tell.
  case dayAndMonth(first: Int, second: Int, year: Int, separator: Character)
  /// A number, which is a date only if every cell of the column is such: seconds or milliseconds since 1970, days since 1900.
  case count(Double)

  /// Why a text is none.
  enum Refusal: Error, Hashable, Sendable {
    case notADate
    case shortYear
    case noSuchDate(String)
  }

  /// Reads a cell that is not missing.
  init(_ text: String) throws(Refusal) {
    var text = CellText.plain(text)
    if let ordinary = CalendarDate(text) {
      self = .date(ordinary)
      return
    }
    text = Self.withoutTime(text)
    var found = try Self.number(text)
    if found == nil { found = try Self.numeric(text) }
    if found == nil { found = try Self.eastAsian(text) }
    if found == nil { found = try Self.named(text) }
    if found == nil { found = try Self.partOfYear(text) }
    guard let found else { throw .notADate }
    self = found
  }

  // MARK: Forms

  /// Days since 1900, seconds and milliseconds since 1970, and eight digits.
  private static func number(_ text: String) throws(Refusal) -> DateCell? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), let number = try? DecimalText.number(text)
    else {
      return nil
    }
    if text.count == 8, !text.contains("."),
      let date = try? date(text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2))
    {
      return .date(date)
    }
    return text.split(separator: ".").first.map { $0.count >= 5 } == true && text.filter({ $0 == "." }).count < 2
      ? .count(number) : nil
  }

  /// Three numbers, or a year and a month, with slashes, points or hyphens between.
  private static func numeric(_ text: String) throws(Refusal) -> DateCell? {
    guard let separator = text.first(where: { "/.-".contains($0) }) else { return nil }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
      parts.allSatisfy({ !$0.isEmpty && $0.count <= 4 && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    if parts[0].count == 4 {
      guard parts.dropFirst().allSatisfy({ $0.count <= 2 }) else { return nil }
      return .date(try date(parts[0], parts[1], parts.count == 3 ? parts[2] : nil))
    }
    guard let last = parts.last, parts.dropLast().allSatisfy({ $0.count <= 2 }) else { return nil }
    guard last.count == 4 else {
      if parts.count == 3, last.count == 2 { throw .shortYear }
      return nil
    }
    if parts.count == 2 {
      // 12.2024 is a number too.
      guard separator != "." else { return nil }
      return .date(try date(last, parts[0], nil))
    }
    guard let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(last) else { return nil }
    return .dayAndMonth(first: first, second: second, year: year, separator: separator)
  }

  /// 2024年2月15日.
  private static func eastAsian(_ text: String) throws(Refusal) -> DateCell? {
    guard text.contains("年") || text.contains("년") else { return nil }
    let parts = text.split { !($0.isASCII && $0.isNumber) }
    let marks = text.filter { !($0.isASCII && $0.isNumber) && !$0.isWhitespace }
    guard ["年", "年月", "年月日", "년", "년월", "년월일"].contains(marks), parts.count == marks.count, parts[0].count == 4 else {
      return nil
    }
    return .date(try date(parts[0], parts.count > 1 ? parts[1] : nil, parts.count > 2 ? parts[2] : nil))
  }

  /// A date with the English name of its month, in any order.
  private static func named(_ text: String) throws(Refusal) -> DateCell? {
    let words = text.lowercased().split { " ,-/.".contains($0) }.map(String.init).filter {
      !weekdays.contains($0) && $0 != "of"
    }
    guard (2...3).contains(words.count), let position = words.firstIndex(where: { month($0) != nil }),
      let month = month(words[position])
    else { return nil }
    var numbers = words
    numbers.remove(at: position)
    numbers = numbers.map { word in
      for end in ["st", "nd", "rd", "th"] where word.hasSuffix(end) && word.count <= 4 {
        return String(word.dropLast(2))
      }
      return word
    }
    guard numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
    let years = numbers.filter { $0.count == 4 }
    guard years.count == 1 else {
      if numbers.allSatisfy({ $0.count <= 2 }) { throw .shortYear }
      return nil
    }
    let days = numbers.filter { $0.count <= 2 }
    guard days.count + 1 == numbers.count else { return nil }
    return .date(try date(years[0][...], "\(month)"[...], days.first.map { $0[...] }))
  }

  /// 2024Q3, Q3 2024, 2024 H1: known to the year, as no date here is known to a quarter.
  private static func partOfYear(_ text: String) throws(Refusal) -> DateCell? {
    let plain = text.uppercased().filter { !" -/".contains($0) }
    for (mark, count) in [("Q", 4), ("H", 2)] {
      let parts = plain.split(separator: Character(mark), omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let (year, part) = parts[0].count == 4 ? (parts[0], parts[1]) : (parts[1].dropFirst(), parts[1].prefix(1))
      guard parts[0].count == 4 || parts[0].isEmpty, year.count == 4, part.count == 1, let number = Int(part),
        (1...count).contains(number), year.allSatisfy({ $0.isASCII && $0.isNumber })
      else { continue }
      return .date(try date(year, nil, nil))
    }
    return nil
  }

  /// Whether a text is a quarter or half of a year, of which only the year is kept.
  static func isPartOfYear(_ text: String) -> Bool {
    let plain = CellText.plain(text).uppercased()
    guard plain.contains("Q") || plain.contains("H") else { return false }
    return ((try? partOfYear(plain)) ?? nil) != nil
  }

  // MARK: Parts

  private static let weekdays: Set<String> = [
    "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday",
    "sat",
    "saturday", "sun", "sunday",
  ]

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The month of an English name or its first three letters; `sept` too.
  private static func month(_ word: String) -> Int? {
    if word == "sept" { return 9 }
    return months.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
  }

  /// The text without a time of the day and a zone after the date.
  private static func withoutTime(_ text: String) -> String {
    for index in text.indices.dropFirst(6) where text[index] == "T" || text[index] == " " || text[index] == "," {
      let time = text[text.index(after: index)...].drop { $0 == " " }
      guard time.first?.isNumber == true, time.dropFirst(1).prefix(2).contains(":") else { continue }
      let isTime = time.allSatisfy { $0.isNumber || ":.,+-Zz APMapmUTCGutcg".contains($0) }
      if isTime { return String(text[..<index]) }
    }
    return text
  }

  /// A date of texts of digits.
  private static func date(_ year: Substring, _ month: Substring?, _ day: Substring?) throws(Refusal) -> CalendarDate {
    func padded(_ text: Substring) -> String { text.count == 1 ? "0\(text)" : String(text) }
    let text = ([String(year)] + [month, day].compactMap { $0.map(padded) }).joined(separator: "-")
    do throws(CalendarDate.Refusal) {
      return try CalendarDate(parsing: text)
    } catch {
      throw error == .notADate ? .notADate : .noSuchDate("\(error)")
    }
  }

  /// A date of a day and a month by their order; `nil` if there is none.
  static func date(first: Int, second: Int, year: Int, order: CellOptions.DayOrder) -> CalendarDate? {
    let (day, month) = order == .dayFirst ? (first, second) : (second, first)
    return CalendarDate(year: year, month: month, day: day)
  }
}
