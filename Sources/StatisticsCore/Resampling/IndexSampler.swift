/// Draws whole numbers below a bound, several from each 64-bit word, without bias.
///
/// Brackett-Rozinsky & Lemire 2024 (doi 10.1002/spe.3369): the high halves of successive full-width products are the
/// numbers; a word is refused where the last low half falls below 2⁶⁴ mod boundᵏ, so that all k-tuples are equally
/// likely.
struct IndexSampler: Hashable, Sendable {
  /// The numbers drawn are below this.
  let bound: Int
  private let batch: Int
  private let threshold: UInt64

  /// A sampler of `0 ..< bound`, usually asked for `bound` numbers at a time; the bound is positive and at most
  /// `Int32.max`.
  init(bound: Int) {
    let factor = UInt64(bound)
    // At most 2⁵⁶ tuples, so that fewer than one word in 256 is refused.
    var batch = 1
    var tuples = factor
    while batch < min(16, bound), tuples.multipliedReportingOverflow(by: factor).partialValue <= 1 << 56,
      !tuples.multipliedReportingOverflow(by: factor).overflow
    {
      tuples *= factor
      batch += 1
    }
    self.bound = bound
    self.batch = batch
    threshold = (0 &- tuples) % tuples
  }

  /// Writes `count` numbers, each with `offset` added, to `indices`.
  @inline(__always)
  func fill(
    _ indices: UnsafeMutablePointer<Int32>, count: Int, offset: Int32 = 0, stream: inout RandomStream
  ) {
    var generator = stream
    let factor = UInt64(bound)
    var filled = 0
    while filled + batch <= count {
      var low = generator.next()
      for place in filled..<(filled + batch) {
        let product = low.multipliedFullWidth(by: factor)
        indices[place] = Int32(truncatingIfNeeded: product.high) &+ offset
        low = product.low
      }
      if low >= threshold { filled += batch }
    }
    while filled < count {
      var low = generator.next()
      for place in filled..<count {
        let product = low.multipliedFullWidth(by: factor)
        indices[place] = Int32(truncatingIfNeeded: product.high) &+ offset
        low = product.low
      }
      // The digits that are not used are drawn all the same: the threshold is that of the whole tuple.
      for _ in (count - filled)..<batch { low = low.multipliedFullWidth(by: factor).low }
      if low >= threshold { filled = count }
    }
    stream = generator
  }
}
