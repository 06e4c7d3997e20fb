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

  static func problems(in subject: CheckSubject) -> [Problem] {
    let evaluations = subject.dataset.evaluations.values
    // The first evaluations with each hash; of one hash, each has other scores.
    var first: [Int: [Int]] = [:]
    first.reserveCapacity(evaluations.count)
    return evaluations.indices.compactMap { position in
      let evaluation = evaluations[position]
      // Zeros and ones alone, as of broken or perfect runs, do coincide.
      guard hasThreeValues(evaluation) else { return nil }
      let hash = hash(of: evaluation)
      let same = first[hash]?.first { haveSameScores(evaluations[$0], evaluation) }
      guard let same else {
        first[hash, default: []].append(position)
        return nil
      }
      let earlier = evaluations[same]
      guard earlier.system != evaluation.system else { return nil }
      return subject.problem(
        duplicate, .evaluation(evaluation.id), column: "system_id",
        "\(evaluation.system) has exactly the scores of \(earlier.system)", found: evaluation.id.text,
        fix: "compare with \(earlier.id)")
    }
  }

  private static func hasThreeValues(_ evaluation: Evaluation) -> Bool {
    var values: (Double, Double)?
    var one: Double?
    for score in evaluation.scores.values {
      if let (first, second) = values {
        if score.value != first, score.value != second { return true }
      } else if let first = one {
        if score.value != first { values = (first, score.value) }
      } else {
        one = score.value
      }
    }
    return false
  }

  private static func hash(of evaluation: Evaluation) -> Int {
    evaluation.scores.reduce(evaluation.benchmark.hashValue) { sum, score in
      var hasher = Hasher()
      hasher.combine(score.key)
      hasher.combine(score.value.value)
      return sum &+ hasher.finalize()
    }
  }

  private static func haveSameScores(_ first: Evaluation, _ second: Evaluation) -> Bool {
    first.benchmark == second.benchmark && first.scores.count == second.scores.count
      && first.scores.allSatisfy { second.scores[$0.key]?.value == $0.value.value }
  }
}
