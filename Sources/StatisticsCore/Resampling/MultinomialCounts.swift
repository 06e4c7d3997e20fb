/// Draws how often each unit occurs among as many observations as there are, by the units' own counts.
struct MultinomialCounts: Sendable {
  private let sampler: MultinomialSampler
  private let unitCount: Int

  /// - Precondition: The counts are not negative and their sum is at most 2⁵³.
  init(_ counts: [Int]) {
    sampler = MultinomialSampler(counts: counts.map(Double.init))
    unitCount = counts.count
  }

  /// Writes the counts of a resample to `drawn`.
  ///
  /// - Complexity: O(units), whatever the counts.
  func fill(_ drawn: UnsafeMutablePointer<Int>, stream: inout RandomStream) {
    var counts = [Double](repeating: 0, count: unitCount)
    sampler.draw(into: &counts, &stream)
    for unit in 0..<unitCount { drawn[unit] = Int(counts[unit]) }
  }
}
