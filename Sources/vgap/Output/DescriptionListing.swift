import ArgumentParser
import BenchmarkData
import Tables

/// What was understood of a file or a dataset, as text for people.
struct DescriptionListing {
  private let file: FileDescription?
  private let dataset: Dataset?

  /// A listing of a file.
  init(_ file: FileDescription) {
    self.file = file
    dataset = file.dataset
  }

  /// A listing of a data package.
  init(dataset: Dataset) {
    file = nil
    self.dataset = dataset
  }

  /// What is wrong or doubtful.
  var problems: [Problem] { file?.problems ?? dataset?.problems ?? [] }

  /// The text.
  var text: String {
    var lines: [String] = []
    if let file {
      lines.append("\(file.name): \(file.form), \(file.encoding), \(Self.counted(file.rowCount, "row"))")
      lines.append(file.kind.map { "It holds \($0)." } ?? "What it holds is not known.")
      lines += ["", "Columns"] + columns(file)
      if !file.decisions.isEmpty {
        lines +=
          ["", "Decided"]
          + file.decisions.map { decision in
            let places = decision.places.compactMap(\.line).map(String.init).joined(separator: ", ")
            return "  " + ReadingDecision.line([decision]) + (places.isEmpty ? "" : " (line \(places))")
          }
      }
    } else if let dataset {
      lines.append("\(dataset.title): a data package")
    }
    if let dataset {
      lines += ["", "Holds"] + contents(dataset)
      let hasErrors = problems.contains { $0.severity == .error }
      lines +=
        ["", hasErrors ? "Answers, once the errors are mended or left out with --lenient" : "Answers"]
        + answers(dataset)
    }
    return lines.map { TerminalText.escaped($0) + "\n" }.joined()
  }

  private func answers(_ dataset: Dataset) -> [String] {
    let contents = DatasetContents(of: dataset)
    return HelpTopics.commands.compactMap { $0 as? any AnsweringCommand.Type }.map { command in
      let name = (command.configuration.commandName ?? "").padded(to: 10)
      return "  \(name)  \(command.obstacle(in: contents).map { "no: \($0)" } ?? "yes")"
    }
  }

  private func columns(_ file: FileDescription) -> [String] {
    let headers = file.columns.map { TerminalText.escaped($0.header) }
    let width = min(headers.map(\.count).max() ?? 0, 40)
    let meanings = file.columns.map { $0.meaning ?? "(not used)" }
    let meaningWidth = meanings.map(\.count).max() ?? 0
    return file.columns.enumerated().map { index, column in
      var parts = [column.convention]
      if let example = column.example {
        parts.append("'\(Self.cut(example))'" + (column.reading.map { " is \(Self.cut($0))" } ?? ""))
      }
      if column.missingCount > 0 { parts.append("\(column.missingCount) missing") }
      return "  \(headers[index].padded(to: width))  \(meanings[index].padded(to: meaningWidth))  "
        + parts.joined(separator: "; ")
    }
  }

  private func contents(_ dataset: Dataset) -> [String] {
    var lines: [String] = []
    let scored = dataset.evaluations.values.reduce(0) { $0 + $1.scores.count }
    lines.append(
      "  \(Self.counted(dataset.systems.count, "system")), \(Self.counted(scored, "score")), "
        + "\(Self.counted(dataset.votes.count, "vote"))")
    var counts: [String: Int] = [:]
    for system in dataset.systems.values { counts[dataset.country(of: system)?.text ?? "", default: 0] += 1 }
    let named = counts.filter { !$0.key.isEmpty }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !named.isEmpty {
      lines.append(
        "  countries: \(named.prefix(8).map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
          + (named.count > 8 ? " and \(named.count - 8) more" : ""))
    }
    if let none = counts[""], !dataset.systems.isEmpty { lines.append("  without a country: \(none)") }
    let dates = dataset.systems.values.compactMap(\.releasedOn).sorted()
    if let first = dates.first, let last = dates.last {
      lines.append("  released from \(first) to \(last); \(dataset.systems.count - dates.count) without a date")
    }
    for benchmark in dataset.benchmarks.values.prefix(8) {
      let dimensions = benchmark.dimensions.values.prefix(8).map { dimension in
        "\(dimension.name) (\(dimension.unit), \(dimension.higherIsBetter ? "higher" : "lower") is better)"
      }
      let more = benchmark.dimensions.count - dimensions.count
      lines.append(
        "  \(benchmark.id): \(dimensions.joined(separator: ", "))" + (more > 0 ? " and \(more) more" : ""))
    }
    return lines
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func cut(_ text: String) -> String { text.count > 40 ? text.prefix(39) + "…" : text }
}
