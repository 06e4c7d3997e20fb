import Foundation

/// Names as people compare them: without case, spaces, punctuation and accents.
package enum ComparableName {
  /// The letters and digits of a name in lower case, without accents, look-alikes of other scripts made Latin.
  ///
  /// A point between two digits stays ("1.1" is not "11"), two numbers that only a separator parts stay apart, and the letter v
  /// before a number is left out where it begins a word ("Kling v1.6" is "Kling 1.6").
  package static func text(_ name: String) -> String {
    if let plain = plainText(name) { return plain }
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

  /// The same of a name in ASCII, which most are; `nil` of others.
  private static func plainText(_ name: String) -> String? {
    var name = name
    return name.withUTF8 { bytes -> String? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      let point = UInt8(ascii: ".")
      func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count)
      var separator: UInt8?
      for (index, byte) in bytes.enumerated() {
        let letter = lowercased(byte)
        guard (0x61...0x7A).contains(letter) || isDigit(letter) else {
          separator = separator == point ? separator : byte
          continue
        }
        let startsWord = index == 0 || separator != nil
        if letter == UInt8(ascii: "v"), startsWord, index + 1 < bytes.count, isDigit(bytes[index + 1]) { continue }
        if let separator, isDigit(result.last), isDigit(letter) {
          result.append(separator == point ? point : UInt8(ascii: "-"))
        }
        result.append(letter)
        separator = nil
      }
      return String(decoding: result, as: UTF8.self)
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// The letters and digits of a header in lower case, and nothing else.
  static func header(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      let letters = name.utf8.map(lowercased).filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      return String(decoding: letters, as: UTF8.self)
    }
    return String(
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
