public import BenchmarkData
import OrderedCollections
public import Tables

/// The scores of every system on every dimension, for a benchmark that defines no total.
public struct DimensionScores: Sendable {
  /// The benchmark.
  public let benchmark: Benchmark
  /// The board of each dimension, in the benchmark's order.
  public let boards: [Scoreboard]

  /// The boards of all dimensions.
  ///
  /// - Throws: ``AnalysisError`` if the dataset has no such benchmark.
  public init(of benchmark: Benchmark.ID, in dataset: Dataset, selection: Selection) throws(AnalysisError) {
    guard let record = dataset.benchmarks[benchmark] else {
      throw .unknownBenchmark(benchmark.text, known: dataset.benchmarks.keys.map(\.text))
    }
    self.benchmark = record
    var boards: [Scoreboard] = []
    for dimension in record.dimensions.keys {
      var selection = selection
      selection.quantity = dimension.text
      boards.append(try Scoreboard(of: benchmark, in: dataset, selection: selection))
    }
    self.boards = boards
  }

  /// A row a system: `system`, `name`, `organization`, `country`, then a column a dimension, in the unit of the dimension;
  /// then `evaluated_on` and `source_ids`. Systems are in the order of their keys.
  public func table() throws(TableError) -> Table {
    var entries: OrderedDictionary<System.ID, Scoreboard.Entry> = [:]
    for board in boards {
      for entry in board.entries where entries[entry.system.id] == nil { entries[entry.system.id] = entry }
    }
    let systems = entries.values.sorted { $0.system.id < $1.system.id }
    var columns = [
      Column(.system, systems.map(\.system.id.text)),
      Column(.systemName, systems.map(\.system.title)),
      Column(.organization, systems.map { $0.organization?.name }),
      Column(.country, systems.map { $0.country?.text }),
    ]
    for board in boards {
      let scores = Dictionary(board.entries.map { ($0.system.id, $0.score.value) }) { first, _ in first }
      columns.append(Column(definition(of: board), systems.map { scores[$0.system.id] }))
    }
    columns.append(Column(.evaluatedOn, systems.map(\.evaluation.evaluatedOn)))
    columns.append(Column(.sources, systems.map(\.sourceText)))
    var names: Set<String> = []
    return try Table(columns.filter { names.insert($0.name).inserted })
  }

  /// The column of a dimension.
  private func definition(of board: Scoreboard) -> ColumnDefinition<Double> {
    let dimension = benchmark.dimensions[Dimension.ID(board.quantityName)]
    return ColumnDefinition(
      board.quantityName,
      title: (dimension?.name ?? board.quantityName) + (board.higherIsBetter ? "" : " (low is good)"),
      description: "Score on the dimension", unit: .fixed(board.unit))
  }
}
