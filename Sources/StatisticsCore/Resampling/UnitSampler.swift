/// Draws the units of one sample with replacement, within strata.
struct UnitSampler: Sendable {
  /// The number of units, which is also the number drawn.
  let unitCount: Int
  private let strata: [(first: Int32, sampler: IndexSampler)]
  /// Draws the counts of units that stand for many observations each.
  let multinomial: MultinomialCounts?

  init(_ units: ResamplingUnits) {
    unitCount = units.unitCount
    strata = units.strata.map { (Int32($0.lowerBound), IndexSampler(bound: max($0.count, 1))) }
    multinomial = units.counts.map(MultinomialCounts.init)
  }

  /// Writes the units drawn to `indices`, as many as there are units.
  @inline(__always)
  func fill(_ indices: UnsafeMutablePointer<Int32>, stream: inout RandomStream) {
    if strata.count == 1 {
      strata[0].sampler.fill(indices, count: unitCount, stream: &stream)
      return
    }
    for (first, sampler) in strata {
      sampler.fill(indices + Int(first), count: sampler.bound, offset: first, stream: &stream)
    }
  }

  /// Writes how often each unit was drawn to `counts`.
  @inline(__always)
  func fillCounts(
    _ counts: UnsafeMutablePointer<Int>, scratch: UnsafeMutablePointer<Int32>, stream: inout RandomStream
  ) {
    if let multinomial {
      multinomial.fill(counts, stream: &stream)
      return
    }
    fill(scratch, stream: &stream)
    counts.update(repeating: 0, count: unitCount)
    for draw in 0..<unitCount { counts[Int(scratch[draw])] &+= 1 }
  }
}
