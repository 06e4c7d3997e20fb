import Tables

/// Evaluations that nothing tells apart.
enum DuplicateEvaluationCheck: DatasetCheck {
  static let duplicate = Problem.Explanation(
    Problem.Code("duplicate-evaluation"), .warning,
    """
    Two evaluations of one system on one benchmark have the same variant, date, sampler and evaluator, and neither supersedes \
    or repeats another: which of them counts is left to the order of the file. Tell them apart, or mark one as superseded.
    """)
  static let explanations = [duplicate]

  private struct Key: Hashable {
    var benchmark: Benchmark.ID
    var system: System.ID
    var variant: String?
    var date: CalendarDate?
    var sampledBy: String?
    var evaluatedBy: String?
  }

  static func problems(in subject: CheckSubject) -> [Problem] {
    var first: [Key: Evaluation.ID] = [:]
    return subject.dataset.evaluations.values.compactMap { evaluation in
      guard evaluation.supersededBy == nil, evaluation.reevaluates == nil else { return nil }
      let key = Key(
        benchmark: evaluation.benchmark, system: evaluation.system, variant: evaluation.variant,
        date: evaluation.evaluatedOn, sampledBy: evaluation.sampledBy, evaluatedBy: evaluation.evaluatedBy)
      guard let earlier = first[key] else {
        first[key] = evaluation.id
        return nil
      }
      return subject.problem(
        duplicate, .evaluation(evaluation.id), column: "evaluation_id",
        "nothing tells this evaluation from an earlier one", found: evaluation.id.text,
        fix: "compare with \(earlier)")
    }
  }
}
