import Quantities
import Tables

/// Percentages where fractions belong, and the other way round.
enum PercentCheck: DatasetCheck {
  static let percent = Problem.Explanation(
    Problem.Code("percent-for-fraction"), .error,
    """
    A number between 1 and 100 stands where the unit is a fraction: it is probably a percentage. Divide it by 100: 99.3 % is \
    0.993.
    """)
  static let fraction = Problem.Explanation(
    Problem.Code("fraction-for-percent"), .warning,
    """
    A number between 0 and 1 stands in a column of percentages whose other numbers are far larger: it is probably a \
    fraction. Multiply it by 100, or leave it if the score is really that low.
    """)
  static let explanations = [percent, fraction]

  /// Whether `value` looks like a percentage on a dimension of fractions.
  static func isPercent(_ value: Double, in dimension: Dimension) -> Bool {
    dimension.unit == .fraction && value > 1 && value <= 100
  }

  /// Whether `value` looks like a percentage as a published total or group score that is a fraction.
  static func isPercent(_ value: Double, as key: DimensionGroup.ID, of benchmark: Benchmark) -> Bool {
    value > 1 && value <= 100 && isFraction(key, of: benchmark)
  }

  static func problems(in subject: CheckSubject) -> [Problem] {
    var problems: [Problem] = []
    let evaluationsByBenchmark = subject.dataset.evaluationsByBenchmark()
    for benchmark in subject.dataset.benchmarks.values {
      let evaluations = evaluationsByBenchmark[benchmark.id] ?? []
      for dimension in benchmark.dimensions.values where dimension.unit == .fraction || dimension.unit == .percent {
        let scores = evaluations.compactMap { evaluation in
          evaluation.scores[dimension.id].map { (evaluation.id, $0.value) }
        }
        for (id, value) in scores where isPercent(value, in: dimension) {
          problems.append(finding(subject, .score(id, dimension.id), value))
        }
        if dimension.unit == .percent { problems += fractions(subject, scores, dimension) }
      }
      for key in [Evaluation.total] + benchmark.groups.keys {
        for evaluation in evaluations {
          guard let value = evaluation.publishedTotals[key], isPercent(value, as: key, of: benchmark) else { continue }
          problems.append(finding(subject, .total(evaluation.id, key), value))
        }
      }
    }
    return problems
  }

  private static func finding(_ subject: CheckSubject, _ record: RecordKey, _ value: Double) -> Problem {
    subject.problem(
      percent, record, column: "value", "this is a percentage where the unit is a fraction",
      found: DecimalText.text(of: value), expected: "0 to 1",
      fix: "write \(PrintedNumber.text(value / 100))")
  }

  /// Whether a published total or group score is a fraction.
  static func isFraction(_ key: DimensionGroup.ID, of benchmark: Benchmark) -> Bool {
    let quantity: Quantity = key == Evaluation.total ? .total : .group(key)
    guard let composition = Composition(of: quantity, on: benchmark) else { return false }
    return composition.terms.allSatisfy {
      $0.dimension.unit == .fraction || ($0.dimension.minimum != nil && $0.dimension.maximum != nil)
    }
  }

  /// Numbers up to 1 among percentages of which nine tenths are above 10.
  private static func fractions(
    _ subject: CheckSubject, _ scores: [(Evaluation.ID, Double)], _ dimension: Dimension
  ) -> [Problem] {
    let large = scores.count { $0.1 > 10 }
    guard scores.count >= 5, large * 10 >= scores.count * 9 else { return [] }
    return scores.filter { $0.1 > 0 && $0.1 <= 1 }.map { id, value in
      subject.problem(
        fraction, .score(id, dimension.id), column: "value", "this is a fraction where the others are percentages",
        found: DecimalText.text(of: value), expected: "0 to 100", fix: "write \(PrintedNumber.text(value * 100))")
    }
  }
}
