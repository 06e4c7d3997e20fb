internal import Tables

/// What is said beside the answer, on standard error.
enum Diagnostics {
  /// Prints problems, one a line, with a count of their severities at the end if there are several.
  static func print(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    var text = problems.map { "\($0)\n" }.joined()
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
