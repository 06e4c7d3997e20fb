/// LaTeX text from any text.
enum LaTeX {
  /// `text` as literal text on one line: all ten special characters (`\ { } $ & # ^ _ ~ %`) escaped, and what would be read as an
  /// optional argument, a ligature or another glyph kept from being so.
  static func escaped(_ text: String) -> String {
    runs(HumanText.sanitised(text)).map { run in
      var result = ""
      var previous: Unicode.Scalar?
      // By scalar: TeX knows no combining marks, and reads the sign before one as the command that it is.
      for scalar in run.text.unicodeScalars {
        result += escaped(scalar, after: previous)
        previous = scalar
      }
      return run.isRightToLeft ? "\\righttoleft{\(result)}" : result
    }.joined()
  }

  /// `text` as literal text whose long words may be broken: behind signs that join the parts of a name, and within what has none.
  static func breakable(_ text: String) -> String {
    let text = HumanText.sanitised(text)
    guard !HumanText.isRightToLeft(text) else { return escaped(text) }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return words.map { word in parts(of: word).map { escaped(String($0)) }.joined(separator: "\\allowbreak{}") }
      .joined(separator: " ")
  }

  /// The pieces of a text that ``breakable(_:)`` keeps on one line; a hyphen ends one too.
  static func pieces(of text: String) -> [Substring] {
    text.split(separator: " ").flatMap(parts).flatMap { part in
      part.split(separator: "-", omittingEmptySubsequences: false)
    }
  }

  /// The parts of a word between which a line may end; one for a word of usual length.
  static func parts(of word: Substring) -> [Substring] {
    let (usual, longest) = (12, 24)
    guard word.count > usual else { return [word] }
    var parts: [Substring] = []
    var start = word.startIndex
    var index = word.startIndex
    while index < word.endIndex {
      let next = word.index(after: index)
      let length = word.distance(from: start, to: next)
      // Behind a hyphen TeX ends a line by itself.
      if "_/.:=,;+".contains(word[index]) && length > 2 || length >= longest,
        word.distance(from: next, to: word.endIndex) > 2
      {
        parts.append(word[start..<next])
        start = next
      }
      index = next
    }
    return parts + [word[start...]]
  }

  /// The definition that texts with writing from right to left need: it turns the direction with the engines that can.
  static let directionCommand =
    "\\providecommand{\\righttoleft}[1]{\\ifdefined\\textdirection{\\textdirection=1 #1}\\else"
    + "\\ifdefined\\beginR\\TeXXeTstate=1 \\beginR#1\\endR\\else#1\\fi\\fi}"

  /// `text` cut into pieces of one direction; a space between two letters written from right to left goes with them.
  private static func runs(_ text: String) -> [(text: String, isRightToLeft: Bool)] {
    guard HumanText.isRightToLeft(text) else { return [(text, false)] }
    var runs: [(text: String, isRightToLeft: Bool)] = []
    for character in text {
      let isRightToLeft = HumanText.isRightToLeft(String(character))
      if runs.last?.isRightToLeft == isRightToLeft {
        runs[runs.count - 1].text.append(character)
      } else if isRightToLeft, runs.count > 1, runs[runs.count - 1].text == " " {
        runs.removeLast()
        runs[runs.count - 1].text += " \(character)"
      } else {
        runs.append((String(character), isRightToLeft))
      }
    }
    return runs
  }

  private static func escaped(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> String {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    case "{", "}", "$", "&", "#", "_", "%": "\\\(scalar)"
    case "<": "\\textless{}"
    case ">": "\\textgreater{}"
    case "|": "\\textbar{}"
    case "\"": "\\textquotedbl{}"
    case "`": "\\textasciigrave{}"
    case "[", "]", "*": "{\(scalar)}"
    // Two of these in a row are ligatures: a dash, a quotation mark.
    case "-", "'", ",": (previous == scalar ? "{\\kern0pt}" : "") + String(scalar)
    default: symbols[scalar] ?? String(scalar)
    }
  }

  /// Symbols of mathematics that fonts for text lack.
  private static let symbols: [Unicode.Scalar: String] = [
    "−": "$-$", "∞": "$\\infty$", "≤": "$\\leq$", "≥": "$\\geq$", "×": "$\\times$", "±": "$\\pm$", "→": "$\\to$",
    "≈": "$\\approx$", "Δ": "$\\Delta$", "τ": "$\\tau$", "δ": "$\\delta$", "�": "?",
  ]

  /// Whether `text` holds letters that the fonts of pdfLaTeX lack, so that LuaLaTeX or XeLaTeX is needed.
  static func needsUnicodeEngine(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      let isKnown = symbols[scalar] != nil || (0x2010...0x2026).contains(scalar.value)
      return scalar.value > 0x24F && !isKnown
    }
  }
}
