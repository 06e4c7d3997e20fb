import Quantities
import Tables

/// `dimensions.csv`: what benchmarks measure.
enum DimensionsFile: DatasetFile {
  /// A dimension and the benchmark that has it.
  struct Record {
    var benchmark: Benchmark.ID
    var dimension: Dimension
  }

  static let name = "dimensions"
  static let key = ["benchmark_id", "dimension_id"]
  static var blank: Record { Record(benchmark: "", dimension: Dimension(id: "", name: "", unit: "")) }

  static var columns: [FileColumn<Record>] {
    [
      .reference("benchmark_id", \.benchmark, to: BenchmarksFile.self),
      .key("dimension_id", \.dimension.id),
      .text("name", \.dimension.name),
      .reference("group_id", \.dimension.group, to: GroupsFile.self, in: \.groups, kind: "group") { record, _ in
        record.benchmark
      },
      .number("minimum", \.dimension.minimum),
      .number("maximum", \.dimension.maximum),
      .number("weight", \.dimension.weight, .notNegative),
      .flag("higher_is_better", \.dimension.higherIsBetter),
      .text("unit", \.dimension.unitName),
      .text("description", \.dimension.explanation),
    ]
  }

  static func records(of dataset: Dataset) -> [Record] {
    dataset.benchmarks.values.flatMap { benchmark in
      benchmark.dimensions.values.map { Record(benchmark: benchmark.id, dimension: $0) }
    }
  }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    for record in records {
      dataset.benchmarks[record.benchmark]?.dimensions[record.dimension.id] = record.dimension
    }
  }

  static func check(_ record: Record, _ row: inout RowReader, _ dataset: Dataset) -> Bool {
    guard let minimum = record.dimension.minimum, let maximum = record.dimension.maximum, minimum >= maximum else {
      return true
    }
    row.reject(
      .impossibleValue, "maximum", "the maximum is not above the minimum", found: DecimalText.text(of: maximum),
      expected: "a number above \(minimum)")
    return true
  }
}

extension Dimension {
  /// The unit by its name in data.
  fileprivate var unitName: String {
    get { unit.name }
    set { unit = Unit(newValue) }
  }
}
