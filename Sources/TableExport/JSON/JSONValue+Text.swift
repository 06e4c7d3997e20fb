import Tables

extension JSONValue {
  /// How JSON text is laid out.
  public enum Layout: Hashable, Sendable, CaseIterable {
    /// No white space.
    case compact
    /// Two spaces of indentation; arrays and objects that fit into a line of 100 characters stay on it.
    case readable
  }

  /// The value as JSON text (RFC 8259), without a line end.
  ///
  /// `<`, `>` and `&` within strings, and the line separators U+2028 and U+2029, are written as escapes, so that the text can stand
  /// in a script element of a page. A number is the shortest text that reads back to the same double.
  public func text(_ layout: Layout = .readable) -> String {
    var text = ""
    write(to: &text, layout, indentation: 0)
    return text
  }

  private func write(to text: inout String, _ layout: Layout, indentation: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += value == 0 ? "0" : DecimalText.text(of: value) ?? "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      writeItems(values.map { (nil, $0) }, between: ("[", "]"), to: &text, layout, indentation)
    case .object(let members):
      writeItems(members.map { ($0.name, $0.value) }, between: ("{", "}"), to: &text, layout, indentation)
    }
  }

  private func writeItems(
    _ items: [(name: String?, value: JSONValue)], between marks: (String, String), to text: inout String,
    _ layout: Layout, _ indentation: Int
  ) {
    let isOneLine = layout == .compact || items.isEmpty || fits(within: 100 - indentation)
    let inner = indentation + 2
    let spaced = layout == .readable
    text += marks.0
    for (index, item) in items.enumerated() {
      if index > 0 { text += isOneLine && spaced ? ", " : "," }
      if !isOneLine { text += "\n" + String(repeating: " ", count: inner) }
      if let name = item.name {
        Self.write(name, to: &text)
        text += spaced ? ": " : ":"
      }
      item.value.write(to: &text, layout, indentation: inner)
    }
    if !isOneLine { text += "\n" + String(repeating: " ", count: indentation) }
    text += marks.1
  }

  /// Whether the value is short enough for a line; a rough count that stops early.
  private func fits(within width: Int) -> Bool {
    var room = width
    return take(from: &room)
  }

  private func take(from room: inout Int) -> Bool {
    switch self {
    case .null, .bool: room -= 5
    case .number(let value): room -= DecimalText.text(of: value)?.utf8.count ?? 4
    case .string(let value): room -= value.utf8.count + 2
    case .array(let values):
      room -= 2
      for value in values where room >= 0 {
        room -= 2
        guard value.take(from: &room) else { return false }
      }
    case .object(let members):
      room -= 2
      for member in members where room >= 0 {
        room -= member.name.utf8.count + 6
        guard member.value.take(from: &room) else { return false }
      }
    }
    return room >= 0
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ", "<", ">", "&", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
