/// Draws from a distribution on `0 ..< count` in constant time (Walker 1977, doi 10.1145/355744.355749; Vose 1991,
/// doi 10.1109/32.92917).
struct AliasTable: Sendable {
  struct Entry: Sendable {
    /// Below this the outcome is the entry's own place, else its alias.
    var threshold: UInt64
    var alias: Int32
  }

  private(set) var entries: [Entry]

  /// - Precondition: The weights are finite, not negative, not all zero, and fewer than 2³¹.
  init(weights: [Double]) {
    let count = weights.count
    let total = weights.reduce(0, +)
    var shares = weights.map { $0 / total * Double(count) }
    entries = (0..<count).map { Entry(threshold: .max, alias: Int32(truncatingIfNeeded: $0)) }
    var small: [Int] = []
    var large: [Int] = []
    for index in shares.indices {
      if shares[index] < 1 { small.append(index) } else { large.append(index) }
    }
    while let low = small.popLast(), let high = large.last {
      entries[low] = Entry(threshold: UInt64(shares[low] * 0x1p64), alias: Int32(truncatingIfNeeded: high))
      shares[high] -= 1 - shares[low]
      if shares[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
  }

  /// A draw from the table at `entries`.
  @inline(__always)
  static func draw(
    _ entries: UnsafePointer<Entry>, count: Int, _ stream: inout RandomStream
  ) -> Int {
    let product = stream.next().multipliedFullWidth(by: UInt64(count))
    let place = Int(product.high)
    return product.low < entries[place].threshold ? place : Int(entries[place].alias)
  }
}
