/// Keys and names of files from any text.
package enum KebabCase {
  /// A text as a key: lower-case letters and digits, joined by hyphens, with points inside numbers; `nil` if none is left.
  package static func text(of text: String) -> String? {
    var result = ""
    let scalars = Array(ComparableName.folded(text).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else if scalar == ".", index + 1 < scalars.count, ("0"..."9").contains(scalars[index + 1]),
        let last = result.unicodeScalars.last, ("0"..."9").contains(last)
      {
        result.append(".")
      } else if !result.isEmpty, result.last != "-", result.last != "." {
        result.append("-")
      }
    }
    while result.last == "-" || result.last == "." { result.removeLast() }
    return result.isEmpty ? nil : result
  }

  /// The first of `stem`, `stem-2`, `stem-3` and so on that is free.
  package static func free(_ stem: String, unless isTaken: (String) -> Bool) -> String {
    var key = stem
    var number = 2
    while isTaken(key) {
      key = "\(stem)-\(number)"
      number += 1
    }
    return key
  }
}
