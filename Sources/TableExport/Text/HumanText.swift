import Tables

/// Text from data made safe to stand among other text.
package enum HumanText {
  /// `text` on one line and without power over its surroundings: runs of white space become one space, other control characters
  /// U+FFFD, and characters that embed, override or isolate writing directions are left out.
  static func sanitised(_ text: String) -> String {
    if text.utf8.allSatisfy({ (33..<127).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    var hasSpace = false
    for scalar in text.unicodeScalars where !scalar.properties.isBidiControl {
      if scalar.properties.isWhitespace, scalar != "\u{A0}", scalar != "\u{202F}" {
        hasSpace = true
        continue
      }
      if hasSpace, !result.isEmpty { result.append(" ") }
      hasSpace = false
      result.append(TerminalText.steers(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// `text`, sanitised, with writing from right to left isolated, so that it leaves the order of its neighbours alone (Unicode
  /// Standard Annex #9: FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE): all of a text that begins with such writing, as a name
  /// does, and each stretch of it in another, as in a sentence that holds a name.
  static func isolated(_ text: String) -> String {
    let clean = sanitised(text)
    guard isRightToLeft(clean) else { return clean }
    let first = clean.unicodeScalars.first { isRightToLeft($0) || $0.properties.isAlphabetic }
    return first.map(isRightToLeft) == true ? "\u{2068}\(clean)\u{2069}" : isolatingStretches(of: clean)
  }

  /// `text` with each stretch from one letter written from right to left to the last before a letter written otherwise isolated.
  private static func isolatingStretches(of text: String) -> String {
    var result = String.UnicodeScalarView()
    // What stands after a letter written from right to left, and before it is known whether another such letter follows.
    var pending: [Unicode.Scalar] = []
    var isOpen = false
    for scalar in text.unicodeScalars {
      if isRightToLeft(scalar) {
        if !isOpen { result.append("\u{2068}") }
        result.append(contentsOf: pending)
        result.append(scalar)
        pending = []
        isOpen = true
      } else if isOpen, !scalar.properties.isAlphabetic {
        pending.append(scalar)
      } else {
        if isOpen { result.append("\u{2069}") }
        result.append(contentsOf: pending)
        result.append(scalar)
        pending = []
        isOpen = false
      }
    }
    if isOpen { result.append("\u{2069}") }
    return String(result) + String(String.UnicodeScalarView(pending))
  }

  /// Whether `text` holds a letter of a script that is written from right to left.
  static func isRightToLeft(_ text: String) -> Bool { text.unicodeScalars.contains(where: isRightToLeft) }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// The digits of a number with a minus sign.
  static func signed(_ digits: some StringProtocol) -> String {
    digits.hasPrefix("-") ? "−" + digits.dropFirst() : String(digits)
  }

  /// `text` in lines that fit, broken at spaces; a word that does not fit has a line of its own.
  static func wrapped(_ text: String, where fits: (String) -> Bool) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let longer = lines.last.map({ "\($0) \(word)" }), fits(longer) {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
  }

  /// `text` in lines of at most `width` columns, broken at spaces (but not between a number and its per cent sign), and within
  /// words that are longer, after a hyphen or a slash where there is one.
  package static func wrapped(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    func flush() {
      lines.append(line)
      line = ""
      lineWidth = 0
    }
    for word in words(of: text) {
      let wordWidth = DisplayWidth.of(word)
      if lineWidth > 0, lineWidth + 1 + wordWidth <= width {
        line += " " + word
        lineWidth += 1 + wordWidth
        continue
      }
      for piece in pieces(of: word, width: width) {
        if lineWidth > 0 { flush() }
        line = String(piece)
        lineWidth = DisplayWidth.of(piece)
      }
    }
    if lineWidth > 0 || lines.isEmpty { flush() }
    return lines
  }

  /// What stays on one line: the words, a per cent sign with the number before it.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      if word.first == "%", let last = words.last, last.last?.isNumber ?? false {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// A word in pieces of at most `width` columns: it is cut after its last hyphen or slash that fits, else where the line is full.
  private static func pieces(of word: String, width: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = word[...]
    while DisplayWidth.of(rest) > width, rest.count > 1 {
      var end = rest.startIndex
      var room = width
      var afterHyphen: String.Index?
      while end < rest.endIndex, DisplayWidth.of(rest[end]) <= room {
        room -= DisplayWidth.of(rest[end])
        let isHyphen = "-/".contains(rest[end])
        end = rest.index(after: end)
        if isHyphen, end < rest.endIndex { afterHyphen = end }
      }
      let cut = afterHyphen ?? max(end, rest.index(after: rest.startIndex))
      pieces.append(rest[..<cut])
      rest = rest[cut...]
    }
    return pieces + [rest]
  }
}
