/// HTML text from any text.
package enum HTML {
  /// `text` for the content of an element or a quoted attribute.
  package static func escaped(_ text: String) -> String { referring(HumanText.sanitised(text)) }

  /// The same with writing from right to left isolated by characters, which an attribute can hold too.
  package static func isolated(_ text: String) -> String { referring(HumanText.isolated(text)) }

  private static func referring(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// `text` for the content of an element, isolated if it holds writing from right to left.
  static func content(_ text: String) -> String {
    HumanText.isRightToLeft(text) ? "<bdi>\(escaped(text))</bdi>" : escaped(text)
  }

  /// A number in ASCII digits as typography has it: a minus sign, and a power of ten for an exponent.
  static func number(_ digits: String) -> String {
    let parts = digits.split(separator: "e")
    guard parts.count == 2 else { return HumanText.signed(digits) }
    return "\(HumanText.signed(parts[0]))\u{A0}×\u{A0}10<sup>\(HumanText.signed(parts[1]))</sup>"
  }
}
