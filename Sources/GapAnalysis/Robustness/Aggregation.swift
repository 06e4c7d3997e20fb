import StatisticsCore

/// How normalised scores of several dimensions are combined into one.
///
/// Source: OECD & JRC, Handbook on Constructing Composite Indicators (2008), step 6; the names are COINr's.
public enum Aggregation: String, Hashable, Sendable, CaseIterable {
  /// The weighted mean: a high score on one dimension makes up for a low one on another in full.
  case arithmetic
  /// The weighted geometric mean: it makes up for it less the lower the score. Normalised scores are first brought to
  /// 0.01 … 1 on the board, as the logarithm needs positive numbers.
  case geometric
  /// Pairwise: a system beats another if the dimensions on which it is better weigh more; the score is wins minus losses over
  /// n − 1. Nothing makes up for anything.
  case copeland

  /// The combined scores of all systems.
  ///
  /// - Parameters:
  ///   - columns: For each dimension the normalised scores of all systems, larger ones better.
  ///   - weights: As many weights as dimensions, not negative, summing to one.
  /// - Complexity: O(systems × dimensions), for Copeland O(systems² × dimensions).
  public func aggregate(_ columns: [[Double]], weights: [Double]) -> [Double] {
    let count = columns.first?.count ?? 0
    switch self {
    case .arithmetic:
      var scores = [Double](repeating: 0, count: count)
      for (column, weight) in zip(columns, weights) {
        for index in 0..<count { scores[index] += weight * column[index] }
      }
      return scores
    case .geometric:
      var logarithms = [Double](repeating: 0, count: count)
      for (column, weight) in zip(columns, weights) {
        let scaled = Normalization.minMax.normalize(column)
        for index in 0..<count { logarithms[index] += weight * ElementaryFunctions.log(0.01 + 0.99 * scaled[index]) }
      }
      return logarithms.map(ElementaryFunctions.exp)
    case .copeland:
      return Self.copeland(columns, weights, count)
    }
  }

  private static func copeland(_ columns: [[Double]], _ weights: [Double], _ count: Int) -> [Double] {
    guard count > 1 else { return [Double](repeating: 0, count: count) }
    var scores = [Double](repeating: 0, count: count)
    for first in 0..<count {
      for second in 0..<first {
        var margin = 0.0
        for (column, weight) in zip(columns, weights) {
          if column[first] > column[second] {
            margin += weight
          } else if column[first] < column[second] {
            margin -= weight
          }
        }
        // Sums of weights in another order differ by rounding: that is a tie.
        guard abs(margin) > 1e-12 else { continue }
        scores[first] += margin > 0 ? 1 : -1
        scores[second] -= margin > 0 ? 1 : -1
      }
    }
    return scores.map { $0 / Double(count - 1) }
  }
}
