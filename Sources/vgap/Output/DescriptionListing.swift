import ArgumentParser
import BenchmarkData
import TableExport
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
    lines.append(title)
    if let file {
      lines.append(kind(file))
      lines += ["", "Columns"] + columns(file)
      if !file.decisions.isEmpty { lines += ["", "Decided"] + decisions(file).map { "  " + $0 } }
    }
    if let dataset {
      lines += ["", "Holds"] + contents(dataset).map { "  " + $0 }
      let hasErrors = problems.contains { $0.severity == .error }
      lines +=
        ["", hasErrors ? "Answers, once the errors are mended or left out with --lenient" : "Answers"]
        + answers(dataset).map { "  \($0.command.padded(to: 10))  \($0.obstacle.map { "no: \($0)" } ?? "yes")" }
    }
    return lines.map { TerminalText.escaped($0) + "\n" }.joined()
  }

  /// The columns of a file as a table, with the rest of the text as notes. A data package has the table without a row.
  func document() throws(TableError) -> TableDocument {
    let columns = file?.columns ?? []
    let table = try Table([
      Column(.header, columns.map(\.header)), Column(.meaning, columns.map(\.meaning)),
      Column(.convention, columns.map(\.convention)), Column(.example, columns.map(\.example)),
      Column(.reading, columns.map(\.reading)), Column(.missingCells, columns.map(\.missingCount)),
    ])
    return TableDocument(
      name: "description", title: title, caption: file.map(kind), table: table,
      notes: (file.map(decisions) ?? []) + (dataset.map(contents) ?? [])
        + (dataset.map(answers) ?? []).map { "\($0.command): \($0.obstacle.map { "no, \($0)" } ?? "yes")" })
  }

  private var title: String {
    if let file { return "\(file.name): \(file.form), \(file.encoding), \(Self.counted(file.rowCount, "row"))" }
    return "\(dataset?.title ?? ""): a data package"
  }

  private func kind(_ file: FileDescription) -> String {
    file.kind.map { "It holds \($0)." } ?? "What it holds is not known."
  }

  private func decisions(_ file: FileDescription) -> [String] {
    file.decisions.map { decision in
      let places = decision.places.compactMap(\.line).map(String.init).joined(separator: ", ")
      return ReadingDecision.line([decision]) + (places.isEmpty ? "" : " (line \(places))")
    }
  }

  /// The commands that answer from a dataset, or why they cannot.
  private func answers(_ dataset: Dataset) -> [(command: String, obstacle: String?)] {
    let contents = DatasetContents(of: dataset)
    return HelpTopics.commands.compactMap { $0 as? any AnsweringCommand.Type }
      .map { ($0.configuration.commandName ?? "", $0.obstacle(in: contents)) }
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
      "\(Self.counted(dataset.systems.count, "system")), \(Self.counted(scored, "score")), "
        + (dataset.rankings.isEmpty
          ? Self.counted(dataset.votes.count, "vote") : Self.counted(dataset.rankings.count, "ranking")))
    var counts: [String: Int] = [:]
    for system in dataset.systems.values { counts[dataset.country(of: system)?.text ?? "", default: 0] += 1 }
    let named = counts.filter { !$0.key.isEmpty }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if !named.isEmpty {
      lines.append(
        "countries: \(named.prefix(8).map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
          + (named.count > 8 ? " and \(named.count - 8) more" : ""))
    }
    if let none = counts[""], !dataset.systems.isEmpty { lines.append("without a country: \(none)") }
    let dates = dataset.systems.values.compactMap(\.releasedOn).sorted()
    if let first = dates.first, let last = dates.last {
      lines.append("released from \(first) to \(last); \(dataset.systems.count - dates.count) without a date")
    }
    for benchmark in dataset.benchmarks.values.prefix(8) {
      let dimensions = benchmark.dimensions.values.prefix(8).map { dimension in
        "\(dimension.name) (\(dimension.unit), \(dimension.higherIsBetter ? "higher" : "lower") is better)"
      }
      let more = benchmark.dimensions.count - dimensions.count
      lines.append(
        "\(benchmark.id): \(dimensions.joined(separator: ", "))" + (more > 0 ? " and \(more) more" : ""))
    }
    return lines
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func cut(_ text: String) -> String { text.count > 40 ? text.prefix(39) + "…" : text }
}

// What is said of the columns of a file.

extension ColumnDefinition<String> {
  fileprivate static var header: Self { Self("column", description: "What the file calls the column") }
  fileprivate static var meaning: Self { Self("meaning", description: "What it is used as; nothing if it is not used") }
  fileprivate static var convention: Self { Self("convention", description: "How its cells are written") }
  fileprivate static var example: Self { Self("example", description: "The first of its cells that is not empty") }
  fileprivate static var reading: Self {
    Self("reading", title: "Read as", description: "What that cell was read as, where it is another text")
  }
}

extension ColumnDefinition<Int> {
  fileprivate static var missingCells: Self { Self("missing", description: "How many of its cells hold no value") }
}
