import Foundation

/// Names as people compare them: without case, spaces, punctuation and accents.
package enum ComparableName {
  /// The letters and digits of a name in lower case, without accents, look-alikes of other scripts made Latin.
  ///
  /// A point between two digits stays ("1.1" is not "11"), two numbers that only a separator parts stay apart, and the letter v
  /// before a number is left out where it begins a word ("Kling v1.6" is "Kling 1.6").
  package static func text(_ name: String) -> String {
    let scalars = Array(folded(name).unicodeScalars.map { lookAlikes[$0] ?? $0 })
    var result = String.UnicodeScalarView()
    var separator: Unicode.Scalar?
    for (index, scalar) in scalars.enumerated() {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        separator = separator == "." ? separator : scalar
        continue
      }
      let startsWord = index == 0 || separator != nil
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if scalar == "v", startsWord, isDigit(next) { continue }
      if let separator, isDigit(result.last), isDigit(scalar) { result.append(separator == "." ? "." : "-") }
      result.append(scalar)
      separator = nil
    }
    return String(result)
  }

  /// The letters and digits of a header in lower case, and nothing else.
  static func header(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        folded(name).unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  /// A text in lower case, without accents.
  static func folded(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil).lowercased()
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  /// Cyrillic and Greek small letters that look like Latin ones (Unicode Technical Standard 39, confusables).
  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "к": "k",
    "м": "m", "т": "t", "в": "b", "н": "h", "ο": "o", "ν": "v", "ρ": "p", "α": "a", "ι": "i", "κ": "k", "υ": "u",
  ]
}
