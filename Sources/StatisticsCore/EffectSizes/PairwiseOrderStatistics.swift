/// Order statistics of all sums of two samples, without forming them.
///
/// The doubles are searched by bisection on their bit patterns, which have the order of the numbers: at most 64 counts of
/// the pairs beneath a value, each of them one walk along both sorted samples. Rounding of a sum is monotone, so the
/// answer is exactly the value that sorting all sums would give.
struct PairwiseOrderStatistics {
  /// Which pairs there are.
  enum Pairs {
    /// first[i] + second[j] for all i and j.
    case all
    /// first[i] + first[j] for i ≤ j: Walsh averages, times two.
    case walsh
  }

  private let first: [Double]
  private let second: [Double]
  private let pairs: Pairs
  /// The number of pairs.
  let count: Int

  /// All differences a − b.
  init(differencesOf first: [Double], and second: [Double]) {
    self.first = first.sorted()
    self.second = second.map { -$0 }.sorted()
    pairs = .all
    count = first.count * second.count
  }

  /// All sums a[i] + a[j], i ≤ j.
  init(walshSumsOf sample: [Double]) {
    first = sample.sorted()
    second = first
    pairs = .walsh
    count = sample.count * (sample.count + 1) / 2
  }

  /// The `rank`-th smallest sum, counted from 1; nil where there is none or it overflows.
  ///
  /// - Complexity: O(n₁ + n₂), times 64.
  func value(atRank rank: Int) -> Double? {
    guard rank >= 1, rank <= count, let a = first.first, let b = second.first, let c = first.last, let d = second.last
    else { return nil }
    guard (a + b).isFinite, (c + d).isFinite else { return nil }
    var low = Self.key(a + b)
    var high = Self.key(c + d)
    while low < high {
      let middle = low &+ Int64(bitPattern: UInt64(bitPattern: high &- low) >> 1)
      if countAtMost(Self.number(middle)) >= rank { high = middle } else { low = middle &+ 1 }
    }
    return Self.number(low)
  }

  /// The middle of the sums: the mean of the two middle ones if their number is even.
  func median() -> Double? {
    guard let upper = value(atRank: count / 2 + 1) else { return nil }
    guard count.isMultiple(of: 2), let lower = value(atRank: count / 2) else { return upper }
    return lower + (upper - lower) / 2
  }

  private func countAtMost(_ limit: Double) -> Int {
    var total = 0
    var end = second.count
    for (index, value) in first.enumerated() {
      while end > 0, value + second[end - 1] > limit { end -= 1 }
      switch pairs {
      case .all: total += end
      case .walsh: total += max(0, end - index)
      }
    }
    return total
  }

  private static func key(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: value.bitPattern)
    return bits >= 0 ? bits : Int64.min &- bits
  }

  private static func number(_ key: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: key >= 0 ? key : Int64.min &- key))
  }
}
