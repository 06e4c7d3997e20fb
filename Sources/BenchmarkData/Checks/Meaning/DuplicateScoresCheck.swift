import Tables

/// The same scores under different systems.
enum DuplicateScoresCheck: DatasetCheck {
  static let duplicate = Problem.Explanation(
    Problem.Code("duplicate-scores"), .warning,
    """
    Two systems have the same scores on all dimensions of a benchmark, three at least: that does not happen by chance. Either \
    one row was copied under the name of another system, or the two are one system under two names.
    """)
  static let explanations = [duplicate]

  /// The scores of an evaluation, compared without being copied.
  private struct Key: Hashable {
    let evaluation: Evaluation

    static func == (left: Key, right: Key) -> Bool {
      let (first, second) = (left.evaluation, right.evaluation)
      return first.benchmark == second.benchmark && first.scores.count == second.scores.count
        && first.scores.allSatisfy { second.scores[$0.key]?.value == $0.value.value }
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(evaluation.benchmark)
      hasher.combine(evaluation.scores.count)
      // A sum, for dictionaries have no order; without their keys, for scores that are the same are rare enough.
      hasher.combine(
        evaluation.scores.values.reduce(0 as UInt64) { $0 &+ TextHash.folded(0, ($1.value + 0).bitPattern) })
    }
  }

  static func problems(in subject: CheckSubject) -> [Problem] {
    var first: Set<Key> = []
    return subject.dataset.evaluations.values.compactMap { evaluation in
      // Zeros and ones alone, as of broken or perfect runs, do coincide.
      guard hasThreeValues(evaluation) else { return nil }
      let (isNew, key) = first.insert(Key(evaluation: evaluation))
      let earlier = key.evaluation
      guard !isNew, earlier.system != evaluation.system else { return nil }
      return subject.problem(
        duplicate, .evaluation(evaluation.id), column: "system_id",
        "\(evaluation.system) has exactly the scores of \(earlier.system)", found: evaluation.id.text,
        fix: "compare with \(earlier.id)")
    }
  }

  private static func hasThreeValues(_ evaluation: Evaluation) -> Bool {
    var distinct: [Double] = []
    for score in evaluation.scores.values where !distinct.contains(score.value) {
      distinct.append(score.value)
      if distinct.count == 3 { return true }
    }
    return false
  }
}
