/// What is no part of the text of a cell: spaces around it, emphasis of Markdown, tags of HTML.
enum CellText {
  /// The text without them.
  static func plain(_ text: String) -> String {
    var scalars = trimmed(text.unicodeScalars.map { $0 })
    if scalars.contains("<") { scalars = withoutTags(scalars) }
    return String(String.UnicodeScalarView(withoutEmphasis(scalars)))
  }

  /// Whether a character is a space of any width, or none to see.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar == " " || (9...13).contains(scalar.value) }
    return scalar.properties.isWhitespace || [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(scalar.value)
  }

  /// The scalars without spaces at the ends.
  static func trimmed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return first == 0 && last == scalars.count - 1 ? scalars : Array(scalars[first...last])
  }

  /// The scalars without the tags of HTML: `<b>`, `</u>`, `<br/>`. A `<` that begins no tag stays.
  static func withoutTags(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "<", let end = tagEnd(scalars, index) {
        index = end
      } else {
        kept.append(scalars[index])
        index += 1
      }
    }
    return trimmed(kept)
  }

  /// Where the tag that begins at `start` ends; `nil` if none begins there.
  static func tagEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    var index = start + 1
    if index < scalars.count, scalars[index] == "/" { index += 1 }
    guard index < scalars.count, isLetter(scalars[index]) else { return nil }
    var quote: Unicode.Scalar?
    while index < scalars.count {
      if let open = quote {
        if scalars[index] == open { quote = nil }
      } else if scalars[index] == "\"" || scalars[index] == "'" {
        quote = scalars[index]
      } else if scalars[index] == ">" {
        return index + 1
      } else if scalars[index] == "<" {
        return nil
      }
      index += 1
    }
    return nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// The scalars without what puts the whole in bold or italics, or makes it code.
  static func withoutEmphasis(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var scalars = scalars
    let marks: [[Unicode.Scalar]] = [["*", "*", "*"], ["*", "*"], ["_", "_"], ["~", "~"], ["`"], ["*"], ["_"]]
    var isChanged = true
    while isChanged {
      isChanged = false
      for mark in marks where scalars.count > 2 * mark.count {
        guard scalars.starts(with: mark), scalars.suffix(mark.count).elementsEqual(mark) else { continue }
        let inner = scalars[mark.count..<(scalars.count - mark.count)]
        // Struck through is no longer said.
        guard mark != ["~", "~"], !inner.contains(mark[0]) else { continue }
        scalars = trimmed(Array(inner))
        isChanged = true
        break
      }
    }
    return scalars
  }
}
