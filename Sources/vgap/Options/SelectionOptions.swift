import ArgumentParser
import BenchmarkData
import GapAnalysis
import Tables

/// What is compared, and which evaluations count.
struct SelectionOptions: ParsableArguments {
  @Option(help: "The benchmark, by its id. May be left out where the dataset has just one.")
  var benchmark: String?

  @Option(help: "What is compared: total, or the id of a group or a dimension.")
  var dimension: String = "total"

  @Option(help: "The last date that counts (2024, 2024-02 or 2024-02-29).")
  var asOf: CalendarDate?

  @Option(help: "Which evaluations of a system count.")
  var evaluations: EvaluationPolicy = .newest

  @Option(help: "What becomes of systems that lack a dimension.")
  var missing: MissingDimensionPolicy = .complete

  @Flag(help: "Leave out systems of which only a published total is public.")
  var composedOnly = false

  @Option(help: "Which date of a system counts.")
  var dateKind: System.DateKind = .released

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      """
      Keep systems for which this holds (access=open, country=CN, modality=image, …), or rows of a file and votes that have this value in \
      a column (language=English); may be repeated: of several values of one field or column one is enough, different ones must all hold.
      """, valueName: "field=value"),
    transform: Condition.init(text:))
  var conditions: [Condition] = []

  @Option(
    help: """
      Where standard errors come from when the source prints none; re-evaluation models them from systems that were measured \
      twice.
      """)
  var errorModel: ErrorModel = .none

  @Option(
    help: """
      Whether systems count that were derived from another's, directly or through others: any; own leaves out those on another \
      organization's base, own-country those on another country's.
      """)
  var bases: BasePolicy = .any

  /// The choices, whose filters must fit some system of the dataset.
  func selection(in dataset: Dataset) throws -> Selection {
    let filters = conditions.compactMap(\.system)
    try dataset.requireMatches(of: filters)
    return Selection(
      quantity: dimension, policy: evaluations, missing: missing, includesPublished: !composedOnly, asOf: asOf,
      dateKind: dateKind, filters: filters, errorModel: errorModel, bases: bases)
  }

  /// The conditions on the rows of a file.
  var rowFilters: [RowFilter] {
    var filters: [RowFilter] = []
    for condition in conditions {
      if let index = filters.firstIndex(where: { $0.column == condition.field }) {
        filters[index].values.append(condition.value)
      } else {
        filters.append(
          RowFilter(column: condition.field, values: [condition.value], isOfVotesOnly: condition.system != nil))
      }
    }
    return filters
  }

  /// Whether the total of any of several benchmarks may be meant.
  func isOpen(in dataset: Dataset) -> Bool {
    benchmark == nil && dataset.benchmarks.count > 1 && dimension == Quantity.total.name
  }

  /// The benchmark that was named, or the only one.
  func benchmarkID(in dataset: Dataset) throws -> Benchmark.ID {
    if let benchmark { return Benchmark.ID(benchmark) }
    try dataset.requireBenchmarks()
    guard let only = dataset.benchmarks.keys.first, dataset.benchmarks.count == 1 else {
      throw ValidationError(
        "The dataset has several benchmarks; choose one with --benchmark: "
          + dataset.benchmarks.keys.map(\.text).joined(separator: ", "))
    }
    return only
  }

  /// The board; an error that names the dimensions where a total was asked for which the benchmark does not define.
  func scoreboard(of dataset: Dataset) throws -> Scoreboard {
    let board = try boardOrNothing(of: dataset)
    guard board.definesNothing else { return board }
    throw ValidationError(
      "\(board.benchmark.id) defines no total: choose a dimension with --dimension: "
        + board.benchmark.quantityNames.dropFirst().joined(separator: ", "))
  }

  /// The board, without systems where the benchmark does not define what was asked for.
  func boardOrNothing(of dataset: Dataset) throws -> Scoreboard {
    try Scoreboard(of: benchmarkID(in: dataset), in: dataset, selection: selection(in: dataset))
  }
}

/// What `--where` takes: a field of systems, or a column of a file, and a value.
struct Condition {
  /// The name of the field or the column.
  var field: String
  /// The value.
  var value: String

  /// Reads `field=value`.
  init(text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw ValidationError("write field=value, where the field is \(Self.fields), or a column of the file")
    }
    (field, value) = (parts[0], parts[1])
  }

  /// The fields of systems.
  static var fields: String { Filter.Field.allCases.map(\.rawValue).joined(separator: ", ") }

  /// The condition on systems, if the field is one of theirs.
  var system: Filter? { Filter.Field(rawValue: field).map { Filter(field: $0, value: value) } }
}

/// The values of an option, for its help.
func names<Choice: RawRepresentable<String> & CaseIterable>(of _: Choice.Type) -> String {
  Choice.allCases.map(\.rawValue).joined(separator: ", ")
}

extension Dataset {
  /// Throws where nothing has a score, as of votes before ratings are made of them.
  func requireBenchmarks() throws {
    guard benchmarks.isEmpty else { return }
    if votes.isEmpty, rankings.isEmpty { throw Failure("the dataset has no scores") }
    throw ValidationError(
      "The dataset has \(rankings.isEmpty ? "votes" : "rankings") and no scores: vgap rank makes ratings of them.")
  }
}
