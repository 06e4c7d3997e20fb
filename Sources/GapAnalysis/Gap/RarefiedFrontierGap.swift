internal import StatisticsCore

/// The expected best of m systems of A minus that of m systems of B, m being the size of the smaller side.
///
/// E[max of m] = Σ_{i≥m} x_(i) C(i−1, m−1)/C(n, m), the mean of the maximum over all subsets of m: rarefaction, which
/// takes away the advantage of numbers.
public struct RarefiedFrontierGap: Sendable {
  /// The number of systems drawn from each side.
  public let drawn: Int
  private let maximumA: ExpectedMaximum
  private let maximumB: ExpectedMaximum

  /// The gap between sides of the given sizes; `nil` if a side is empty.
  public init?(countA: Int, countB: Int) {
    drawn = min(countA, countB)
    guard let maximumA = try? ExpectedMaximum(count: countA, drawn: drawn),
      let maximumB = try? ExpectedMaximum(count: countB, drawn: drawn)
    else { return nil }
    self.maximumA = maximumA
    self.maximumB = maximumB
  }

  /// The gap between scores of which larger ones are better, each side in ascending order; `nil` if a side has another
  /// size than was announced.
  public func value(sortedA: [Double], sortedB: [Double]) -> Double? {
    guard sortedA.count == maximumA.count, sortedB.count == maximumB.count else { return nil }
    return maximumA.value(ofSorted: sortedA) - maximumB.value(ofSorted: sortedB)
  }
}
