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
      "Keep systems for which this holds: access=open, country=CN, modality=image, …; may be repeated.",
      valueName: "field=value"),
    transform: Filter.init(text:))
  var conditions: [Filter] = []

  @Option(
    help: """
      Where standard errors come from when the source prints none; re-evaluation models them from systems that were measured \
      twice.
      """)
  var errorModel: ErrorModel = .none

  /// The choices, whose filters must fit some system of the dataset.
  func selection(in dataset: Dataset) throws -> Selection {
    try dataset.requireMatches(of: conditions)
    return Selection(
      quantity: dimension, policy: evaluations, missing: missing, includesPublished: !composedOnly, asOf: asOf,
      dateKind: dateKind, filters: conditions, errorModel: errorModel)
  }

  /// Whether the total of any of several benchmarks may be meant.
  func isOpen(in dataset: Dataset) -> Bool {
    benchmark == nil && dataset.benchmarks.count > 1 && dimension == Quantity.total.name
  }

  /// The benchmark that was named, or the only one.
  func benchmarkID(in dataset: Dataset) throws -> Benchmark.ID {
    if let benchmark { return Benchmark.ID(benchmark) }
    if dataset.benchmarks.isEmpty, dataset.votes.isEmpty { throw Failure("the dataset has no scores") }
    guard let only = dataset.benchmarks.keys.first, dataset.benchmarks.count == 1 else {
      throw ValidationError(
        dataset.benchmarks.isEmpty
          ? "The dataset has votes and no scores: vgap rank makes ratings of them."
          : "The dataset has several benchmarks; choose one with --benchmark: "
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

/// The values of an option, for its help.
func names<Choice: RawRepresentable<String> & CaseIterable>(of _: Choice.Type) -> String {
  Choice.allCases.map(\.rawValue).joined(separator: ", ")
}
