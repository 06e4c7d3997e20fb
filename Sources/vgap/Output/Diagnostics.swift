import BenchmarkData
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
    let errors = problems.reduce(0) { $0 + ($1.severity == .error ? $1.count : 0) }
    let warnings = problems.reduce(0) { $0 + $1.count } - errors
    if problems.count > 1 {
      let counts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      text += counts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ") + "\n"
    }
    print(text)
  }

  /// Prints in one line what was decided while a file was read, if anything was.
  static func print(_ decisions: [ReadingDecision], of file: String) {
    guard !decisions.isEmpty else { return }
    let name = file == TableFile.standardInput ? TableFile.standardInputName : file
    print("\(name): read so: \(ReadingDecision.line(decisions)) ('vgap describe' says more)\n")
  }

  /// Prints a text of one or several lines. What is said here may hold names from the data or the command line.
  static func print(_ text: String) {
    _ = StandardStream.error.write(Array(TerminalText.escaped(text, keepsLines: true).utf8))
  }
}
