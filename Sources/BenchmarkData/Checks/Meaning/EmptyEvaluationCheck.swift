import Tables

/// Evaluations without any figure.
enum EmptyEvaluationCheck: DatasetCheck {
  static let empty = Problem.Explanation(
    Problem.Code("evaluation-without-scores"), .warning,
    "An evaluation has neither a score nor a published total: its figures were forgotten, or it should not be there.")
  static let explanations = [empty]

  static func problems(in subject: CheckSubject) -> [Problem] {
    guard subject.isWhole else { return [] }
    let sampled = Set(subject.dataset.samples.evaluations)
    return subject.dataset.evaluations.values
      .filter { $0.scores.isEmpty && $0.publishedTotals.isEmpty && !sampled.contains($0.id) }
      .map { subject.problem(empty, .evaluation($0.id), column: "evaluation_id", "\($0.id) has no score and no total") }
  }
}
