/// The words that stand for no value in columns of numbers and dates.
///
/// In other columns they are texts like any other: a system may be called "NA", and a country is.
enum MissingWord {
  /// The words in lower case.
  static let words: Set<String> = [
    "", "-", "--", "---", "–", "—", "―", "−", "n/a", "na", "n.a.", "n.a", "<na>", "#n/a", "#na", "#nv", "n/d", "k.a.",
    "tbd", "tba",
    "t.b.d.", "nan", "none", "null", "nil", "nat", "missing", "not available", "not reported", "not applicable", "?",
    "…", "...",
    "/", "\\", "无", "暂无", "未知",
  ]

  /// Whether a text is one of them, in any case, spaces and emphasis apart.
  static func isMissing(_ text: String) -> Bool {
    // Nearly every cell begins with a digit.
    if let first = text.utf8.first, (48...57).contains(first) { return false }
    return words.contains(CellText.plain(text).lowercased())
  }
}
