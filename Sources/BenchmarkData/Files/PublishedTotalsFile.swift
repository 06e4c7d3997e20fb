/// `published_totals.csv`: totals and scores of groups as benchmarks publish them.
enum PublishedTotalsFile: DatasetFile {
  /// A published figure, and the evaluation and the group that it belongs to.
  struct Record {
    var evaluation: Evaluation.ID
    var group: DimensionGroup.ID
    var value: Double
    /// With how many decimals it was printed, where its shortest text has fewer.
    var decimals: Int?
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
      .wholeNumber("decimals", \.decimals).sparse,
    ]
  }

  static func records(of dataset: Dataset) -> [Record] {
    dataset.evaluations.values.flatMap { evaluation in
      evaluation.publishedTotals.sorted { $0.key < $1.key }
        .map { group, value in
          Record(
            evaluation: evaluation.id, group: group, value: value, decimals: evaluation.publishedDecimals[group])
        }
    }
  }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    for record in records {
      dataset.evaluations[record.evaluation]?.publishedTotals[record.group] = record.value
      dataset.evaluations[record.evaluation]?.publishedDecimals[record.group] = record.decimals
    }
  }

  static func check(_ record: Record, _ row: inout RowReader, _ dataset: Dataset) -> Bool {
    guard let benchmark = dataset.evaluations[record.evaluation]?.benchmark else { return false }
    if let decimals = record.decimals, !(0...17).contains(decimals) {
      row.reject(
        .impossibleValue, "decimals", "no number is printed with so many decimals", found: "\(decimals)",
        expected: "0 to 17")
    }
    let groups = dataset.benchmarks[benchmark]?.groups ?? []
    guard record.group != Evaluation.total, groups[record.group] == nil else { return true }
    row.reject(
      .notOfBenchmark, "group_id", "\(benchmark) has no such group", found: record.group.text,
      expected: "total or a group of the benchmark", near: [Evaluation.total.text] + groups.keys.map(\.text))
    return true
  }
}
