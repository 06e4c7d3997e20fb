/// The name of a column, with what people write into it beside the name.
struct ColumnHeader: Hashable, Sendable {
  /// The header as the file has it.
  var text: String
  /// The name alone: `WER` of `WER ↓ (%)`, `Model` of `Model 🤖 (clickable)`.
  var name: String
  /// What an arrow, `(lower is better)` or the like says of the direction; `nil` where nothing does.
  var higherIsBetter: Bool?
  /// Whether the header has a per cent sign that says what the numbers are: `Score (%)`, but not `95% CI`.
  var isPercent = false
  /// The level of an interval, from 0 to 1, that the header names: 0.95 of `95% CI`.
  var level: Double?
  /// Whether the header begins with a plus-minus sign: `± SE`.
  var isPlusMinus = false

  /// Takes a header apart.
  init(_ text: String) {
    self.text = text
    name = text
    var rest = text.unicodeScalars.map { HeaderMark.isSpace($0) ? " " : $0 }
    for mark in HeaderMark.directions { if let found = mark.taken(from: &rest) { higherIsBetter = found } }
    for (phrase, higher) in HeaderMark.phrases where HeaderMark.remove(phrase, from: &rest) { higherIsBetter = higher }
    level = HeaderMark.takeLevel(from: &rest)
    for sign in ["(%)", "[%]", "( % )", "in %", "%"] where HeaderMark.remove(sign, from: &rest) { isPercent = true }
    if let percent = HeaderMark.takePercentWord(from: &rest) { isPercent = isPercent || percent }
    if rest.contains("±") {
      isPlusMinus = true
      rest.removeAll { $0 == "±" }
    }
    for remark in ["(clickable)", "()", "[]"] { _ = HeaderMark.remove(remark, from: &rest) }
    rest.removeAll(where: HeaderMark.isDecoration)
    let cleaned = HeaderMark.joined(rest)
    if !cleaned.isEmpty { name = cleaned }
  }

  /// The letters and digits of the name in lower case, by which it is compared; the name itself, if it has none.
  var key: String { Self.key(of: name) }

  /// The letters and digits of a name in lower case; the name itself, if it has none.
  static func key(of name: String) -> String {
    let key = ComparableName.header(name)
    return key.isEmpty ? name : key
  }
}

/// The marks in headers that are no part of a name.
private enum HeaderMark {
  /// Arrows of one direction.
  struct Direction {
    var arrows: Set<Unicode.Scalar>
    var higherIsBetter: Bool

    /// Takes the arrows out of `scalars`; the direction, if there were any.
    func taken(from scalars: inout [Unicode.Scalar]) -> Bool? {
      let count = scalars.count
      scalars.removeAll(where: arrows.contains)
      return scalars.count < count ? higherIsBetter : nil
    }
  }

  static let directions = [
    Direction(arrows: ["↑", "⬆", "▲", "⇧", "⇑", "🔼", "⏫", "🠕", "🡅", "⤴"], higherIsBetter: true),
    Direction(arrows: ["↓", "⬇", "▼", "⇩", "⇓", "🔽", "⏬", "🠗", "🡇", "⤵"], higherIsBetter: false),
  ]

  static let phrases: [(String, Bool)] = {
    let words = [
      ("lower is better", false), ("lower better", false), ("lower the better", false), ("the lower the better", false),
      ("smaller is better", false), ("less is better", false), ("lower=better", false), ("higher is better", true),
      ("higher better", true), ("the higher the better", true), ("higher the better", true),
      ("larger is better", true), ("bigger is better", true), ("more is better", true), ("higher=better", true),
    ].sorted { $0.0.count > $1.0.count }
    return words.flatMap { word, higher in
      [("(\(word))", higher), ("[\(word)]", higher), (", \(word)", higher), ("- \(word)", higher), (word, higher)]
    }
  }()

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || ["\u{200B}", "\u{FEFF}", "\u{2060}"].contains(scalar)
  }

  /// Whether a character is an emoji, an emphasis or another decoration.
  static func isDecoration(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "*" || scalar == "\u{FE0F}" || scalar == "\u{200D}" { return true }
    return scalar.properties.isEmojiPresentation || scalar.properties.generalCategory == .otherSymbol
  }

  /// Takes `phrase` out of `scalars`, in any case; whether it was there, as words of its own.
  static func remove(_ phrase: String, from scalars: inout [Unicode.Scalar]) -> Bool {
    let wanted = phrase.unicodeScalars
    let count = wanted.count
    guard scalars.count >= count else { return false }
    for start in 0...(scalars.count - count)
    where zip(scalars[start...], wanted).allSatisfy({ lowercased($0) == $1 }) {
      let end = start + count
      let joinsBefore = start > 0 && isWordPart(scalars[start]) && isWordPart(scalars[start - 1])
      let joinsAfter = end < scalars.count && isWordPart(scalars[end - 1]) && isWordPart(scalars[end])
      if joinsBefore || joinsAfter { continue }
      scalars.replaceSubrange(start..<end, with: [" "])
      return true
    }
    return false
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar }
    return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Takes `95%`, `95 %` or `95` before the word for an interval out of `scalars`; the level.
  static func takeLevel(from scalars: inout [Unicode.Scalar]) -> Double? {
    let text = joined(scalars).lowercased()
    guard
      ["ci", "interval", "cri", "hdi"].contains(where: { word in
        text.split { !$0.isLetter }.contains { $0 == word }
      })
    else { return nil }
    for level in ["68", "80", "90", "95", "99"] {
      for form in ["\(level)%", "\(level) %", "\(level)percent", "ci\(level)", "\(level)"] where text.contains(form) {
        let digits = Array(level.unicodeScalars)
        guard scalars.count >= digits.count,
          let start = (0...(scalars.count - digits.count)).first(where: {
            scalars[$0..<($0 + digits.count)].elementsEqual(digits)
          })
        else { continue }
        var end = start + digits.count
        while end < scalars.count, scalars[end] == " " { end += 1 }
        if end < scalars.count, scalars[end] == "%" { end += 1 }
        scalars.replaceSubrange(start..<end, with: [" "])
        return Double(level).map { $0 / 100 }
      }
    }
    return nil
  }

  /// Takes the words for per cent out of `scalars`, where something is left besides.
  static func takePercentWord(from scalars: inout [Unicode.Scalar]) -> Bool? {
    for word in ["(percent)", "(per cent)", "(in percent)", "(pct)", "(in per cent)"] where remove(word, from: &scalars)
    {
      return true
    }
    return nil
  }

  /// The scalars with runs of spaces made one and none at the ends.
  static func joined(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
  }
}
