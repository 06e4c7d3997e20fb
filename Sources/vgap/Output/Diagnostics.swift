import Tables

/// What is said beside the answer, on standard error.
enum Diagnostics {
  /// The number of problems that are printed one by one; `vgap validate` prints all.
  static let limit = 50

  /// Prints problems, one a line up to ``limit``, with a count of their severities at the end if there are several.
  static func print(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    var text = problems.prefix(limit).map { "\($0)\n" }.joined()
    if problems.count > limit {
      text += "… and \(problems.count - limit) more: vgap validate lists them all\n"
    }
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    if problems.count > 1 {
      let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      text += counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ") + "\n"
    }
    print(text)
  }

  /// Prints a text as it is.
  static func print(_ text: String) {
    _ = StandardStream.error.write(Array(text.utf8))
  }
}
