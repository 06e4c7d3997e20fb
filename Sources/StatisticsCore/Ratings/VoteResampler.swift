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
    /// The weight, place and cluster of every cell; clusters renumbered from 0.
    case clusters(count: Int, cells: [(place: Int32, cluster: Int32, weight: Double)])
  }

  private let design: Design
  /// Three times the number of pairs.
  let placeCount: Int

  /// Memory that draws share.
  struct Scratch: Sendable {
    fileprivate var counts: [Double]
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
        count: numbers.count,
        cells: comparisons.cells.enumerated().map { index, cell in
          (places[index], numbers[cell.clusterIndex] ?? 0, cell.count * cell.weight)
        })
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
    case .votes(_, let categories): Scratch(counts: Array(repeating: 0, count: categories.count))
    case .clusters(let count, _): Scratch(counts: Array(repeating: 0, count: count))
    }
  }

  /// Fills `totals` with the weight of each place in a resample.
  func draw(into totals: inout [Double], _ scratch: inout Scratch, _ stream: inout RandomStream) {
    for index in totals.indices { totals[index] = 0 }
    switch design {
    case .votes(let sampler, let categories):
      sampler.draw(into: &scratch.counts, &stream)
      for index in categories.indices {
        totals[Int(categories[index].place)] += categories[index].weight * scratch.counts[index]
      }
    case .clusters(let count, let cells):
      for index in scratch.counts.indices { scratch.counts[index] = 0 }
      for _ in 0..<count { scratch.counts[stream.nextIndex(below: count)] += 1 }
      for cell in cells { totals[Int(cell.place)] += cell.weight * scratch.counts[Int(cell.cluster)] }
    }
  }
}
