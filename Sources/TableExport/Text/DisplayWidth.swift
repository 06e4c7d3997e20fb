/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// The columns that `text` takes: the sum over its characters.
  static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ (32..<127).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns that a character takes: none for marks, formatting and control characters on their own, two for wide and
  /// full-width scalars (Unicode Standard Annex #11) and for emoji in emoji presentation, else one.
  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if isWide(first) || first.properties.isEmojiPresentation { return 2 }
    if first.properties.isEmoji, character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    var (low, high) = (0, WideScalars.ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if WideScalars.ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < WideScalars.ranges.count && WideScalars.ranges[low].contains(scalar.value)
  }
}
