import BenchmarkData
import TableExport
import Tables

/// What is said beside the answer, on standard error: lines for people, or for a program an object of JSON a line.
enum Diagnostics {
  /// The number of problems that are printed to people one by one; `vgap validate` prints all.
  static let limit = 50

  /// Whether a program reads what is said: `VGAP_DIAGNOSTICS=json` asks for it, and standard error is no terminal.
  private static var areForPrograms: Bool {
    environmentVariable("VGAP_DIAGNOSTICS") == "json" && !StandardStream.error.isTerminal
  }

  /// Prints problems: for people one a line up to ``limit``, with a count of their severities at the end if there are several.
  static func print(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    guard !areForPrograms else { return problems.forEach { print(record: .problem($0)) } }
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
    write(text)
  }

  /// Prints what was decided while a file was read, if anything was: for people in one line.
  static func print(_ decisions: [ReadingDecision], of file: String) {
    guard !decisions.isEmpty else { return }
    let name = file == TableFile.standardInput ? TableFile.standardInputName : file
    guard !areForPrograms else { return decisions.forEach { print(record: .decision($0, of: name)) } }
    write("\(name): read so: \(ReadingDecision.line(decisions)) ('vgap describe' says more)\n")
  }

  /// Prints why there is no answer, where that is no problem with a place.
  static func print(failure message: String) {
    guard !areForPrograms else { return print(record: .message("failure", message)) }
    // A name from the data may hold a line end, behind which it could say anything in our name.
    write("error: \(TerminalText.escaped(message))\n")
  }

  /// Prints how the command was misused: the parser's message of several lines, the first of which begins with `Error: `.
  static func print(misuse message: String) {
    guard areForPrograms else { return write(message + "\n") }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("Usage:") && !$0.hasPrefix("  See '") }
    print(record: .message("usage", String(lines.joined(separator: "\n").trimmingPrefix("Error: "))))
  }

  /// Prints a remark of one or several lines.
  static func print(note text: String) {
    guard !areForPrograms else { return print(record: .message("note", text)) }
    write(text + "\n")
  }

  private static func print(record: JSONValue) {
    _ = StandardStream.error.write(Array((record.text(.compact) + "\n").utf8))
  }

  /// Writes a text of one or several lines. What is said here may hold names from the data or the command line.
  private static func write(_ text: String) {
    _ = StandardStream.error.write(Array(TerminalText.escaped(text, keepsLines: true).utf8))
  }
}

/// What a program reads of standard error.
extension JSONValue {
  fileprivate static func problem(_ problem: Problem) -> JSONValue {
    .object(ofPresent: [
      "kind": "problem",
      "code": .string(problem.code.name),
      "severity": .string(problem.severity.rawValue),
      "file": (problem.place?.file).map(JSONValue.string),
      "line": (problem.place?.line).map { .number(Double($0)) },
      "column": (problem.place?.column).map { .number(Double($0)) },
      "field": (problem.place?.field).map(JSONValue.string),
      "found": problem.found.map(JSONValue.string),
      "expected": problem.expected.map(JSONValue.string),
      "fix": problem.fix.map(JSONValue.string),
      "message": .string(problem.message),
      "count": .number(Double(problem.count)),
    ])
  }

  fileprivate static func decision(_ decision: ReadingDecision, of file: String) -> JSONValue {
    .object(ofPresent: [
      "kind": "decision",
      "file": .string(file),
      "field": decision.column.map(JSONValue.string),
      "message": .string(decision.text),
      "count": decision.count.map { .number(Double($0)) },
    ])
  }

  fileprivate static func message(_ kind: String, _ text: String) -> JSONValue {
    ["kind": .string(kind), "message": .string(text)]
  }
}
