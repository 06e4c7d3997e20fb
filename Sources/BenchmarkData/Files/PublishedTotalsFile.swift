/// `published_totals.csv`: totals and scores of groups as benchmarks publish them.
enum PublishedTotalsFile: DatasetFile {
  /// A published figure, and the evaluation and the group that it belongs to.
  struct Record {
    var evaluation: Evaluation.ID
    var group: DimensionGroup.ID
    var value: Double
  }

  static let name = "published_totals"
  static let key = ["evaluation_id", "group_id"]
  static var blank: Record { Record(evaluation: "", group: "", value: 0) }

  static var columns: [FileColumn<Record>] {
    [
      .reference("evaluation_id", \.evaluation, to: EvaluationsFile.self),
      // No reference: it may be the word for the total.
      .key("group_id", \.group),
      .number("value", \.value),
    ]
  }

  static func records(of dataset: Dataset) -> [Record] {
    dataset.evaluations.values.flatMap { evaluation in
      evaluation.publishedTotals.sorted { $0.key < $1.key }
        .map { Record(evaluation: evaluation.id, group: $0.key, value: $0.value) }
    }
  }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    for record in records { dataset.evaluations[record.evaluation]?.publishedTotals[record.group] = record.value }
  }

  static func check(_ record: Record, _ row: inout RowReader, _ dataset: Dataset) -> Bool {
    guard let benchmark = dataset.evaluations[record.evaluation]?.benchmark else { return false }
    let groups = dataset.benchmarks[benchmark]?.groups ?? []
    guard record.group != Evaluation.total, groups[record.group] == nil else { return true }
    row.reject(
      .notOfBenchmark, "group_id", "\(benchmark) has no such group", found: record.group.text,
      expected: "total or a group of the benchmark", near: [Evaluation.total.text] + groups.keys.map(\.text))
    return true
  }
}
