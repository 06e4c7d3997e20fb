/// `evaluations.csv`: which system was measured on which benchmark, by whom and when.
enum EvaluationsFile: KeyedFile {
  static let name = "evaluations"
  static let recordName = "evaluation"
  static let key = ["evaluation_id"]
  static var place: WritableKeyPath<Dataset, Records<Evaluation>> { \.evaluations }
  static var blank: Evaluation { Evaluation(id: "", benchmark: "", system: "") }

  static var columns: [FileColumn<Evaluation>] {
    [
      .key("evaluation_id", \.id),
      .reference("benchmark_id", \.benchmark, to: BenchmarksFile.self),
      .reference("system_id", \.system, to: SystemsFile.self),
      .text("variant", \.variant),
      .date("evaluated_on", \.evaluatedOn),
      .text("sampled_by", \.sampledBy),
      .text("evaluated_by", \.evaluatedBy),
      .choice("certification", \.certification),
      .reference("superseded_by", \.supersededBy, to: EvaluationsFile.self),
      .reference("reevaluates", \.reevaluates, to: EvaluationsFile.self),
      .reference("source_id", \.source, to: SourcesFile.self),
      .text("note", \.note),
    ]
  }
}
