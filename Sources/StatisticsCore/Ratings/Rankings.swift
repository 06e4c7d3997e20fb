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

    /// The number of systems ranked.
    public var systemCount: Int { groups.reduce(0) { $0 + $1.count } }
  }

  /// The number of systems; the systems are `0 ..< systemCount`.
  public let systemCount: Int
  /// The distinct rankings in one canonical order, whatever the order in which they were given.
  public let rankings: [Ranking]

  /// Counts rankings given as groups of tied systems, best first. Rankings of fewer than two systems say nothing and are
  /// left out, as are counts of 0 and empty groups.
  ///
  /// - Parameters:
  ///   - systemCount: The number of systems.
  ///   - groups: A ranking a row.
  ///   - counts: How often each was given, 0 to 2⁵³; once each if omitted.
  /// - Throws: ``StatisticsError`` for a system out of range or ranked twice, or counts that do not fit.
  public init(systemCount: Int, groups: [[[Int]]], counts: [Double]? = nil) throws(StatisticsError) {
    guard (0..<Int(Int32.max)).contains(systemCount) else {
      throw .invalidArgument(name: "systemCount", found: "\(systemCount)", requirement: "at least 0 and below 2³¹ − 1")
    }
    if let counts, counts.count != groups.count {
      throw .unequalLengths(first: "groups", firstCount: groups.count, second: "counts", secondCount: counts.count)
    }
    var tally: [[[Int]]: Double] = [:]
    for (row, ranking) in groups.enumerated() {
      try Self.validate(ranking, row: row, systemCount: systemCount)
      let count = counts?[row] ?? 1
      guard count >= 0, count <= PairwiseComparisons.Builder.largestCount else {
        throw .invalidArgument(name: "counts[\(row)]", found: "\(count)", requirement: "a number from 0 to 2⁵³")
      }
      let canonical = ranking.filter { !$0.isEmpty }.map { $0.sorted() }
      guard count > 0, canonical.reduce(0, { $0 + $1.count }) >= 2 else { continue }
      tally[canonical, default: 0] += count
    }
    self.systemCount = systemCount
    rankings = tally.map { Ranking(groups: $0.key, count: $0.value) }
      .sorted { Self.precedes($0.groups, $1.groups) }
  }

  /// Counts rankings given as ranks: a row a ranking and a column a system, 1 (or any lowest number) the best, equal ranks
  /// tied, nil where a system was not ranked.
  ///
  /// - Throws: As ``init(systemCount:groups:counts:)``; for rows that do not have a rank or nil for each system; for ranks
  ///   that are not finite.
  public init(systemCount: Int, ranks: [[Double?]], counts: [Double]? = nil) throws(StatisticsError) {
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
    try self.init(systemCount: systemCount, groups: groups, counts: counts)
  }

  /// The votes that the rankings imply: one for each pair of systems that a ranking holds.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for counts too large to add.
  /// - Complexity: O(Σ (systems ranked)²).
  public func pairwiseComparisons() throws(StatisticsError) -> PairwiseComparisons {
    var builder = try PairwiseComparisons.Builder(systemCount: systemCount)
    for ranking in rankings {
      for (place, group) in ranking.groups.enumerated() {
        for (offset, system) in group.enumerated() {
          for other in group[(offset + 1)...] {
            try builder.add(first: system, second: other, outcome: .tie, count: ranking.count)
          }
          for other in ranking.groups[(place + 1)...].joined() {
            try builder.add(first: system, second: other, outcome: .first, count: ranking.count)
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
