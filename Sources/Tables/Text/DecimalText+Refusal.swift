extension DecimalText {
  /// What is wrong with a `text` that is no number.
  static func refusal(of text: String) -> Refusal {
    let scalars = Array(text.unicodeScalars)
    let trimmed = Array(scalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    if trimmed.count < scalars.count, !trimmed.isEmpty { return .surroundingSpace }
    var rest = trimmed[...]
    if let sign = rest.first, sign == "+" || sign == "-" || sign == "\u{2212}" { rest.removeFirst() }
    let lowered = rest.reduce(into: "") { $0.unicodeScalars.append($1) }.lowercased()
    if ["nan", "inf", "infinity", "infinite", "∞"].contains(lowered) { return .notFinite }
    if lowered.hasPrefix("0x") { return .hexadecimal }
    if rest.last == "%", rest.dropLast().contains(where: isDigit) { return .percentSign }
    if isTooLarge(Array(text.utf8)) { return .tooLarge }
    if rest.first.map(isDigit) == true, rest.last.map(isDigit) == true, rest.allSatisfy({ isDigit($0) || isMark($0) }) {
      return isGrouped(rest) ? .groupedDigits : rest.filter({ $0 == "," }).count == 1 ? .decimalComma : .notANumber
    }
    return .notANumber
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    ",.'’_".unicodeScalars.contains(scalar) || isSpace(scalar)
  }

  /// Whether separators, other than one point, part the digits into groups of three.
  private static func isGrouped(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let whole = scalars.split(separator: ".", omittingEmptySubsequences: false)
    let separator = scalars.first { isMark($0) && $0 != "." } ?? "."
    let groups =
      separator == "." || whole.count > 2
      ? whole : (whole.first ?? []).split(separator: separator, omittingEmptySubsequences: false)
    guard groups.count > 1, (1...3).contains(groups[0].count) else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(isDigit) } && groups[0].allSatisfy(isDigit)
  }

  /// Whether the text is a number of decimal form beyond the range of a double.
  private static func isTooLarge(_ bytes: [UInt8]) -> Bool {
    guard let mark = bytes.firstIndex(where: { $0 | 32 == UInt8(ascii: "e") }) else {
      return bytes.count > 300 && bytes.allSatisfy { (48...57).contains($0) || [43, 45, 46].contains($0) }
    }
    // With the exponent made zero, what is left is a number exactly if the text was one of decimal form.
    let written = bytes[(mark + 1)...]
    let exponent = written.first == UInt8(ascii: "+") ? written.dropFirst() : written
    let isWhole = !exponent.isEmpty && exponent.allSatisfy { (48...57).contains($0) }
    return isWhole && number(bytes.span, 0..<mark) != nil
  }
}

extension DecimalText.Refusal: CustomStringConvertible {
  /// The reason as a phrase.
  public var description: String {
    switch self {
    case .notFinite: "not a finite number"
    case .hexadecimal: "a hexadecimal number"
    case .decimalComma: "a decimal comma"
    case .groupedDigits: "a separator between groups of digits"
    case .surroundingSpace: "spaces around the number"
    case .percentSign: "a per cent sign"
    case .tooLarge: "a number beyond the range of a double (about 1.8e308)"
    case .notANumber: "not a number"
    }
  }

  /// What to do about it.
  public var fix: String {
    switch self {
    case .notFinite: "leave the cell empty where there is no value"
    case .hexadecimal: "write the number in decimal digits"
    case .decimalComma: "write a decimal point"
    case .groupedDigits: "write it as it is meant: a point before decimals, and nothing between digits"
    case .surroundingSpace: "remove the spaces"
    case .percentSign: "remove the sign, and divide by 100 if the column holds fractions"
    case .tooLarge: "check the exponent"
    case .notANumber: "write a decimal number, or leave the cell empty where there is no value"
    }
  }
}
