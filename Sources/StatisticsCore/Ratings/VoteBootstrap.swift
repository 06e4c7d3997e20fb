/// Any rating of votes, recomputed on resampled votes.
///
/// For Bradley-Terry ``BradleyTerryRatings/bootstrap(by:_:)`` gives the same faster.
public struct VoteBootstrap: Sendable {
  /// What was drawn.
  public let unit: VoteUnit
  /// The number of resamples.
  public let resampleCount: Int
  /// The ratings of the resamples in which every system has one, a row a resample and a column a system.
  public let ratings: Matrix

  /// The number of resamples in which every system has a rating.
  public var usableCount: Int { ratings.rowCount }

  /// Recomputes ratings on votes drawn with replacement: multinomial counts over the distinct votes; or whole clusters.
  ///
  /// - Parameters:
  ///   - comparisons: The votes.
  ///   - unit: What is drawn; clusters where the votes have them, if nil.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - estimator: The ratings of votes, one a system; nil where they determine none.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for clusters that are not there, for counts that
  ///   are not whole where votes are drawn, and for a malformed simulation.
  /// - Complexity: O(resamples · (distinct votes + cost of the estimator)).
  public init(
    of comparisons: PairwiseComparisons, by unit: VoteUnit? = nil, _ simulation: Simulation,
    estimator: @Sendable (PairwiseComparisons) -> [Double]?
  ) throws(StatisticsError) {
    try simulation.validate()
    let unit = unit ?? (comparisons.isClustered ? .cluster : .vote)
    let sampler = try CellSampler(comparisons, unit: unit)
    let systemCount = comparisons.systemCount
    let blocks = simulation.mapBlocks(blockSize: 32) { draws, stream in
      draws.compactMap { _ -> [Double]? in
        let resample = PairwiseComparisons(
          systemCount: systemCount, cells: sampler.draw(&stream), isClustered: comparisons.isClustered)
        guard let ratings = estimator(resample), ratings.count == systemCount, ratings.allSatisfy(\.isFinite) else {
          return nil
        }
        return ratings
      }
    }
    let rows = blocks.flatMap(\.self)
    self.unit = unit
    resampleCount = simulation.resamples
    ratings = Matrix(uncheckedRowCount: rows.count, columnCount: systemCount, elements: rows.flatMap(\.self))
  }

  /// The percentile intervals of the ratings, one a system; undefined where fewer than half of the resamples, or fewer than
  /// two, have ratings.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the level is strictly between 0 and 1.
  public func intervals(level: Double = 0.95) throws(StatisticsError) -> [IntervalResult] {
    try Validation.requireLevel(level)
    return (0..<ratings.columnCount).map { column in
      let sorted = ratings.column(column).sorted()
      guard sorted.count >= 2, 2 * sorted.count >= resampleCount else { return .undefined(.undefinedStatistic) }
      let tail = (1 - level) / 2
      return .interval(
        ConfidenceInterval(
          lower: OrderStatistics.quantile(ofSorted: sorted, at: tail),
          upper: OrderStatistics.quantile(ofSorted: sorted, at: 1 - tail), level: level,
          method: unit == .vote ? .voteBootstrapPercentile : .voteClusterBootstrapPercentile,
          monteCarloError: MonteCarloError(
            lower: OrderStatistics.monteCarloError(ofSorted: sorted, at: tail),
            upper: OrderStatistics.monteCarloError(ofSorted: sorted, at: 1 - tail))))
    }
  }
}

/// Draws votes with replacement, as cells with new counts.
private struct CellSampler: Sendable {
  private enum Design: Sendable {
    case votes(MultinomialSampler)
    /// The positions of the cells of each cluster.
    case clusters([[Int]])
  }

  private let cells: [PairwiseComparisons.Cell]
  private let design: Design

  init(_ comparisons: PairwiseComparisons, unit: VoteUnit) throws(StatisticsError) {
    let cells = comparisons.cells
    self.cells = cells
    switch unit {
    case .vote:
      for cell in cells where cell.count != cell.count.rounded() {
        throw .invalidArgument(
          name: "count", found: "\(cell.count)", requirement: "a whole number, for votes to be resampled")
      }
      design = .votes(MultinomialSampler(counts: cells.map(\.count)))
    case .cluster:
      guard comparisons.isClustered else {
        throw .invalidArgument(name: "unit", found: unit.rawValue, requirement: "used with votes that have clusters")
      }
      let positions = Dictionary(grouping: cells.indices, by: { cells[$0].clusterIndex })
      design = .clusters(positions.sorted { $0.key < $1.key }.map(\.value))
    }
  }

  func draw(_ stream: inout RandomStream) -> [PairwiseComparisons.Cell] {
    var counts = [Double](repeating: 0, count: cells.count)
    switch design {
    case .votes(let sampler):
      sampler.draw(into: &counts, &stream)
    case .clusters(let clusters):
      for _ in clusters {
        for position in clusters[stream.nextIndex(below: clusters.count)] { counts[position] += cells[position].count }
      }
    }
    return cells.indices.compactMap { index in
      guard counts[index] > 0 else { return nil }
      var cell = cells[index]
      cell.count = counts[index]
      return cell
    }
  }
}
