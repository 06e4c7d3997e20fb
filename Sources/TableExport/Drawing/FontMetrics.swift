/// How much room letters take.
enum FontMetrics {
  /// What a letter takes that no table has: as much as a digit.
  private static let other = 1139.0
  private static let unitsPerEm = 2048.0

  /// The width of a line of text in pixels. Wide letters, as of Chinese, take the font size; marks over letters take nothing.
  static func width(of text: some StringProtocol, fontSize: Double, isBold: Bool = false) -> Double {
    text.reduce(0) { $0 + units(of: $1, isBold: isBold) } / unitsPerEm * fontSize
  }

  private static func units(of character: Character, isBold: Bool) -> Double {
    switch DisplayWidth.of(character) {
    case 0: 0
    case 2: unitsPerEm
    default: character.unicodeScalars.first.map { units(of: $0, isBold: isBold) } ?? 0
    }
  }

  private static func units(of scalar: Unicode.Scalar, isBold: Bool) -> Double {
    for block in LetterWidths.blocks where scalar.value >= block.first {
      let index = Int(scalar.value - block.first)
      guard index < block.regular.count else { continue }
      let width = isBold ? block.bold[index] : block.regular[index]
      if width > 0 { return Double(width) }
    }
    return other
  }

  /// As much of `text` as fits into `limit` pixels, with an ellipsis where something is left out.
  static func shortened(_ text: String, to limit: Double, fontSize: Double, isBold: Bool = false) -> String {
    guard width(of: text, fontSize: fontSize, isBold: isBold) >= limit else { return text }
    let room = limit - width(of: "…", fontSize: fontSize, isBold: isBold)
    var kept = text
    while !kept.isEmpty, width(of: kept, fontSize: fontSize, isBold: isBold) >= room { kept.removeLast() }
    return kept + "…"
  }
}
