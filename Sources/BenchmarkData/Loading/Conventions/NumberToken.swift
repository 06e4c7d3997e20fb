import Tables

/// One number as it is written, in both of the ways in which it could be meant.
struct NumberToken: Hashable, Sendable {
  /// The number if the point is the mark before decimals; `nil` if it is none then.
  var withPoint: Reading?
  /// The number if the comma is.
  var withComma: Reading?

  /// A number by one way of writing.
  struct Reading: Hashable, Sendable {
    var value: Double
    /// The number of digits after the mark.
    var decimals: Int
    /// The mark between groups of digits.
    var group: CellOptions.GroupMark?
    /// The number in plain decimal text.
    var text: String
  }

  /// Reads a sign, digits with marks, and an exponent: ASCII characters, as ``NumberCell`` makes them. `nil` if that is no number in
  /// either way.
  init?(_ text: ArraySlice<UInt8>) {
    withPoint = Self.reading(text, decimal: UInt8(ascii: "."), otherMark: UInt8(ascii: ","), other: .comma)
    withComma = Self.reading(text, decimal: UInt8(ascii: ","), otherMark: UInt8(ascii: "."), other: .point)
    guard withPoint != nil || withComma != nil else { return nil }
  }

  /// Whether the two ways give different numbers.
  var isOpen: Bool {
    guard let withPoint, let withComma else { return false }
    return withPoint.value != withComma.value
  }

  /// The number by a way of writing.
  subscript(mark: CellOptions.DecimalMark) -> Reading? { mark == .point ? withPoint : withComma }

  private static func reading(
    _ text: ArraySlice<UInt8>, decimal: UInt8, otherMark: UInt8, other: CellOptions.GroupMark
  ) -> Reading? {
    var plain: [UInt8] = []
    var position = text.startIndex
    if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      if sign == UInt8(ascii: "-") { plain.append(sign) }
      position += 1
    }
    let wholeStart = position
    while position < text.endIndex, isDigit(text[position]) || isGroupMark(text[position], otherMark) { position += 1 }
    guard let group = groups(text[wholeStart..<position], into: &plain, otherMark: otherMark, other: other) else {
      return nil
    }
    let wholeDigits = text[wholeStart..<position].count(where: isDigit)
    var decimals = 0
    if position < text.endIndex, text[position] == decimal {
      position += 1
      plain.append(UInt8(ascii: "."))
      while position < text.endIndex, isDigit(text[position]) {
        plain.append(text[position])
        decimals += 1
        position += 1
      }
    }
    guard wholeDigits + decimals > 0 else { return nil }
    var exponent = 0
    if position < text.endIndex, text[position] | 32 == UInt8(ascii: "e") {
      guard let written = Self.exponent(text[(position + 1)...]) else { return nil }
      exponent = written
      plain += Array("e\(exponent)".utf8)
      position = text.endIndex
    }
    guard position == text.endIndex else { return nil }
    let number = String(decoding: plain, as: UTF8.self)
    guard let value = try? DecimalText.number(number) else { return nil }
    return Reading(value: value, decimals: max(0, decimals - exponent), group: group.mark, text: number)
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(isDigit) else { return nil }
    let magnitude = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    return text.first == UInt8(ascii: "-") ? -magnitude : magnitude
  }

  /// The digits of a whole part, whose groups must be of three, the first of one to three and not of a leading zero.
  private static func groups(
    _ text: ArraySlice<UInt8>, into plain: inout [UInt8], otherMark: UInt8, other: CellOptions.GroupMark
  ) -> Grouping? {
    guard let mark = text.first(where: { !isDigit($0) }) else {
      plain += text
      return Grouping()
    }
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), first.first != UInt8(ascii: "0"),
      first.allSatisfy(isDigit), groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(isDigit) })
    else { return nil }
    for group in groups { plain += group }
    return Grouping(mark: mark == otherMark ? other : mark == UInt8(ascii: " ") ? .space : .apostrophe)
  }

  /// How digits are grouped, if they are.
  private struct Grouping {
    var mark: CellOptions.GroupMark?
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isGroupMark(_ byte: UInt8, _ other: UInt8) -> Bool {
    byte == other || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "'")
  }
}
