/// Numbers as plain decimal text: a sign, digits, a point, an exponent, and nothing else.
public enum DecimalText {
  /// Why a text is not read as a number.
  public enum Refusal: Error, Hashable, Sendable, CaseIterable {
    /// `nan`, `inf` or `infinity`: no measurement.
    case notFinite
    /// A hexadecimal number such as `0x1F`.
    case hexadecimal
    /// A comma where a decimal point belongs, as in `0,5`.
    case decimalComma
    /// Separators between groups of digits, as in `1,234` or `1 234`.
    case groupedDigits
    /// Spaces before or after the number.
    case surroundingSpace
    /// A per cent sign after the number.
    case percentSign
    /// A number beyond the range of a double, such as `1e999`.
    case tooLarge
    /// Anything else.
    case notANumber
  }

  /// The double nearest to the number that `text` states.
  ///
  /// Edge cases: `-0` is negative zero; a number too small for a double, such as `1e-999`, is zero; `.5` and `5.` are
  /// numbers, `.` and the empty text are not.
  ///
  /// - Throws: ``Refusal``, which says what is wrong with the text.
  public static func number(_ text: String) throws(Refusal) -> Double {
    let bytes = Array(text.utf8)
    guard let number = number(bytes.span, bytes.indices) else { throw refusal(of: text) }
    return number
  }

  /// The shortest decimal text that reads back as `number`: `5`, `0.5`, `1e-07`; `nil` if `number` is not finite.
  public static func text(of number: Double) -> String? {
    guard number.isFinite else { return nil }
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53, whole != 0 || number.sign == .plus {
      return String(whole)
    }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  // MARK: Reading

  /// The number in `range` of `bytes`, which must hold it, correctly rounded; `nil` if that is no number or beyond the range of a double.
  ///
  /// The digits are gathered into a whole number and a power of ten. Where both are exact doubles one division or
  /// multiplication rounds correctly (W. D. Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990,
  /// doi:10.1145/93542.93557); up to 19 significant digits and a power of 27 an exact quotient or product of 128 bits does; the rest is
  /// left to the standard library.
  static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    var position = range.lowerBound
    guard let number = scan(bytes, &position, range.upperBound), position == range.upperBound else { return nil }
    return number
  }

  /// Reads the number that begins at `position`, which moves to the first byte after it; `nil` if none begins there, or
  /// one beyond the range of a double.
  @inline(__always)
  static func scan(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Double? {
    guard position < end else { return nil }
    let start = position
    let isNegative = bytes[unchecked: position] == UInt8(ascii: "-")
    if isNegative || bytes[unchecked: position] == UInt8(ascii: "+") { position += 1 }

    var digits: UInt64 = 0
    let firstDigit = position
    gather(bytes, &position, end, into: &digits)
    var digitCount = position - firstDigit
    var exponent = 0
    if position < end, bytes[unchecked: position] == UInt8(ascii: ".") {
      position += 1
      let firstDecimal = position
      gather(bytes, &position, end, into: &digits)
      exponent = firstDecimal - position
      digitCount -= exponent
    }
    guard digitCount > 0 else { return nil }
    if position < end, bytes[unchecked: position] | 32 == UInt8(ascii: "e") {
      guard let written = Self.exponent(bytes, &position, end) else { return nil }
      exponent += written
    }
    if digitCount > 19 { digitCount -= leadingZeros(bytes, firstDigit..<position) }
    guard digitCount <= 19, let magnitude = exactly(digits, timesTenTo: exponent) else {
      return byStandardLibrary(bytes, start..<position)
    }
    return isNegative ? -magnitude : magnitude
  }

  /// Gathers decimal digits, wrapping around beyond 19 of them.
  @inline(__always)
  private static func gather(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, into digits: inout UInt64) {
    while end - index >= ByteWord.count, let eight = ByteWord(bytes, at: index).eightDigits {
      digits = digits &* 100_000_000 &+ eight
      index += ByteWord.count
    }
    while index < end {
      let digit = bytes[unchecked: index] &- 48
      guard digit <= 9 else { break }
      digits = digits &* 10 &+ UInt64(digit)
      index += 1
    }
  }

  /// The exponent that begins with its letter at `position`, held within what any double needs; `nil` if it has no digits.
  private static func exponent(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
    position += 1
    guard position < end else { return nil }
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
    var exponent = 0
    let first = position
    while position < end {
      let digit = bytes[position] &- 48
      guard digit <= 9 else { break }
      exponent = min(exponent * 10 + Int(digit), 1 << 40)
      position += 1
    }
    return position == first ? nil : isNegative ? -exponent : exponent
  }

  /// The number of zeros before the first other digit, on either side of the point.
  private static func leadingZeros(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var zeros = 0
    for index in range {
      if bytes[index] == UInt8(ascii: "0") { zeros += 1 } else if bytes[index] != UInt8(ascii: ".") { break }
    }
    return zeros
  }

  @inline(never)
  private static func byStandardLibrary(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    var text = ""
    for index in range { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
