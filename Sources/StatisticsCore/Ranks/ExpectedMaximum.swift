/// The expected maximum of m values drawn without replacement from n: a maximum that does not grow with the number of
/// entries.
///
/// E[max of m] = Σ_{i ≥ m} x_(i) C(i − 1, m − 1)/C(n, m), with x_(1) ≤ … ≤ x_(n): rarefaction, as ecology compares
/// richness at equal effort. For m = n it is the maximum, for m = 1 the mean.
public struct ExpectedMaximum: Hashable, Sendable {
  /// The number of values to draw from.
  public let count: Int
  /// The number drawn.
  public let drawn: Int
  /// The weight of each order statistic, from the smallest; they sum to 1.
  public let weights: [Double]

  /// The weights for `drawn` values of `count`.
  ///
  /// The weights come from C(i − 2, m − 1)/C(i − 1, m − 1) = (i − m)/(i − 1), so that no factorial is formed: the relative
  /// error is below n ε, and weights too small to represent are 0.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless 1 ≤ `drawn` ≤ `count`.
  /// - Complexity: O(n).
  public init(count: Int, drawn: Int) throws(StatisticsError) {
    guard drawn >= 1, drawn <= count else {
      throw .invalidArgument(
        name: "drawn", found: "\(drawn)", requirement: "between 1 and the number of values, \(count)")
    }
    self.count = count
    self.drawn = drawn
    var weights = [Double](repeating: 0, count: count)
    var weight = Double(drawn) / Double(count)
    var place = count
    while place >= drawn, weight > 0 {
      weights[place - 1] = weight
      weight *= Double(place - drawn) / Double(max(place - 1, 1))
      place -= 1
    }
    self.weights = weights
  }

  /// The expected maximum over draws from `values`, in any order.
  ///
  /// - Throws: ``StatisticsError`` unless there are ``count`` values, all finite.
  /// - Complexity: O(n log n).
  public func callAsFunction(_ values: [Double]) throws(StatisticsError) -> Double {
    guard values.count == count else {
      throw .unequalLengths(first: "values", firstCount: values.count, second: "weights", secondCount: count)
    }
    try Validation.requireFinite(values, "values")
    return value(ofSorted: values.sorted())
  }

  /// The expected maximum over draws from values in ascending order, unchecked: for use within redraws.
  ///
  /// - Precondition: `sorted` has ``count`` values.
  public func value(ofSorted sorted: [Double]) -> Double {
    precondition(sorted.count == count, "as many values as weights")
    return zip(sorted, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
