import Tables

/// Evaluations that replace or repeat one of something else.
enum SupersededCheck: DatasetCheck {
  static let other = Problem.Explanation(
    Problem.Code("superseded-by-other"), .error,
    """
    An evaluation is superseded by one of another system or another benchmark. Only a newer measurement of the same thing \
    replaces it.
    """)
  static let circle = Problem.Explanation(
    Problem.Code("superseded-by-itself"), .error,
    "An evaluation is superseded by itself, directly or through others: none of them counts as the current one.")
  static let repeats = Problem.Explanation(
    Problem.Code("reevaluates-other"), .error,
    "An evaluation is said to repeat one of another system or another benchmark, or itself.")
  static let explanations = [other, circle, repeats]

  static func problems(in subject: CheckSubject) -> [Problem] {
    let evaluations = subject.dataset.evaluations
    var problems: [Problem] = []
    for evaluation in evaluations.values {
      if let id = evaluation.supersededBy, let newer = evaluations[id] {
        problems += problem(evaluation, newer, subject).map { [$0] } ?? []
      }
      if let id = evaluation.reevaluates, let first = evaluations[id],
        first.system != evaluation.system || first.benchmark != evaluation.benchmark || first.id == evaluation.id
      {
        problems.append(
          subject.problem(
            repeats, .evaluation(evaluation.id), column: "reevaluates",
            "this repeats an evaluation of something else", found: id.text,
            expected: "another evaluation of \(evaluation.system) on \(evaluation.benchmark)"))
      }
    }
    return problems
  }

  private static func problem(
    _ evaluation: Evaluation, _ newer: Evaluation, _ subject: CheckSubject
  ) -> Problem? {
    func finding(_ explanation: Problem.Explanation, _ message: String, _ expected: String) -> Problem {
      subject.problem(
        explanation, .evaluation(evaluation.id), column: "superseded_by", message, found: newer.id.text,
        expected: expected)
    }
    if newer.system != evaluation.system || newer.benchmark != evaluation.benchmark {
      return finding(
        other, "the evaluation is superseded by one of \(newer.system) on \(newer.benchmark)",
        "an evaluation of \(evaluation.system) on \(evaluation.benchmark)")
    }
    if leadsInACircle(evaluation, subject.dataset) {
      return finding(circle, "the evaluation is superseded by itself", "the evaluation that counts, or an empty cell")
    }
    return nil
  }

  private static func leadsInACircle(_ evaluation: Evaluation, _ dataset: Dataset) -> Bool {
    var seen: Set<Evaluation.ID> = []
    var next = evaluation.supersededBy
    while let id = next, seen.insert(id).inserted {
      if id == evaluation.id { return true }
      next = dataset.evaluations[id]?.supersededBy
    }
    return false
  }
}
