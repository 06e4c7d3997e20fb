/// `scores.csv`
enum ScoresFile: DatasetFile {
  /// A score, and the evaluation and the dimension that it belongs to.
  struct Record {
    var evaluation: Evaluation.ID
    var dimension: Dimension.ID
    var score: Score
  }

  static let name = "scores"
  static let key = ["evaluation_id", "dimension_id"]
  static var blank: Record { Record(evaluation: "", dimension: "", score: Score(0)) }

  static var columns: [FileColumn<Record>] {
    [
      .reference("evaluation_id", \.evaluation, to: EvaluationsFile.self),
      .reference("dimension_id", \.dimension, to: DimensionsFile.self, in: \.dimensions, kind: "dimension") {
        $1.evaluations[$0.evaluation]?.benchmark
      },
      .number("value", \.score.value),
      .number("standard_error", \.score.standardError, .notNegative),
      .number("sample_size", \.score.sampleSize, .notNegative),
    ]
  }

  static func records(of dataset: Dataset) -> [Record] {
    dataset.evaluations.values.flatMap { evaluation in
      let dimensions = dataset.benchmarks[evaluation.benchmark]?.dimensions.keys ?? []
      return dimensions.compactMap { dimension in
        evaluation.scores[dimension].map { Record(evaluation: evaluation.id, dimension: dimension, score: $0) }
      }
    }
  }

  static func insert(_ records: [Record], into dataset: inout Dataset) {
    for record in records { dataset.evaluations[record.evaluation]?.scores[record.dimension] = record.score }
  }
}
