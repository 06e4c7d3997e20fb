/// A regular expression that a whole text must match.
struct TextPattern {
  private let expression: Regex<AnyRegexOutput>

  /// A pattern; `nil` if it is not a regular expression.
  init?(_ pattern: String) {
    guard let expression = try? Regex(pattern) else { return nil }
    self.expression = expression.matchingSemantics(.unicodeScalar)
  }

  /// Whether all of `text` matches.
  func matches(_ text: String) -> Bool { (try? expression.wholeMatch(in: text)) != nil }
}
