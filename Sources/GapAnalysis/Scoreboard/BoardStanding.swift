public import Quantities
public import BenchmarkData
public import StatisticsCore
public import Tables

/// Where one system stands on a board: its total, groups and dimensions, with their errors and ranks.
public struct BoardStanding: Sendable {
  /// What is known of one quantity.
  public struct Row: Sendable {
    /// The quantity, as options name it.
    public var quantity: String
    /// Its name for people.
    public var label: String
    /// The unit of the score.
    public var unit: Unit
    /// Whether a larger score is a better one.
    public var higherIsBetter: Bool
    /// The score; `nil` where dimensions are missing.
    public var score: ComposedScore?
    /// The interval of the score; `nil` without a standard error.
    public var interval: ConfidenceInterval?
    /// The rank among the systems of the board that have a score on it.
    public var rank: Int?
    /// The number of these systems, this one among them.
    public var count: Int
    /// The dimensions that are missing.
    public var missing: [Dimension.ID]
  }

  /// The benchmark.
  public let benchmark: Benchmark
  /// The system.
  public let system: System
  /// The rows: the total, the groups, the dimensions.
  public let rows: [Row]
  /// The board of the total.
  public let board: Scoreboard

  /// The standing of a system.
  ///
  /// - Throws: ``AnalysisError`` as boards do, or if the dataset has no such system.
  public init(
    of system: System.ID, on benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection = Selection(),
    level: Double = 0.95
  ) throws(AnalysisError) {
    guard let record = dataset.benchmarks[benchmark] else {
      throw .unknownBenchmark(benchmark.text, known: dataset.benchmarks.keys.map(\.text))
    }
    guard let known = dataset.systems[system] else {
      throw .unknownSide(system.text, grouping: "system", known: dataset.systems.keys.map(\.text))
    }
    self.benchmark = record
    self.system = known
    let own = dataset.evaluations(on: benchmark).filter { $0.system == system }
    var rows: [Row] = []
    var total: Scoreboard?
    for name in record.quantityNames {
      var selection = selection
      selection.quantity = name
      let board = try Scoreboard(of: benchmark, in: dataset, selection: selection)
      if total == nil { total = board }
      let position = board.entries.firstIndex { $0.system.id == system }
      let score = position.map { board.entries[$0].score }
      let needed = Composition(of: board.quantity, on: record)?.terms.map(\.dimension.id) ?? []
      let interval = score.flatMap { try? $0.interval(level: level) }
      rows.append(
        Row(
          quantity: name, label: Self.label(of: name, on: record), unit: board.unit,
          higherIsBetter: board.higherIsBetter,
          score: score, interval: interval, rank: position.map { board.ranks()[$0] }, count: board.count,
          missing: needed.filter { id in !own.contains { $0.scores[id] != nil } }))
    }
    guard let total else { throw .unknownQuantity("total", benchmark: benchmark.text, known: []) }
    board = total
    self.rows = rows
  }

  private static func label(of name: String, on benchmark: Benchmark) -> String {
    if let dimension = benchmark.dimensions[Dimension.ID(name)] { return dimension.name }
    return benchmark.groups[DimensionGroup.ID(name)]?.name ?? name.capitalizedFirst
  }

  /// The rows as a table: `quantity`, `label`, `estimate`, `std_error`, `ci_lower`, `ci_upper`, `ci_level`, `ci_method`, `ci_kind`, `rank`,
  /// `n`, `videos`, `unit`, `higher_is_better`, `status`, `note`.
  public func table() throws(TableError) -> Table {
    try Table([
      Column(.system, rows.map { _ in system.id.text }),
      Column(.benchmark, rows.map { _ in benchmark.id.text }),
      Column(.dimension, rows.map(\.quantity)),
      Column(.label, rows.map(\.label)),
      Column(.estimate, rows.map { $0.score?.value }),
      Column(.standardError, rows.map { $0.score?.standardError }),
      Column(.intervalLower, rows.map { $0.interval?.lower }),
      Column(.intervalUpper, rows.map { $0.interval?.upper }),
      Column(.intervalLevel, rows.map { $0.interval?.level }),
      Column(.intervalMethod, rows.map { $0.interval?.method.name }),
      Column(.intervalKind, rows.map { ($0.interval == nil ? UncertaintyKind.none : .measurement).rawValue }),
      Column(.rank, rows.map { $0.rank.map(Double.init) }),
      Column(.count, rows.map { Double($0.count) }),
      Column(.videos, rows.map { $0.score?.sampleSize }),
      Column(.unit, rows.map(\.unit.name)),
      Column(.higherIsBetter, rows.map(\.higherIsBetter)),
      Column(.status, rows.map(\.status.rawValue)),
      Column(
        .note,
        rows.map { row in
          row.missing.isEmpty ? nil : "missing: " + row.missing.map(\.text).joined(separator: ", ")
        }),
    ])
  }

  /// The standing in a sentence.
  public var sentence: String {
    guard let total = rows.first else { return "\(benchmark.title) has nothing to score." }
    guard let score = total.score, let rank = total.rank else {
      return
        "\(system.title) has no \(total.quantity) on \(benchmark.title): \(NumberWords.count(total.missing.count, "dimension")) "
        + "of \(benchmark.dimensions.count) missing (\(total.missing.map(\.text).joined(separator: ", ")))."
    }
    var text = "\(system.title) on \(benchmark.title): \(total.quantity) \(board.unit.words(score.value))"
    if let error = score.standardError { text += ", standard error \(board.unit.difference.words(error))" }
    return text + "; rank \(rank) of \(total.count)."
  }
}

extension BoardStanding.Row {
  /// Whether the score stands.
  var status: Status {
    guard let score else { return .insufficient }
    return score.standardError == nil ? .noStandardError : .ok
  }
}
