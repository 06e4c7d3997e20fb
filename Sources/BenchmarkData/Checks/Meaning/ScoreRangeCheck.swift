import Quantities
import Tables

/// Scores that cannot be in the unit of their dimension.
enum ScoreRangeCheck: DatasetCheck {
  static let outOfRange = Problem.Explanation(
    Problem.Code("score-out-of-range"), .error,
    """
    A score lies outside what its unit allows: a fraction is from 0 to 1, a percentage from 0 to 100, an opinion score between \
    the ends of its scale, a distance or an error not below 0. Check the figure and the unit of the dimension. Goalposts \
    of a normalisation are no such range: scores may lie beyond them.
    """)
  static let explanations = [outOfRange]

  static func problems(in subject: CheckSubject) -> [Problem] {
    var problems: [Problem] = []
    let bounded = ScoreRangeCheck.boundedDimensions(of: subject.dataset)
    for evaluation in subject.dataset.evaluations.values {
      for (dimension, range) in bounded[evaluation.benchmark] ?? [] {
        guard let score = evaluation.scores[dimension.id], !range.contains(score.value),
          !PercentCheck.isPercent(score.value, in: dimension)
        else { continue }
        let upper = range.upperBound.isFinite ? " to \(PrintedNumber.text(range.upperBound))" : " or more"
        problems.append(
          subject.problem(
            outOfRange, .score(evaluation.id, dimension.id), column: "value",
            "a score of the unit '\(dimension.unit)' cannot be this", found: DecimalText.text(of: score.value),
            expected: PrintedNumber.text(range.lowerBound) + upper))
      }
    }
    return problems
  }

  /// The dimensions of each benchmark whose scores are within some range.
  static func boundedDimensions(of dataset: Dataset) -> [Benchmark.ID: [(Dimension, ClosedRange<Double>)]] {
    var bounded: [Benchmark.ID: [(Dimension, ClosedRange<Double>)]] = [:]
    for benchmark in dataset.benchmarks.values {
      let dimensions = benchmark.dimensions.values.compactMap { dimension in
        range(of: dimension).map { (dimension, $0) }
      }
      if !dimensions.isEmpty { bounded[benchmark.id] = dimensions }
    }
    return bounded
  }

  /// The possible scores on a dimension; `nil` where its unit says nothing.
  static func range(of dimension: Dimension) -> ClosedRange<Double>? {
    guard dimension.unit == .opinionScore else { return dimension.unit.possibleLevels }
    guard let minimum = dimension.minimum, let maximum = dimension.maximum, minimum < maximum else { return nil }
    return minimum...maximum
  }
}
