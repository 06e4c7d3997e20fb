/// Running text for a terminal.
public enum Paragraph {
  /// A text in lines of at most `width` columns, each behind `indent` spaces; one line where there is no width.
  ///
  /// Wide characters count as two columns. Control characters in the text reach no terminal.
  public static func lines(_ text: String, width: Int?, indent: Int = 0) -> [String] {
    let clean = HumanText.isolated(text)
    let room = width.map { max(20, $0 - indent) }
    let lines = room.map { HumanText.wrapped(clean, width: $0) } ?? [clean]
    return lines.map { String(repeating: " ", count: indent) + $0 }
  }
}
