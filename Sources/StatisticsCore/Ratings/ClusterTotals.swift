/// Distinct votes of clusters, ready to be summed for many resamples of clusters at a time.
///
/// A resample counts how often each cluster was drawn; the total of a place is then Σ (that count × the votes of the cluster there). The votes
/// stand by place, and there by how often they were cast, so that a sum stays in a register while the counts of ``lanes`` resamples are added at
/// once, and is multiplied when it is whole: the bound is one load of 32 bytes a distinct vote, from counts that fit a cache of the second level up to
/// some ten thousand clusters.
struct ClusterTotals: Sendable {
  /// How many resamples are summed at once.
  static let lanes = 16
  typealias Lane = SIMD16<UInt16>

  /// Votes of one place that weigh the same, up to where those of the next run begin.
  private struct Run {
    var end: Int
    var weight: Double
  }

  /// The number of clusters.
  let clusterCount: Int
  /// The number of places.
  let placeCount: Int
  /// The cluster of each distinct vote, run by run.
  private let clusters: [Int32]
  private let runs: [Run]
  /// Where the runs of each place begin; one more than places.
  private let starts: [Int]
  /// Whether all weights are whole and small, so that sums of whole numbers hold them.
  private let areSmall: Bool

  /// Largest number of times that a cluster may be drawn in a resample, for sums of whole numbers to be safe.
  private static let largestDraw = 255
  /// The largest weight that sums of whole numbers hold.
  private static let largestCount = 64

  /// - Parameters:
  ///   - places: The place of each distinct vote, below `placeCount`.
  ///   - clusters: Its cluster, below `clusterCount`.
  ///   - weights: What it weighs.
  init(placeCount: Int, clusterCount: Int, places: [Int32], clusters: [Int32], weights: [Double]) {
    self.placeCount = placeCount
    self.clusterCount = clusterCount
    areSmall = weights.allSatisfy { $0 == $0.rounded() && 0 <= $0 && $0 <= Double(Self.largestCount) }
    var order = Array(places.indices)
    // Sums of other numbers depend on their order, which is then that of the votes.
    if areSmall { order = Self.sorted(order, by: { Int(weights[$0]) }, below: Self.largestCount + 1) }
    order = Self.sorted(order, by: { Int(places[$0]) }, below: placeCount)
    var runs: [Run] = []
    var starts = [Int](repeating: 0, count: placeCount + 1)
    var last: Int32 = -1
    for (position, vote) in order.enumerated() {
      if places[vote] != last || runs[runs.count - 1].weight != weights[vote] {
        runs.append(Run(end: position, weight: weights[vote]))
        starts[Int(places[vote]) + 1] += 1
        last = places[vote]
      }
      runs[runs.count - 1].end = position + 1
    }
    for place in 0..<placeCount { starts[place + 1] += starts[place] }
    self.clusters = order.map { clusters[$0] }
    self.runs = runs
    self.starts = starts
  }

  /// Votes by their keys, those of one key in the order in which they were.
  private static func sorted(_ votes: [Int], by key: (Int) -> Int, below count: Int) -> [Int] {
    var next = [Int](repeating: 0, count: count + 1)
    for vote in votes { next[key(vote) + 1] += 1 }
    for key in 0..<count { next[key + 1] += next[key] }
    var sorted = votes
    for vote in votes {
      sorted[next[key(vote)]] = vote
      next[key(vote)] += 1
    }
    return sorted
  }

  /// Fills `totals`, by lane and place, for up to ``lanes`` resamples.
  ///
  /// - Parameter drawn: How often each cluster was drawn, by cluster and lane.
  func fill(_ totals: inout [Double], drawn: [UInt16]) {
    let isSafe = drawn.allSatisfy { Int($0) <= Self.largestDraw }
    totals.withUnsafeMutableBufferPointer { totals in
      clusters.withUnsafeBufferPointer { clusters in
        drawn.withUnsafeBytes { drawn in
          if areSmall, isSafe { sumCounts(totals, clusters, drawn) } else { sumWeights(totals, clusters, drawn) }
        }
      }
    }
  }

  private func sumCounts(
    _ totals: UnsafeMutableBufferPointer<Double>, _ clusters: UnsafeBufferPointer<Int32>,
    _ drawn: UnsafeRawBufferPointer
  ) {
    // As many votes as a sum of 16 bits surely holds, drawn at most so often.
    let capacity = Int(UInt16.max) / Self.largestDraw
    var vote = 0
    for place in 0..<placeCount {
      var total = SIMD16<UInt32>.zero
      for run in runs[starts[place]..<starts[place + 1]] {
        var ofRun = SIMD16<UInt32>.zero
        while vote < run.end {
          let end = min(run.end, vote + capacity)
          var sum = Lane.zero
          while vote < end {
            sum &+= Self.lane(drawn, of: clusters[vote])
            vote += 1
          }
          ofRun &+= SIMD16<UInt32>(truncatingIfNeeded: sum)
        }
        total &+= ofRun &* SIMD16(repeating: UInt32(run.weight))
      }
      for lane in 0..<Self.lanes { totals[lane * placeCount + place] = Double(total[lane]) }
    }
  }

  private func sumWeights(
    _ totals: UnsafeMutableBufferPointer<Double>, _ clusters: UnsafeBufferPointer<Int32>,
    _ drawn: UnsafeRawBufferPointer
  ) {
    var vote = 0
    for place in 0..<placeCount {
      var sum = SIMD16<Double>.zero
      for run in runs[starts[place]..<starts[place + 1]] {
        while vote < run.end {
          sum += run.weight * SIMD16<Double>(Self.lane(drawn, of: clusters[vote]))
          vote += 1
        }
      }
      for lane in 0..<Self.lanes { totals[lane * placeCount + place] = sum[lane] }
    }
  }

  /// How often a cluster was drawn in each resample.
  @inline(__always)
  private static func lane(_ drawn: UnsafeRawBufferPointer, of cluster: Int32) -> Lane {
    drawn.loadUnaligned(fromByteOffset: Int(cluster) * MemoryLayout<Lane>.size, as: Lane.self)
  }
}
