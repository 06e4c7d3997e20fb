import Tables

/// `samples.csv`: the scores of single videos, a row a rating where several people rated one; or a row for several of one prompt, as a database
/// sums them up, see ``SampleSums``.
enum SamplesFile: DatasetFile {
  static let name = "samples"
  static let key = ["evaluation_id", "dimension_id", "prompt_id", "sample_index", "rater_id"]
  static var blank: Sample { Sample(evaluation: "", dimension: "", prompt: "", value: 0) }

  static var columns: [FileColumn<Sample>] {
    [
      .reference("evaluation_id", \.evaluation, to: EvaluationsFile.self),
      .reference("dimension_id", \.dimension, to: DimensionsFile.self, in: \.dimensions, kind: "dimension") {
        $1.evaluations[$0.evaluation]?.benchmark
      },
      .text("prompt_id", \.prompt),
      .wholeNumber("sample_index", \.index),
      .text("rater_id", \.rater),
      .number("value", \.value),
      .wholeNumber("count", \.severalCount).sparse,
      .number("std_dev", \.standardDeviation, .notNegative).sparse,
    ]
  }

  static var expectedColumns: [CSV.ColumnSchema] {
    // A sum may stand for the mean.
    columns.map {
      CSV.ColumnSchema(
        $0.name, $0.valueType, isRequired: $0.isRequired && $0.name != "value", allowsMissing: !$0.isRequired)
    } + [
      CSV.ColumnSchema("sum", .number, isRequired: false, allowsMissing: false),
      CSV.ColumnSchema("sum_of_squares", .number, isRequired: false),
    ]
  }

  static func records(of dataset: Dataset) -> [Sample] { Array(dataset.samples) }
  /// Reads samples without a record for each, of which there may be millions.
  static func read(_ reader: inout RowReader, into dataset: inout Dataset) {
    dataset.samples = SampleDecoder(dataset: dataset).decode(&reader)
  }

  static func insert(_ records: [Sample], into dataset: inout Dataset) { dataset.samples = SampleList(records) }
}

extension Sample {
  /// ``count``, where it says more than that there is a score.
  fileprivate var severalCount: Int? {
    get { count > 1 ? count : nil }
    set { count = newValue ?? 1 }
  }
}
