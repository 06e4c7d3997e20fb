/// Rankings of several systems at a time, each possibly partial and with ties, counted by distinct ranking.
///
/// Systems are numbers from 0; their names belong to the caller.
public struct Rankings: Hashable, Sendable {
  /// A distinct ranking and how often it was given.
  public struct Ranking: Hashable, Sendable {
    /// The systems from the best to the worst; those of one group are tied. Systems that were not ranked are in none.
    public let groups: [[Int]]
    /// How often the ranking was given: a finite number above 0.
    public internal(set) var count: Double
    /// The cluster that gave the rankings, such as a rater or a prompt, where clusters were given.
    public let cluster: Int?

    /// The number of systems ranked.
    public var systemCount: Int { groups.reduce(0) { $0 + $1.count } }

    /// The cluster as a number that can be ordered; −1 where there is none.
    var clusterKey: Int { cluster ?? -1 }

    init(groups: [[Int]], count: Double, cluster: Int? = nil) {
      self.groups = groups
      self.count = count
      self.cluster = cluster
    }
  }

  /// The number of systems; the systems are `0 ..< systemCount`.
  public let systemCount: Int
  /// The distinct rankings in one canonical order, whatever the order in which they were given.
  public let rankings: [Ranking]
  /// Whether each ranking belongs to a cluster.
  public let isClustered: Bool

  /// Counts rankings given as groups of tied systems, best first. Rankings of fewer than two systems say nothing and are
  /// left out, as are counts of 0 and empty groups.
  ///
  /// - Parameters:
  ///   - systemCount: The number of systems.
  ///   - groups: A ranking a row.
  ///   - counts: How often each was given, 0 to 2⁵³; once each if omitted.
  ///   - clusters: The cluster that gave each, a rater or a prompt, at least 0.
  /// - Throws: ``StatisticsError`` for a system out of range or ranked twice, or counts or clusters that do not fit.
  public init(
    systemCount: Int, groups: [[[Int]]], counts: [Double]? = nil, clusters: [Int]? = nil
  ) throws(StatisticsError) {
    guard (0..<Int(Int32.max)).contains(systemCount) else {
      throw .invalidArgument(name: "systemCount", found: "\(systemCount)", requirement: "at least 0 and below 2³¹ − 1")
    }
    if let counts, counts.count != groups.count {
      throw .unequalLengths(first: "groups", firstCount: groups.count, second: "counts", secondCount: counts.count)
    }
    if let clusters, clusters.count != groups.count {
      throw .unequalLengths(
        first: "groups", firstCount: groups.count, second: "clusters", secondCount: clusters.count)
    }
    var tally: [Given: Double] = [:]
    for (row, ranking) in groups.enumerated() {
      try Self.validate(ranking, row: row, systemCount: systemCount)
      let count = counts?[row] ?? 1
      guard count >= 0, count <= PairwiseComparisons.Builder.largestCount else {
        throw .invalidArgument(name: "counts[\(row)]", found: "\(count)", requirement: "a number from 0 to 2⁵³")
      }
      let canonical = ranking.filter { !$0.isEmpty }.map { $0.sorted() }
      guard count > 0, canonical.reduce(0, { $0 + $1.count }) >= 2 else { continue }
      if let cluster = clusters?[row], cluster < 0 {
        throw .invalidArgument(name: "clusters[\(row)]", found: "\(cluster)", requirement: "at least 0")
      }
      tally[Given(groups: canonical, cluster: clusters?[row]), default: 0] += count
    }
    self.systemCount = systemCount
    isClustered = clusters != nil
    rankings = tally.map { Ranking(groups: $0.key.groups, count: $0.value, cluster: $0.key.cluster) }
      .sorted {
        $0.groups == $1.groups ? $0.clusterKey < $1.clusterKey : Self.precedes($0.groups, $1.groups)
      }
  }

  private struct Given: Hashable {
    let groups: [[Int]]
    let cluster: Int?
  }

  private init(systemCount: Int, rankings: [Ranking], isClustered: Bool) {
    self.systemCount = systemCount
    self.rankings = rankings
    self.isClustered = isClustered
  }

  /// The same rankings given as often as `counts` says, those not given left out.
  func recounted(_ counts: [Double]) -> Rankings {
    let given = zip(rankings, counts).compactMap { ranking, count in
      count > 0 ? Ranking(groups: ranking.groups, count: count, cluster: ranking.cluster) : nil
    }
    return Rankings(systemCount: systemCount, rankings: given, isClustered: isClustered)
  }

  /// Counts rankings given as ranks: a row a ranking and a column a system, 1 (or any lowest number) the best, equal ranks
  /// tied, nil where a system was not ranked.
  ///
  /// - Throws: As ``init(systemCount:groups:counts:clusters:)``; for rows that do not have a rank or nil for each system; for ranks
  ///   that are not finite.
  public init(
    systemCount: Int, ranks: [[Double?]], counts: [Double]? = nil, clusters: [Int]? = nil
  ) throws(StatisticsError) {
    var groups: [[[Int]]] = []
    for (row, ranking) in ranks.enumerated() {
      guard ranking.count == systemCount else {
        throw .unequalLengths(
          first: "systems", firstCount: systemCount, second: "ranks[\(row)]", secondCount: ranking.count)
      }
      var systemsOfRank: [Double: [Int]] = [:]
      for (system, rank) in ranking.enumerated() {
        guard let rank else { continue }
        guard rank.isFinite else {
          throw .invalidArgument(name: "ranks[\(row)][\(system)]", found: "\(rank)", requirement: "a finite number")
        }
        systemsOfRank[rank, default: []].append(system)
      }
      groups.append(systemsOfRank.sorted { $0.key < $1.key }.map(\.value))
    }
    try self.init(systemCount: systemCount, groups: groups, counts: counts, clusters: clusters)
  }

  /// The same votes as rankings of two, of the same clusters. A vote's weight and which system was shown first are lost.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for counts too large to add.
  /// - Complexity: O(distinct votes · log distinct votes).
  public init(_ comparisons: PairwiseComparisons) throws(StatisticsError) {
    let cells = comparisons.cells
    let groups = cells.map { cell -> [[Int]] in
      switch cell.outcome {
      case .first: [[cell.first], [cell.second]]
      case .second: [[cell.second], [cell.first]]
      case .tie: [[cell.first, cell.second]]
      }
    }
    try self.init(
      systemCount: comparisons.systemCount, groups: groups, counts: cells.map(\.count),
      clusters: comparisons.isClustered ? cells.compactMap(\.cluster) : nil)
  }

  /// The votes that the rankings imply, of the same clusters: one for each pair of systems that a ranking holds.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for counts too large to add.
  /// - Complexity: O(Σ (systems ranked)²).
  public func pairwiseComparisons() throws(StatisticsError) -> PairwiseComparisons {
    var builder = try PairwiseComparisons.Builder(systemCount: systemCount)
    for ranking in rankings {
      for (place, group) in ranking.groups.enumerated() {
        for (offset, system) in group.enumerated() {
          for other in group[(offset + 1)...] {
            try builder.add(
              first: system, second: other, outcome: .tie, count: ranking.count, cluster: ranking.cluster)
          }
          for other in ranking.groups[(place + 1)...].joined() {
            try builder.add(
              first: system, second: other, outcome: .first, count: ranking.count, cluster: ranking.cluster)
          }
        }
      }
    }
    return builder.build()
  }

  private static func validate(_ ranking: [[Int]], row: Int, systemCount: Int) throws(StatisticsError) {
    var seen: Set<Int> = []
    for system in ranking.joined() {
      guard system >= 0, system < systemCount else {
        throw .invalidArgument(
          name: "system in ranking \(row)", found: "\(system)", requirement: "at least 0 and below \(systemCount)")
      }
      guard seen.insert(system).inserted else {
        throw .invalidArgument(
          name: "system in ranking \(row)", found: "\(system) twice", requirement: "ranked once at most")
      }
    }
  }

  private static func precedes(_ left: [[Int]], _ right: [[Int]]) -> Bool {
    for (a, b) in zip(left, right) where a != b { return a.lexicographicallyPrecedes(b) }
    return left.count < right.count
  }
}
