/// Adjustments of p-values for the number of tests that were made.
///
/// Same as R's `p.adjust`.
public enum PValueAdjustment: String, Hashable, Sendable, CaseIterable {
  /// Multiplied with the number of tests. Family-wise error, any dependence.
  case bonferroni
  /// Holm's step-down (1979, JSTOR 4615733): never less powerful than Bonferroni's, under the same conditions.
  case holm
  /// Hochberg's step-up (1988, doi 10.1093/biomet/75.4.800). Family-wise error for independent or positively dependent tests.
  case hochberg
  /// Hommel's (1988, doi 10.1093/biomet/75.2.383): a little more powerful than Hochberg's, under the same conditions.
  case hommel
  /// Benjamini and Hochberg's (1995, doi 10.1111/j.2517-6161.1995.tb02031.x). False discovery rate for independent or
  /// positively dependent tests.
  case benjaminiHochberg = "benjamini-hochberg"
  /// Benjamini and Yekutieli's (2001, doi 10.1214/aos/1013699998). False discovery rate, any dependence.
  case benjaminiYekutieli = "benjamini-yekutieli"

  /// The adjusted p-values in the order of the given ones.
  ///
  /// - Parameter pValues: Any number of p-values from 0 to 1; a missing one stays missing and does not count as a test.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a p-value outside [0, 1].
  /// - Complexity: O(n log n); Hommel's O(n²).
  public func adjusted(_ pValues: [Double?]) throws(StatisticsError) -> [Double?] {
    for (index, pValue) in pValues.enumerated() {
      if let pValue, !(pValue >= 0 && pValue <= 1) {
        throw .invalidArgument(name: "pValues[\(index)]", found: "\(pValue)", requirement: "a number from 0 to 1")
      }
    }
    let present = pValues.indices.compactMap { index in pValues[index].map { (index, $0) } }
    var result = [Double?](repeating: nil, count: pValues.count)
    let ordered = present.sorted { $0.1 < $1.1 }
    for ((index, _), adjusted) in zip(ordered, adjustedInOrder(ordered.map(\.1))) { result[index] = min(1, adjusted) }
    return result
  }

  /// The adjusted p-values in the order of the given ones, none of them missing.
  ///
  /// - Throws: As ``adjusted(_:)-(_)``.
  public func adjusted(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    try adjusted(pValues.map(Optional.some)).compactMap { $0 }
  }

  /// The adjusted values of p-values in ascending order, not yet limited to 1.
  private func adjustedInOrder(_ p: [Double]) -> [Double] {
    let n = Double(p.count)
    switch self {
    case .bonferroni: return p.map { $0 * n }
    case .holm:
      var largest = 0.0
      return p.enumerated().map { index, value in
        largest = max(largest, (n - Double(index)) * value)
        return largest
      }
    case .hochberg: return stepUp(p) { n - Double($0) }
    case .benjaminiHochberg: return stepUp(p) { n / Double($0 + 1) }
    case .benjaminiYekutieli:
      let harmonic = p.indices.reduce(0) { $0 + 1 / Double($1 + 1) }
      return stepUp(p) { harmonic * n / Double($0 + 1) }
    case .hommel: return hommel(p)
    }
  }

  private func stepUp(_ p: [Double], factor: (Int) -> Double) -> [Double] {
    var result = p
    var smallest = Double.infinity
    for index in p.indices.reversed() {
      smallest = min(smallest, factor(index) * p[index])
      result[index] = smallest
    }
    return result
  }

  /// Wright's algorithm (1992, doi 10.2307/2532694, appendix).
  private func hommel(_ p: [Double]) -> [Double] {
    let n = p.count
    var result = p
    for m in stride(from: n, to: 1, by: -1) {
      let size = Double(m)
      // The m largest p-values, and the smallest of m p/rank among them.
      var bound = Double.infinity
      for offset in 0..<m { bound = min(bound, size * p[n - m + offset] / Double(offset + 1)) }
      for index in 0..<n {
        let candidate = index >= n - m ? bound : min(bound, size * p[index])
        result[index] = max(result[index], candidate)
      }
    }
    return result
  }
}
