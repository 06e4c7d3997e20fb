// Problems with the bytes themselves.

extension CSVFinding {
  /// The first bytes in `range` that are not UTF-8, or are NUL; `nil` if all is well.
  static func encoding(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Self? {
    let nul = range.first { bytes[$0] == 0 }
    if let invalid = InvalidUTF8.first(bytes, range.lowerBound..<(nul ?? range.upperBound)) {
      return invalidUTF8(bytes, invalid)
    }
    return nul.map(nulCharacter)
  }

  private static func nulCharacter(_ offset: Int) -> Self {
    .init(
      Problem(
        .nulCharacter, "a NUL character, at byte offset \(offset)", expected: "text",
        fix: "check that the file is CSV in UTF-8, and remove the character"),
      offset: offset)
  }

  private static func invalidUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Self {
    let found = range.map { (bytes[$0] < 16 ? "0" : "") + String(bytes[$0], radix: 16, uppercase: true) }
    return .init(
      Problem(
        .invalidUTF8, "bytes that are not UTF-8, at byte offset \(range.lowerBound)",
        found: found.joined(separator: " "), expected: "text in UTF-8",
        fix: "convert the file to UTF-8, for example from Windows-1252"),
      offset: range.lowerBound)
  }
}

extension CSVBlock {
  /// What is wrong with the bytes of a record.
  func encodingFinding(_ row: Int, _ bytes: Span<UInt8>) -> CSVFinding? {
    for field in fields[(row * width)..<((row + 1) * width)] where field.form != .parsed {
      if let finding = CSVFinding.encoding(bytes, field.start..<field.end) { return finding }
    }
    return nil
  }
}
