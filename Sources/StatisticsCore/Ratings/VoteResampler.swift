/// Draws resamples of votes as totals of pairs.
struct VoteResampler: Sendable {
  /// Distinct votes that count alike: the place is three times the pair, plus 0 for a win of the first, 1 of the second,
  /// 2 for a tie.
  private struct Category: Hashable, Sendable {
    let place: Int32
    let weight: Double
  }

  private enum Design: Sendable {
    case votes(MultinomialSampler, [Category])
    case clusters(ClusterTotals)
  }

  private let design: Design
  /// Three times the number of pairs.
  let placeCount: Int

  /// Memory that draws share.
  struct Scratch: Sendable {
    /// The counts of one resample.
    fileprivate var counts: [Double] = []
    /// How often each cluster was drawn, for several resamples.
    fileprivate var drawn: [UInt16] = []
    /// The totals of one resample, or of several one after the other.
    fileprivate var totals: [Double]
  }

  init(_ comparisons: PairwiseComparisons, _ totals: PairTotals, unit: VoteUnit) throws(StatisticsError) {
    placeCount = 3 * totals.pairs.count
    let places = totals.placeOfCell.map { 3 * $0.pair + Int32($0.outcome.rawValue) }
    switch unit {
    case .cluster:
      guard comparisons.isClustered else {
        throw .invalidArgument(name: "unit", found: unit.rawValue, requirement: "used with votes that have clusters")
      }
      var numbers: [Int32: Int32] = [:]
      for cluster in comparisons.clusters { numbers[Int32(cluster)] = Int32(numbers.count) }
      design = .clusters(
        ClusterTotals(
          placeCount: placeCount, clusterCount: numbers.count, places: places,
          clusters: comparisons.cells.map { numbers[$0.clusterIndex] ?? 0 },
          weights: comparisons.cells.map { $0.count * $0.weight }))
    case .vote:
      var categories: [Category] = []
      var counts: [Double] = []
      var positions: [Category: Int] = [:]
      for (index, cell) in comparisons.cells.enumerated() {
        guard cell.count == cell.count.rounded() else {
          throw .invalidArgument(
            name: "count", found: "\(cell.count)", requirement: "a whole number, for votes to be resampled")
        }
        let category = Category(place: places[index], weight: cell.weight)
        if let position = positions[category] {
          counts[position] += cell.count
        } else {
          positions[category] = counts.count
          categories.append(category)
          counts.append(cell.count)
        }
      }
      design = .votes(MultinomialSampler(counts: counts), categories)
    }
  }

  func makeScratch() -> Scratch {
    switch design {
    case .votes(_, let categories):
      Scratch(counts: Array(repeating: 0, count: categories.count), totals: Array(repeating: 0, count: placeCount))
    case .clusters(let votes):
      Scratch(
        drawn: Array(repeating: 0, count: votes.clusterCount * ClusterTotals.lanes),
        totals: Array(repeating: 0, count: placeCount * ClusterTotals.lanes))
    }
  }

  /// Calls `body` with the weight of each place in so many resamples, one after the other.
  func forEachDraw(
    _ count: Int, _ scratch: inout Scratch, _ stream: inout RandomStream, _ body: (_ totals: ArraySlice<Double>) -> Void
  ) {
    switch design {
    case .votes(let sampler, let categories):
      for _ in 0..<count {
        sampler.draw(into: &scratch.counts, &stream)
        for index in scratch.totals.indices { scratch.totals[index] = 0 }
        for index in categories.indices {
          scratch.totals[Int(categories[index].place)] += categories[index].weight * scratch.counts[index]
        }
        body(scratch.totals[...])
      }
    case .clusters(let votes):
      for first in stride(from: 0, to: count, by: ClusterTotals.lanes) {
        let lanes = min(ClusterTotals.lanes, count - first)
        for index in scratch.drawn.indices { scratch.drawn[index] = 0 }
        for lane in 0..<lanes {
          for _ in 0..<votes.clusterCount {
            scratch.drawn[stream.nextIndex(below: votes.clusterCount) * ClusterTotals.lanes + lane] &+= 1
          }
        }
        votes.fill(&scratch.totals, drawn: scratch.drawn)
        for lane in 0..<lanes { body(scratch.totals[(lane * placeCount)..<((lane + 1) * placeCount)]) }
      }
    }
  }
}
