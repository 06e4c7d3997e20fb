/// Typst text from any text.
enum Typst {
  /// `text` as a string of Typst's code, which shows as it is wherever content may stand: nothing in it is markup.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in HumanText.sanitised(text).unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// `text` as such a string whose long words may be broken behind signs that join the parts of a name, and all behind hyphens, as TeX does.
  static func breakable(_ text: String) -> String {
    let words = HumanText.sanitised(text).split(separator: " ", omittingEmptySubsequences: false)
    let parts = words.map { LaTeX.parts(of: $0).map { string(String($0)).dropFirst().dropLast() } }
    let pieces = parts.map { $0.joined(separator: "\u{200B}").replacing("-", with: "-\u{200B}") }
    return "\"" + pieces.joined(separator: " ") + "\""
  }

  /// A number in ASCII digits as typography has it, as content.
  ///
  /// - Parameters:
  ///   - digits: The number.
  ///   - missingDecimals: How many decimals it has less than its column: spaces as wide as figures stand for them.
  ///   - lacksPoint: Whether a space as wide as a point stands for that too.
  static func number(_ digits: String, missingDecimals: Int, lacksPoint: Bool) -> String {
    let parts = digits.split(separator: "e")
    guard parts.count == 2 else {
      let space = (lacksPoint ? "\u{2008}" : "") + String(repeating: "\u{2007}", count: missingDecimals)
      return string(HumanText.signed(digits) + space)
    }
    return "$\(parts[0]) times 10^(\(parts[1]))$"
  }
}
