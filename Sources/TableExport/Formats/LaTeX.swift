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
