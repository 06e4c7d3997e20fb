import Quantities
import Tables

/// Goalposts that lie outside what the unit of their dimension allows.
enum GoalpostsCheck: DatasetCheck {
  static let outside = Problem.Explanation(
    Problem.Code("goalposts-outside-unit"), .error,
    """
    The minimum and maximum by which a dimension is normalised are not in its unit: a fraction cannot be normalised by 0 and 100, nor a \
    percentage by 0 and 1. Every composed score would be a hundred times too small or too large. Correct the unit, or the goalposts: they are \
    written in the unit of the scores.
    """)
  static let explanations = [outside]

  static func problems(in subject: CheckSubject) -> [Problem] {
    subject.dataset.benchmarks.values.flatMap { benchmark in
      benchmark.dimensions.values.compactMap { problem($0, of: benchmark, in: subject) }
    }
  }

  /// Whether the goalposts of a dimension are not in its unit, so that nothing composed with them stands.
  static func areOutsideUnit(_ dimension: Dimension) -> Bool { fault(of: dimension) != nil }

  private static func fault(of dimension: Dimension) -> (column: String, expected: String)? {
    guard let minimum = dimension.minimum, let maximum = dimension.maximum, maximum > minimum else { return nil }
    return fault(dimension.unit, minimum, maximum)
  }

  private static func problem(_ dimension: Dimension, of benchmark: Benchmark, in subject: CheckSubject) -> Problem? {
    guard let minimum = dimension.minimum, let maximum = dimension.maximum,
      let (column, expected) = fault(of: dimension)
    else { return nil }
    return subject.problem(
      outside, .dimension(benchmark.id, dimension.id), column: column,
      "\(dimension.id) is in the unit '\(dimension.unit)', and is normalised by \(PrintedNumber.text(minimum)) and "
        + PrintedNumber.text(maximum), found: PrintedNumber.text(column == "minimum" ? minimum : maximum),
      expected: expected, fix: "write the goalposts in the unit of the scores, or correct the unit")
  }

  /// Which goalpost cannot be, and what it may be.
  private static func fault(_ unit: Unit, _ minimum: Double, _ maximum: Double) -> (column: String, expected: String)? {
    switch unit {
    case .fraction:
      if maximum > 1 { return ("maximum", "at most 1") }
      return minimum < 0 ? ("minimum", "0 or more") : nil
    case .percent:
      if maximum > 100 { return ("maximum", "at most 100") }
      if minimum < 0 { return ("minimum", "0 or more") }
      return maximum <= 1 ? ("maximum", "a percentage: more than 1") : nil
    default: return nil
    }
  }
}
