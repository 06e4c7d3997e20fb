import ArgumentParser
import BenchmarkData
import GapAnalysis
import TableExport
import Tables

/// Explanations of the kinds of problems.
enum CodeExplanation {
  /// The word that asks for all of them.
  static let list = "list"

  /// All kinds: those of data, of claims, and of what stands beside the data.
  static let all = DatasetValidator.explanations + ClaimTest.problemCodes + ConfigurationFile.problemCodes

  /// The explanation of a code, or of all if `name` is `list`, as text of a width.
  static func text(of name: String, width: Int) throws -> String {
    guard name != list else {
      let longest = all.map(\.code.name.count).max() ?? 0
      return all.map { explanation in
        let code = explanation.code.name
        let first = explanation.text.split(separator: ". ", maxSplits: 1).first.map(String.init) ?? explanation.text
        return line(code + String(repeating: " ", count: longest - code.count), explanation.severity, first, width)
      }.joined() + "\n\(all.count) codes; `vgap validate --explain CODE` says more about one.\n"
    }
    guard let text = explanation(of: name, width: width) else {
      let near = nearestMatches(to: name, in: all.map(\.code.name))
      throw ValidationError(
        "There is no problem of the code '\(name)'."
          + (near.isEmpty ? " See --explain list." : " Did you mean \(near.joined(separator: " or "))?"))
    }
    return text
  }

  /// The explanation of a code as text of a width; `nil` if there is no such code.
  static func explanation(of name: String, width: Int) -> String? {
    guard let explanation = all.first(where: { $0.code.name == name }) else { return nil }
    let severity =
      explanation.severity.rawValue + (DatasetValidator.strictCodes.contains(explanation.code) ? ", with --strict" : "")
    return "\(explanation.code) (\(severity))\n\n"
      + HumanText.wrapped(explanation.text, width: width).joined(separator: "\n") + "\n"
  }

  private static func line(_ code: String, _ severity: Problem.Severity, _ text: String, _ width: Int) -> String {
    let head = "\(code)  \(severity == .error ? "error  " : "warning")  "
    let room = max(20, width - head.count)
    let stop = text.hasSuffix(".") ? String(text.dropLast()) : text
    return head + (stop.count > room ? stop.prefix(room - 1) + "…" : stop) + "\n"
  }
}
