import TableExport

/// What a name in the output means, and where it comes from.
struct Explanation: Hashable, Sendable {
  /// The name, as it is written on the command line and in tables.
  var name: String
  /// What it is.
  var text: String
  /// Where it is from.
  var source: String

  init(_ name: String, _ text: String, source: String) {
    self.name = name
    self.text = text
    self.source = source
  }

  /// The explanation in lines of at most `width` characters.
  func lines(width: Int) -> [String] {
    [name] + [text, source].flatMap { HumanText.wrapped($0, width: width - 2) }.map { "  " + $0 }
  }
}

/// Explanations of one kind, under a title.
struct ExplanationGroup: Hashable, Sendable {
  var title: String
  var explanations: [Explanation]

  /// The groups as the text of a help page.
  static func text(of groups: [ExplanationGroup], width: Int) -> String {
    groups.map { group in
      group.title.uppercased() + "\n\n"
        + group.explanations.map { $0.lines(width: width).joined(separator: "\n") }.joined(separator: "\n\n")
    }.joined(separator: "\n\n") + "\n"
  }
}
