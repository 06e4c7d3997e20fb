/// The mean of the k best of A minus that of the k best of B.
public struct TopKGap: Hashable, Sendable {
  /// The number of systems a side; 3 unless told otherwise.
  public let k: Int

  /// A gap between the `k` best; `nil` if `k` is not positive.
  public init?(k: Int = 3) {
    guard k > 0 else { return nil }
    self.k = k
  }

  /// The gap between scores of which larger ones are better, each side in ascending order; `nil` if a side has fewer
  /// than `k`.
  public func value(sortedA: [Double], sortedB: [Double]) -> Double? {
    guard sortedA.count >= k, sortedB.count >= k else { return nil }
    return sortedA.suffix(k).reduce(0, +) / Double(k) - sortedB.suffix(k).reduce(0, +) / Double(k)
  }
}
