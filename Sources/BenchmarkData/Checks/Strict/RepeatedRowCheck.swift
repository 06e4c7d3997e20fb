import Tables

/// Evaluations that seem to be one row of a source, entered twice.
enum RepeatedRowCheck: DatasetCheck {
  static let repeated = Problem.Explanation(
    Problem.Code("repeated-source-row"), .warning,
    """
    Two evaluations of one system on one benchmark share a source and have the same figures wherever both have one, and neither \
    supersedes or repeats the other: one row of the source was entered twice, under two dates or variants. Keep one, and name \
    further places that print it in evaluation_sources.csv.
    """)
  static let explanations = [repeated]
  static let isStrict = true

  private struct Subject: Hashable {
    var benchmark: Benchmark.ID
    var system: System.ID
  }

  static func problems(in subject: CheckSubject) -> [Problem] {
    var earlier: [Subject: [Evaluation]] = [:]
    return subject.dataset.evaluations.values.compactMap { evaluation in
      guard evaluation.supersededBy == nil, evaluation.reevaluates == nil else { return nil }
      let key = Subject(benchmark: evaluation.benchmark, system: evaluation.system)
      defer { earlier[key, default: []].append(evaluation) }
      guard let first = earlier[key]?.first(where: { isSameRow($0, evaluation) }) else { return nil }
      return subject.problem(
        repeated, .evaluation(evaluation.id), column: "evaluation_id",
        "this has the source and the figures of an earlier evaluation", found: evaluation.id.text,
        fix: "compare with \(first.id)")
    }
  }

  private static func isSameRow(_ first: Evaluation, _ second: Evaluation) -> Bool {
    let sources = Set([first.source].compactMap(\.self) + first.otherSources)
    guard !sources.isDisjoint(with: [second.source].compactMap(\.self) + second.otherSources) else { return false }
    let scores = first.scores.compactMap { id, score in second.scores[id].map { score.value == $0.value } }
    let totals = first.publishedTotals.compactMap { id, value in second.publishedTotals[id].map { value == $0 } }
    let comparisons = scores + totals
    return !comparisons.isEmpty && comparisons.allSatisfy(\.self)
  }
}
