import ArgumentParser
import Tables

/// What was probably meant by a wrong value of an option or a wrong command.
///
/// The parser suggests options by itself. For values it only lists the valid ones, in its message, which is all that it
/// gives away about the error.
enum UsageAdvice {
  /// The parser's message with a suggestion put in, if there is one near enough.
  static func advising(_ message: String, commands: [any ParsableCommand.Type]) -> String {
    if let words = message.firstRange(of: "nexpected argument"),
      let command = message[words.upperBound...].split(separator: "'", maxSplits: 2).dropFirst().first,
      let near = nearestMatches(to: String(command), in: commands.compactMap { $0.configuration.commandName }, limit: 1)
        .first
    {
      return message.replacing("\n", with: ". Did you mean '\(near)'?\n", maxReplacements: 1)
    }
    if let sides = sides(in: message, commands) {
      return message.replacing("\n", with: ". Did you mean --between \(sides)?\n", maxReplacements: 1)
    }
    guard let value = quoted(in: message, after: "The value "),
      let list = message.firstRange(of: "Please provide one of"),
      let near = nearestMatches(to: value, in: values(in: message[list.upperBound...]), limit: 1).first
    else { return message }
    var advised = message
    advised.replaceSubrange(list, with: "Did you mean '\(near)'? " + message[list])
    return advised
  }

  /// The two sides of a comparison, where they were given without their option.
  private static func sides(in message: String, _ commands: [any ParsableCommand.Type]) -> String? {
    guard message.contains("2 unexpected arguments: "),
      let command = commands.first(where: { message.contains("vgap \($0.configuration.commandName ?? "") ") }),
      Vgap.helpMessage(for: command).contains("\n  --between ")
    else { return nil }
    let names = message.split(separator: "\n")[0].split(separator: "'", omittingEmptySubsequences: false)
    return names.count == 5 ? "\(names[1]) \(names[3])" : nil
  }

  private static func quoted(in message: String, after words: String) -> String? {
    guard let start = message.firstRange(of: words + "'") else { return nil }
    return message[start.upperBound...].split(separator: "'", maxSplits: 1).first.map(String.init)
  }

  /// The words between quotation marks, or after the dashes of a list.
  private static func values(in text: Substring) -> [String] {
    let lines = text.split(separator: "\n")
    let dashed = lines.filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    guard dashed.isEmpty, let line = lines.first else { return dashed }
    return line.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}
