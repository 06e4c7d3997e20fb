/// Text from elsewhere made harmless for a terminal: what would steer it, or turn the order of letters round, is shown instead of obeyed.
package enum TerminalText {
  /// `text` with every character that steers written as `\\u{…}` (a tab or a line end as in Swift), so that it stays on its line.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - keepsLines: Whether line feeds stay: of a text of several lines of our own.
  package static func escaped(_ text: String, keepsLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    return text.unicodeScalars.map { scalar in
      steers(scalar) && !(keepsLines && scalar == "\n") ? escape(scalar) : String(scalar)
    }.joined()
  }

  /// Whether a character does something to a terminal, or to the order or the lines of the text around it, or is nothing that can be seen:
  /// controls, the controls of writing direction (Unicode Standard Annex #9), the separators of lines and paragraphs, and what is ignored in
  /// display (soft hyphens, spaces of no width, tags), but for the joiners and variation selectors that letters and emoji are written with.
  package static func steers(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: break
    }
    let properties = scalar.properties
    return properties.isBidiControl
      || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector && !properties.isJoinControl
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    scalar.properties.generalCategory == .control
      ? scalar.escaped(asASCII: true) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
