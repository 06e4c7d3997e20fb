/// `evaluation_sources.csv`: further places that print the figures of an evaluation.
enum EvaluationSourcesFile: DatasetFile {
  /// An evaluation and one of its further sources.
  struct Record {
    var evaluation: Evaluation.ID
    var source: Source.ID
  }

  static let name = "evaluation_sources"
  static let key = ["evaluation_id", "source_id"]
  static var blank: Record { Record(evaluation: "", source: "") }

  static var columns: [FileColumn<Record>] {
    [
      .reference("evaluation_id", \.evaluation, to: EvaluationsFile.self),
      .reference("source_id", \.source, to: SourcesFile.self),
    ]
  }

  static func records(of dataset: Dataset) -> [Record] {
    dataset.evaluations.values.flatMap { evaluation in
      evaluation.otherSources.map { Record(evaluation: evaluation.id, source: $0) }
    }
  }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    for record in records { dataset.evaluations[record.evaluation]?.otherSources.append(record.source) }
  }
}
