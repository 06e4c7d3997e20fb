/// Any rating of votes or rankings, recomputed on resampled ones.
///
/// For Bradley-Terry ``BradleyTerryRatings/bootstrap(by:_:)`` gives the same faster.
public struct VoteBootstrap: Sendable {
  /// What was drawn.
  public let unit: VoteUnit
  /// What its percentile intervals are called.
  private let method: IntervalMethod
  /// The number of resamples.
  public let resampleCount: Int
  /// The ratings of the resamples in which every system has one, a row a resample and a column a system.
  public internal(set) var ratings: Matrix
  /// The resamples without ratings in which some systems were not linked by wins both ways.
  public let separated: SeparatedResamples
  /// Whether whole clusters were drawn and there is but one, so that all resamples are the same.
  public let hasSingleCluster: Bool

  /// What became of a resample.
  public enum Resample: Sendable {
    /// The ratings, one a system.
    case ratings([Double])
    /// There are none; the graph of wins, where that is why.
    case undefined(ComparisonGraph?)

    /// The ratings; undefined without a reason if there are none.
    public init(_ ratings: [Double]?) { self = ratings.map { .ratings($0) } ?? .undefined(nil) }

    /// What a model says of a resample.
    init<Ratings>(_ result: RatingResult<Ratings>?, _ values: (Ratings) -> [Double]) {
      switch result {
      case .ratings(let ratings): self = .ratings(values(ratings))
      case .undefined(let failure): self = .undefined(failure.reason == .notStronglyConnected ? failure.graph : nil)
      case nil: self = .undefined(nil)
      }
    }
  }

  /// The number of resamples in which every system has a rating.
  public var usableCount: Int { ratings.rowCount }

  /// The systems whose rating is the same in all resamples: one that won all of its votes, where the rating is the share
  /// won. No resample can show how such a rating varies.
  public var unvaryingSystems: [Int] {
    (0..<ratings.columnCount).filter { OrderStatistics.isConstant(ratings.column($0).sorted()) }
  }

  /// Recomputes ratings on votes drawn with replacement: multinomial counts over the distinct votes; or whole clusters.
  ///
  /// - Parameters:
  ///   - comparisons: The votes.
  ///   - unit: What is drawn; clusters where the votes have them, if nil.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - estimator: What votes determine.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for clusters that are not there, for counts that
  ///   are not whole where votes are drawn, and for a malformed simulation.
  /// - Complexity: O(resamples · (distinct votes + cost of the estimator)).
  public init(
    of comparisons: PairwiseComparisons, by unit: VoteUnit? = nil, _ simulation: Simulation,
    estimator: @Sendable (PairwiseComparisons) -> Resample
  ) throws(StatisticsError) {
    let cells = comparisons.cells
    let clusters = comparisons.isClustered ? cells.map { Int($0.clusterIndex) } : nil
    let sampler = try VoteCountSampler(counts: cells.map(\.count), clusters: clusters, unit: unit)
    try self.init(sampler, systemCount: comparisons.systemCount, simulation) { counts in
      let drawn = zip(cells, counts).compactMap { cell, count -> PairwiseComparisons.Cell? in
        guard count > 0 else { return nil }
        var cell = cell
        cell.count = count
        return cell
      }
      return estimator(
        PairwiseComparisons(
          systemCount: comparisons.systemCount, cells: drawn, isClustered: comparisons.isClustered))
    }
  }

  /// Recomputes ratings on rankings drawn with replacement: multinomial counts over the distinct rankings; or whole clusters.
  ///
  /// - Parameters:
  ///   - rankings: The rankings.
  ///   - unit: What is drawn; clusters where the rankings have them, if nil.
  ///   - simulation: The number of resamples, the seed and the threads.
  ///   - estimator: What rankings determine.
  /// - Throws: As for votes.
  /// - Complexity: O(resamples · (distinct rankings + cost of the estimator)).
  public init(
    of rankings: Rankings, by unit: VoteUnit? = nil, _ simulation: Simulation,
    estimator: @Sendable (Rankings) -> Resample
  ) throws(StatisticsError) {
    let sampler = try VoteCountSampler(
      counts: rankings.rankings.map(\.count),
      clusters: rankings.isClustered ? rankings.rankings.map(\.clusterKey) : nil,
      unit: unit)
    try self.init(sampler, systemCount: rankings.systemCount, simulation) { estimator(rankings.recounted($0)) }
  }

  private init(
    _ sampler: VoteCountSampler, systemCount: Int, _ simulation: Simulation, rate: @Sendable ([Double]) -> Resample
  ) throws(StatisticsError) {
    try simulation.validate()
    let blocks = simulation.mapBlocks(blockSize: 32) { draws, stream in
      draws.map { _ in rate(sampler.draw(&stream)) }
    }
    self.init(
      blocks.flatMap(\.self), systemCount: systemCount, unit: sampler.unit, method: sampler.unit.intervalMethod,
      hasSingleCluster: sampler.hasSingleCluster)
  }

  init(
    _ resamples: [Resample], systemCount: Int, unit: VoteUnit, method: IntervalMethod, hasSingleCluster: Bool
  ) {
    var separated = SeparatedResamples(systemCount: systemCount)
    var rows: [[Double]] = []
    for resample in resamples {
      switch resample {
      case .ratings(let ratings) where ratings.count == systemCount && ratings.allSatisfy(\.isFinite):
        rows.append(ratings)
      case .undefined(let graph?): separated.add(graph)
      case .ratings, .undefined(nil): break
      }
    }
    self.separated = separated
    self.unit = unit
    self.method = method
    self.hasSingleCluster = hasSingleCluster
    resampleCount = resamples.count
    ratings = Matrix(uncheckedRowCount: rows.count, columnCount: systemCount, elements: rows.flatMap(\.self))
  }

  /// The percentile intervals of the ratings, one a system.
  ///
  /// Undefined where fewer than half of the resamples, or fewer than two, tell where a system stands; where all clusters are one; and for a
  /// rating that is the same in all resamples. An end is infinite where the system stood above, or below, the others in too many resamples.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the level is strictly between 0 and 1.
  public func intervals(level: Double = 0.95) throws(StatisticsError) -> [IntervalResult] {
    try Validation.requireLevel(level)
    return (0..<ratings.columnCount).map { column in
      hasSingleCluster
        ? .undefined(.singleCluster)
        : VoteUnit.interval(
          ofResampled: ratings.column(column), beyond: separated.counts[column], drawn: resampleCount, level: level,
          method: method)
    }
  }

  /// The percentile intervals on the Elo scale, for ratings that are log-strengths.
  ///
  /// - Throws: As ``intervals(level:)``.
  public func eloIntervals(level: Double = 0.95) throws(StatisticsError) -> [IntervalResult] {
    try intervals(level: level).map(EloScale.interval(logStrength:))
  }

  /// The covariance of the ratings over the resamples; nil where fewer than two have ratings, and where all clusters are one.
  ///
  /// - Complexity: O(resamples · systems²).
  public func covariance() -> Matrix? { hasSingleCluster ? nil : ratings.columnCovariance() }
}

/// Draws how often each distinct vote or ranking occurs in a resample.
private struct VoteCountSampler: Sendable {
  private enum Design: Sendable {
    case votes(MultinomialSampler)
    /// The positions of the votes of each cluster.
    case clusters([[Int]])
  }

  let unit: VoteUnit
  private let counts: [Double]
  private let design: Design

  var hasSingleCluster: Bool {
    if case .clusters(let positions) = design { positions.count < 2 } else { false }
  }

  /// - Parameter unit: Clusters where there are some, if nil.
  init(counts: [Double], clusters: [Int]?, unit: VoteUnit?) throws(StatisticsError) {
    self.unit = unit ?? (clusters == nil ? .vote : .cluster)
    self.counts = counts
    switch self.unit {
    case .vote:
      for count in counts where count != count.rounded() {
        throw .invalidArgument(
          name: "count", found: "\(count)", requirement: "a whole number, for votes to be resampled")
      }
      design = .votes(MultinomialSampler(counts: counts))
    case .cluster:
      guard let clusters else {
        throw .invalidArgument(
          name: "unit", found: self.unit.rawValue, requirement: "used with votes that have clusters")
      }
      let positions = Dictionary(grouping: counts.indices) { clusters[$0] }
      design = .clusters(positions.sorted { $0.key < $1.key }.map(\.value))
    }
  }

  func draw(_ stream: inout RandomStream) -> [Double] {
    var drawn = [Double](repeating: 0, count: counts.count)
    switch design {
    case .votes(let sampler):
      sampler.draw(into: &drawn, &stream)
    case .clusters(let clusters):
      for _ in clusters {
        for position in clusters[stream.nextIndex(below: clusters.count)] { drawn[position] += counts[position] }
      }
    }
    return drawn
  }
}
