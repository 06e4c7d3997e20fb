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

  private struct Key: Hashable {
    var benchmark: Benchmark.ID
    var scores: [Dimension.ID: Double]
  }

  static func problems(in subject: CheckSubject) -> [Problem] {
    var first: [Key: Evaluation] = [:]
    return subject.dataset.evaluations.values.compactMap { evaluation in
      // Zeros and ones alone, as of broken or perfect runs, do coincide.
      guard Set(evaluation.scores.values.map(\.value)).count >= 3 else { return nil }
      let key = Key(benchmark: evaluation.benchmark, scores: evaluation.scores.mapValues(\.value))
      guard let earlier = first[key] else {
        first[key] = evaluation
        return nil
      }
      guard earlier.system != evaluation.system else { return nil }
      return subject.problem(
        duplicate, .evaluation(evaluation.id), column: "system_id",
        "\(evaluation.system) has exactly the scores of \(earlier.system)", found: evaluation.id.text,
        fix: "compare with \(earlier.id)")
    }
  }
}
