/// A name as boards print it: a link, in bold, with a medal before it.
struct NameText: Hashable, Sendable {
  /// The name alone.
  var text: String
  /// The address on the web that it links to.
  var address: String?

  /// Takes the text of a cell apart. What is left of it, if anything, is the name; else the text is.
  init(_ cell: String) {
    text = cell
    guard Self.mayBeDecorated(cell) else { return }
    var scalars = CellText.trimmed(cell.unicodeScalars.map { $0 })
    address = Self.takeHTMLLink(scalars)
    if scalars.contains("<") { scalars = CellText.withoutTags(scalars) }
    while let (rest, target) = Self.withoutFirstLink(scalars) {
      scalars = rest
      address = address ?? target
    }
    address = address.flatMap(Self.webAddress)
    scalars = Self.withoutEntities(scalars)
    var before: [Unicode.Scalar]
    repeat {
      before = scalars
      scalars = CellText.withoutEmphasis(CellText.trimmed(Self.withoutEmoji(scalars)))
    } while scalars != before
    let name = String(String.UnicodeScalarView(scalars.map { CellText.isSpace($0) ? " " : $0 }))
    if !name.isEmpty { text = name }
  }

  /// Whether there is anything to take off: most names are plain.
  private static func mayBeDecorated(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, let last = cell.utf8.last else { return false }
    if first <= 32 || last <= 32 { return true }
    return cell.utf8.contains { byte in
      byte >= 0x80 || "[<*_`&".utf8.contains(byte)
    }
  }

  // MARK: Links

  /// A text as an address on the web; `nil` if it is none.
  static func webAddress(_ text: String) -> String? {
    let start = text.prefix(8).lowercased()
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.properties.generalCategory != .control }
    return isPlain && (start.hasPrefix("http://") || start == "https://") ? text : nil
  }

  /// The address of the first `<a href="…">`.
  private static func takeHTMLLink(_ scalars: [Unicode.Scalar]) -> String? {
    for start in scalars.indices where scalars[start] == "<" {
      guard let end = CellText.tagEnd(scalars, start) else { continue }
      let tag = String(String.UnicodeScalarView(scalars[start..<end]))
      guard tag.lowercased().hasPrefix("<a"), let range = tag.lowercased().firstRange(of: "href=") else { continue }
      let value = tag[
        tag.index(
          tag.startIndex, offsetBy: tag.lowercased().distance(from: tag.lowercased().startIndex, to: range.upperBound))...
      ]
      if let quote = value.first, quote == "\"" || quote == "'" {
        return value.dropFirst().split(separator: quote, omittingEmptySubsequences: false).first.map(String.init)
      }
      return value.split { $0 == " " || $0 == ">" }.first.map(String.init)
    }
    return nil
  }

  /// The scalars with the first `[text](address)` made its text; `nil` if there is none.
  private static func withoutFirstLink(_ scalars: [Unicode.Scalar]) -> ([Unicode.Scalar], String?)? {
    guard let middle = scalars.indices.dropLast().first(where: { scalars[$0] == "]" && scalars[$0 + 1] == "(" }) else {
      return nil
    }
    var depth = 1
    var start = middle
    while start > 0, depth > 0 {
      start -= 1
      if scalars[start] == "]" { depth += 1 }
      if scalars[start] == "[" { depth -= 1 }
    }
    var end = middle + 1
    var open = 0
    repeat {
      if scalars[end] == "(" { open += 1 }
      if scalars[end] == ")" { open -= 1 }
      end += 1
    } while end < scalars.count && open > 0
    guard depth == 0, open == 0 else { return nil }
    let target = scalars[(middle + 2)..<(end - 1)].split(separator: " ").first ?? []
    // A picture is no text.
    let isPicture = start > 0 && scalars[start - 1] == "!"
    let text = isPicture ? [] : Array(scalars[(start + 1)..<middle])
    let before = scalars[..<(isPicture ? start - 1 : start)]
    return (Array(before) + text + Array(scalars[end...]), isPicture ? nil : String(String.UnicodeScalarView(target)))
  }

  // MARK: Decoration

  private static func withoutEntities(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains("&") else { return scalars }
    var text = String(String.UnicodeScalarView(scalars))
    for (entity, character) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&"),
    ] {
      text.replace(entity, with: character)
    }
    return text.unicodeScalars.map { $0 }
  }

  /// The scalars without medals and other emoji at the ends.
  private static func withoutEmoji(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let first = scalars.firstIndex(where: { !isEmoji($0) && !CellText.isSpace($0) }),
      let last = scalars.lastIndex(where: { !isEmoji($0) && !CellText.isSpace($0) })
    else { return scalars }
    return Array(scalars[first...last])
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80
      && (scalar.properties.isEmojiPresentation || scalar == "\u{FE0F}" || scalar == "\u{20E3}"
        || scalar.properties.isEmojiModifier
        || scalar.properties.isEmoji && scalar.properties.generalCategory == .otherSymbol)
  }
}
