/// Distinct votes of clusters, ready to be summed for many resamples of clusters at a time.
///
/// A resample counts how often each cluster was drawn; the total of a place is then Σ (that count × the votes of the cluster there). The votes
/// stand by place, so that a sum stays in a register while the counts of ``lanes`` resamples are added at once: the bound is one load of
/// 32 bytes a distinct vote, from counts that fit a cache of the second level up to some ten thousand clusters.
struct ClusterTotals: Sendable {
  /// How many resamples are summed at once.
  static let lanes = 16
  typealias Lane = SIMD16<UInt16>

  /// The number of clusters.
  let clusterCount: Int
  /// The number of places.
  let placeCount: Int
  /// Where the votes of each place begin; one more than places.
  private let starts: [Int]
  /// The cluster of each distinct vote.
  private let clusters: [Int32]
  /// How often each was cast, where they are whole and small.
  private let counts: [UInt16]
  /// The weight of each, where some are not whole, or large.
  private let weights: [Double]

  /// Largest number of times that a cluster may be drawn in a resample, for sums of whole numbers to be safe.
  private static let largestDraw = 255

  /// - Parameters:
  ///   - places: The place of each distinct vote, below `placeCount`.
  ///   - clusters: Its cluster, below `clusterCount`.
  ///   - weights: What it weighs.
  init(placeCount: Int, clusterCount: Int, places: [Int32], clusters: [Int32], weights: [Double]) {
    self.placeCount = placeCount
    self.clusterCount = clusterCount
    var starts = [Int](repeating: 0, count: placeCount + 1)
    for place in places { starts[Int(place) + 1] += 1 }
    for place in 0..<placeCount { starts[place + 1] += starts[place] }
    var next = starts
    var order = [Int](repeating: 0, count: places.count)
    for (vote, place) in places.enumerated() {
      order[next[Int(place)]] = vote
      next[Int(place)] += 1
    }
    self.starts = starts
    self.clusters = order.map { clusters[$0] }
    let areSmall = weights.allSatisfy { $0 == $0.rounded() && $0 <= 64 }
    counts = areSmall ? order.map { UInt16(weights[$0]) } : []
    self.weights = areSmall ? [] : order.map { weights[$0] }
  }

  /// Fills `totals`, by lane and place, for up to ``lanes`` resamples.
  ///
  /// - Parameter drawn: How often each cluster was drawn, by cluster and lane.
  func fill(_ totals: inout [Double], drawn: [UInt16]) {
    let isSafe = drawn.allSatisfy { Int($0) <= Self.largestDraw }
    totals.withUnsafeMutableBufferPointer { totals in
      drawn.withUnsafeBytes { drawn in
        if weights.isEmpty, isSafe { sumCounts(totals, drawn) } else { sumWeights(totals, drawn) }
      }
    }
  }

  private func sumCounts(_ totals: UnsafeMutableBufferPointer<Double>, _ drawn: UnsafeRawBufferPointer) {
    // What a sum of 16 bits surely holds, of votes drawn at most so often.
    let capacity = Int(UInt16.max) / Self.largestDraw
    clusters.withUnsafeBufferPointer { clusters in
      counts.withUnsafeBufferPointer { counts in
        for place in 0..<placeCount {
          var total = SIMD16<UInt32>.zero
          var sum = Lane.zero
          var held = 0
          for vote in starts[place]..<starts[place + 1] {
            let count = counts[vote]
            if held + Int(count) > capacity {
              total &+= SIMD16<UInt32>(truncatingIfNeeded: sum)
              (sum, held) = (.zero, 0)
            }
            let lanes = drawn.loadUnaligned(
              fromByteOffset: Int(clusters[vote]) * MemoryLayout<Lane>.size, as: Lane.self)
            sum &+= count == 1 ? lanes : lanes &* Lane(repeating: count)
            held += Int(count)
          }
          total &+= SIMD16<UInt32>(truncatingIfNeeded: sum)
          for lane in 0..<Self.lanes { totals[lane * placeCount + place] = Double(total[lane]) }
        }
      }
    }
  }

  private func sumWeights(_ totals: UnsafeMutableBufferPointer<Double>, _ drawn: UnsafeRawBufferPointer) {
    for place in 0..<placeCount {
      var sum = SIMD16<Double>.zero
      for vote in starts[place]..<starts[place + 1] {
        let lanes = drawn.loadUnaligned(fromByteOffset: Int(clusters[vote]) * MemoryLayout<Lane>.size, as: Lane.self)
        sum += (weights.isEmpty ? Double(counts[vote]) : weights[vote]) * SIMD16<Double>(lanes)
      }
      for lane in 0..<Self.lanes { totals[lane * placeCount + place] = sum[lane] }
    }
  }
}
