/// `groups.csv`: the groups of dimensions of which benchmarks compose their totals.
enum GroupsFile: DatasetFile {
  /// A group and the benchmark that has it.
  struct Record {
    var benchmark: Benchmark.ID
    var group: DimensionGroup
  }

  static let name = "groups"
  static let key = ["benchmark_id", "group_id"]
  static var blank: Record { Record(benchmark: "", group: DimensionGroup(id: "", name: "")) }

  static var columns: [FileColumn<Record>] {
    [
      .reference("benchmark_id", \.benchmark, to: BenchmarksFile.self),
      .key("group_id", \.group.id),
      .text("name", \.group.name),
      .number("weight", \.group.weight, .notNegative),
    ]
  }

  static func records(of dataset: Dataset) -> [Record] {
    dataset.benchmarks.values.flatMap { benchmark in
      benchmark.groups.values.map { Record(benchmark: benchmark.id, group: $0) }
    }
  }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    for record in records { dataset.benchmarks[record.benchmark]?.groups[record.group.id] = record.group }
  }
}
