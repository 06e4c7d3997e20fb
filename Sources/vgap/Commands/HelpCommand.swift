import ArgumentParser
import GapAnalysis
import Tables

/// `vgap help`, in place of the parser's own: it knows measures and methods too.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Show the help of a command, or explain measures, methods, files that are read, and kinds of problems.",
    discussion: """
      Examples:
        vgap help gap
        vgap help measures
        vgap help methods
        vgap help csv
        vgap help rarefied_frontier_gap
        vgap help total-mismatch
      """)

  @Argument(
    help: "A command, 'measures', 'methods', 'csv', or the name of a measure, a method or a kind of problem.",
    completion: .list(HelpTopics.pages + HelpTopics.commandNames))
  var topic: String?

  func run() throws {
    let width = min(StandardStream.output.width ?? 80, 100)
    guard StandardStream.output.write(Array(try text(width: width).utf8)) || StandardStream.readerIsGone else {
      throw ExitCode.failure
    }
  }

  private func text(width: Int) throws -> String {
    guard let topic else { return Vgap.helpMessage() + "\n" }
    switch topic {
    case "measures": return ExplanationGroup.text(of: MeasureExplanations.groups, width: width)
    case "csv": return FileHelp.text(width: width)
    case "methods": return ExplanationGroup.text(of: MethodExplanations.groups, width: width)
    default: break
    }
    if let command = HelpTopics.commands.first(where: { $0.configuration.commandName == topic }) {
      return Vgap.helpMessage(for: command) + "\n"
    }
    let explanations = HelpTopics.explanations(of: topic)
    guard explanations.isEmpty else {
      return explanations.map { $0.lines(width: width).joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
    if let text = CodeExplanation.explanation(of: topic, width: width) { return text }
    let near = nearestMatches(to: topic, in: HelpTopics.all)
    throw ValidationError(
      "There is no help on '\(topic)'." + (near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"))
  }
}

/// What `vgap help` has something to say about.
enum HelpTopics {
  static let pages = ["measures", "methods", "csv"]

  static var commands: [any ParsableCommand.Type] { Vgap.configuration.subcommands }

  static var commandNames: [String] { commands.compactMap { $0.configuration.commandName } }

  static var explanations: [Explanation] {
    (MeasureExplanations.groups + MethodExplanations.groups).flatMap(\.explanations)
  }

  /// The explanations of a name. Rank intervals are called `simultaneous` in options and `rank-simultaneous` in tables.
  static func explanations(of name: String) -> [Explanation] {
    let exact = explanations.filter { $0.name == name }
    guard exact.isEmpty, name.hasPrefix("rank-") else { return exact }
    return RankRule.allCases.map(\.explanation).filter { "rank-" + $0.name == name }
  }

  static var all: [String] {
    pages + commandNames + explanations.map(\.name) + CodeExplanation.all.map(\.code.name)
  }
}
