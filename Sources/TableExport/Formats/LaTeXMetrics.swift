import Tables

/// How much room text takes in LaTeX, near enough to lay out a table that LaTeX then sets exactly.
enum LaTeXMetrics {
  /// The sizes of `article` at its usual 10 points, the largest first.
  enum Size: CaseIterable {
    case normal, small, footnote, script

    /// The command that switches to it.
    var command: String {
      switch self {
      case .normal: "\\normalsize"
      case .small: "\\small"
      case .footnote: "\\footnotesize"
      case .script: "\\scriptsize"
      }
    }

    /// The size of its letters in points; at 7 points they are wider than by the size alone.
    var points: Double {
      switch self {
      case .normal: 10
      case .small: 9
      case .footnote: 8
      case .script: 7.5
      }
    }

    /// The distance of its lines in points.
    var lineHeight: Double {
      switch self {
      case .normal: 12
      case .small: 11
      case .footnote: 9.5
      case .script: 8
      }
    }

    /// Half the room between two columns in points.
    var columnPadding: Double {
      switch self {
      case .normal: 6
      case .small: 5
      case .footnote: 4
      case .script: 2
      }
    }
  }

  /// The line of `article` in points.
  static let line = 345.0
  /// The height of the text of a page of `article` in points, less what surrounds a float.
  static let page = 520.0

  /// The width of a line of text in points.
  ///
  /// - Parameters:
  ///   - text: The text as it is read, not as LaTeX is given it.
  ///   - size: The size of its letters.
  static func width(of text: some StringProtocol, _ size: Size) -> Double {
    text.reduce(0) { $0 + thousandths(of: $1) } / 1000 * size.points
  }

  /// The width of a number that siunitx sets, or an interval of such numbers, in points: a minus sign is that of mathematics, and five digits
  /// or more are in groups of three.
  static func width(ofNumber text: String, _ size: Size) -> Double {
    let groups = text.split { !$0.isNumber }.map { $0.count < 5 ? 0 : ($0.count - 1) / 3 }.reduce(0, +)
    return width(of: text.replacing("-", with: "−"), size) + Double(groups) * 0.17 * size.points
      + (text.contains("e") ? 2 * width(of: "0", size) : 0)
  }

  private static func thousandths(of character: Character) -> Double {
    if let ascii = character.asciiValue, ascii >= 32, Int(ascii) - 32 < letters.count {
      return Double(letters[Int(ascii) - 32])
    }
    // Letters with marks are as wide as without; signs of mathematics and letters of Chinese are wide.
    let scalar = character.unicodeScalars.first
    return switch scalar?.value {
    case (0xC0...0xDE)?: 830
    case (0xDF...0x24F)?: 600
    case (0x2010...0x2012)?: 360
    case (0x2018...0x201A)?: 300
    default: DisplayWidth.of(character) == 0 ? 0 : 1000
    }
  }

  /// The widths of the printable letters of ASCII, from the space on, in thousandths of the font size: those of the European Computer Modern
  /// at 8 points (`ecrm0800.tfm`), which are wider than at 9 and 10.
  private static let letters: [UInt16] = [
    354, 295, 531, 885, 531, 885, 826, 295, 413, 413, 531, 826, 295, 354, 295, 531, 531, 531, 531, 531, 531, 531, 531,
    531, 531, 531, 295, 295, 826, 826, 826, 502, 826, 796, 752, 767, 811, 722, 693, 833, 796, 383, 545, 825, 663, 973,
    796, 826, 722, 826, 781, 590, 767, 796, 796, 1091, 796, 796, 649, 295, 531, 295, 649, 826, 295, 531, 590, 472, 590,
    472, 325, 531, 590, 295, 325, 561, 295, 885, 590, 531, 590, 561, 414, 419, 413, 590, 561, 767, 561, 561, 472, 531,
    295, 531, 649,
  ]
}
