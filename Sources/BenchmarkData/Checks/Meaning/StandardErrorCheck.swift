import Tables

/// Standard errors too large for the unit of their score.
enum StandardErrorCheck: DatasetCheck {
  static let tooLarge = Problem.Explanation(
    Problem.Code("standard-error-too-large"), .error,
    """
    A standard error is more than half the possible range of its score, which no sample can give (a variable between a and b has \
    a standard deviation of at most (b - a)/2; Popoviciu 1935). It is probably in percent where the score is a fraction, or \
    is no standard error.
    """)
  static let explanations = [tooLarge]

  static func problems(in subject: CheckSubject) -> [Problem] {
    var problems: [Problem] = []
    let bounded = ScoreRangeCheck.boundedDimensions(of: subject.dataset)
    for evaluation in subject.dataset.evaluations.values {
      for (dimension, range) in bounded[evaluation.benchmark] ?? [] {
        guard let error = evaluation.scores[dimension.id]?.standardError, range.upperBound.isFinite,
          error > (range.upperBound - range.lowerBound) / 2
        else { continue }
        problems.append(
          subject.problem(
            tooLarge, .score(evaluation.id, dimension.id), column: "standard_error",
            "no score of the unit '\(dimension.unit)' has so large a standard error",
            found: DecimalText.text(of: error),
            expected: "at most \(PrintedNumber.text((range.upperBound - range.lowerBound) / 2))"))
      }
    }
    return problems
  }
}
