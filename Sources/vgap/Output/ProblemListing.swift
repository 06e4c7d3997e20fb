import BenchmarkData
import Tables

/// A report on a dataset as text for people: problems by file, then what the dataset holds and a count.
struct ProblemListing {
  var report: ValidationReport
  var usesColor = false
  /// The columns of the terminal; `nil` for lines as long as they are.
  var width: Int?

  /// The text.
  var text: String {
    var lines: [String] = []
    var file: String?
    for problem in report.problems {
      if let place = problem.place, place.file != file {
        if !lines.isEmpty { lines.append("") }
        lines.append(styled(TerminalText.escaped(place.file), "1"))
        file = place.file
      } else if problem.place == nil, file != nil {
        file = nil
        lines.append("")
      }
      lines += self.lines(of: problem)
    }
    if !lines.isEmpty { lines.append("") }
    lines.append(summary)
    return lines.map { $0 + "\n" }.joined()
  }

  /// A problem: its place, severity, message and code, and beneath what was found and what to do.
  private func lines(of problem: Problem) -> [String] {
    let place = [problem.place?.line, problem.place?.column].compactMap { $0.map(String.init) }.joined(separator: ":")
    let color = problem.severity == .error ? "31" : "33"
    let field = problem.place?.field.map { "\($0): " } ?? ""
    let head =
      "  \(place.padded(to: 9)) \(styled(problem.severity.rawValue.padded(to: 7), color))  "
      + "\(TerminalText.escaped(field + problem.message)) \(styled("[\(problem.code)]", "2"))"
    let details = [
      problem.found.map { "found \(Self.quoted($0))" }, problem.expected.map { "expected \(TerminalText.escaped($0))" },
      problem.fix.map { TerminalText.escaped($0) },
    ].compactMap { $0 }
    guard !details.isEmpty else { return [head] }
    return [head] + wrapped(details, indent: 21)
  }

  /// Phrases joined by semicolons, on as few lines as the width allows.
  private func wrapped(_ phrases: [String], indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    guard let width else { return [margin + phrases.joined(separator: "; ")] }
    var lines: [String] = []
    var line = ""
    for phrase in phrases {
      if !line.isEmpty, indent + line.count + 2 + phrase.count > width {
        lines.append(margin + line + ";")
        line = phrase
      } else {
        line += (line.isEmpty ? "" : "; ") + phrase
      }
    }
    return lines + [margin + line]
  }

  /// What the dataset holds, and whether it is sound.
  private var summary: String {
    let contents = report.contents.map { "\($0.count) \(Self.singular($0.name, $0.count))" }.joined(separator: ", ")
    let counts = [(report.errorCount, "error"), (report.warningCount, "warning")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    let verdict =
      report.errorCount > 0
      ? styled("not sound: \(counts.joined(separator: ", "))", "31")
      : counts.isEmpty ? "sound" : "sound, with \(counts[0])"
    let known = report.explained.count
    let explained = known == 0 ? "" : " \(known) known finding\(known == 1 ? " is" : "s are") explained."
    return "\(TerminalText.escaped(report.title)): \(verdict).\(explained)" + (contents.isEmpty ? "" : " \(contents).")
  }

  private static func singular(_ name: String, _ count: Int) -> String {
    count == 1 && name.hasSuffix("s") ? String(name.dropLast()) : name
  }

  private func styled(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// A text between quotation marks, on one line, cut where it is long.
  private static func quoted(_ text: String) -> String {
    let line = TerminalText.escaped(text)
    return line.count > 80 ? "'\(line.prefix(80))…'" : "'\(line)'"
  }
}
