/// What a vote between two systems said.
public enum ComparisonOutcome: UInt8, Hashable, Sendable, CaseIterable {
  /// The system shown first won.
  case first
  /// The system shown second won.
  case second
  /// Neither won.
  case tie

  /// The same outcome seen with the systems exchanged.
  public var mirrored: ComparisonOutcome {
    switch self {
    case .first: .second
    case .second: .first
    case .tie: .tie
    }
  }
}

/// Votes between pairs of systems, counted by distinct vote.
///
/// Systems are numbers from 0; their names belong to the caller. Votes that agree in everything (systems, order, outcome,
/// weight and cluster) share a ``Cell``, so that a million votes among a hundred systems take some thousands of cells. The
/// cells are in one canonical order, whatever the order of the votes.
public struct PairwiseComparisons: Hashable, Sendable {
  /// A distinct vote and how often it was cast.
  public struct Cell: Hashable, Sendable {
    /// The system shown first.
    public var first: Int { Int(firstIndex) }
    /// The system shown second.
    public var second: Int { Int(secondIndex) }
    /// What the vote said.
    public let outcome: ComparisonOutcome
    /// How often the vote was cast: a finite number above 0.
    public internal(set) var count: Double
    /// The weight of each of these votes: a finite number above 0.
    public let weight: Double
    /// The cluster that cast the votes, such as a rater or a prompt, where clusters were given.
    public var cluster: Int? { clusterIndex < 0 ? nil : Int(clusterIndex) }

    let firstIndex: Int32
    let secondIndex: Int32
    let clusterIndex: Int32

    /// Whether the vote is the same, its count aside.
    @inline(__always)
    func isSameVote(as other: Cell) -> Bool {
      firstIndex == other.firstIndex && secondIndex == other.secondIndex && outcome == other.outcome
        && weight == other.weight && clusterIndex == other.clusterIndex
    }
  }

  /// The number of systems; the systems are `0 ..< systemCount`.
  public let systemCount: Int
  /// The distinct votes, by pair of systems, then order of showing, outcome, weight and cluster.
  public let cells: [Cell]
  /// Whether each vote belongs to a cluster.
  public let isClustered: Bool

  /// The number of votes: the sum of all counts.
  public var voteCount: Double { cells.reduce(0) { $0 + $1.count } }

  /// The total weight of all votes; the number of votes where no weights were given.
  public var totalWeight: Double { cells.reduce(0) { $0 + $1.count * $1.weight } }

  /// The weight of the votes that each system had a part in: the n of its win rate.
  ///
  /// - Complexity: O(systems + distinct votes).
  public var systemWeights: [Double] {
    var weights = [Double](repeating: 0, count: systemCount)
    for pair in PairTotals(self, keepingOrder: false).pairs {
      weights[Int(pair.first)] += pair.total
      weights[Int(pair.second)] += pair.total
    }
    return weights
  }

  /// The clusters that cast votes, in ascending order.
  public var clusters: [Int] {
    guard let greatest = cells.lazy.compactMap(\.cluster).max() else { return [] }
    // Clusters are mostly numbered from 0; a mark each is quicker than a set.
    guard greatest < 1_000 + 8 * cells.count else { return Set(cells.compactMap(\.cluster)).sorted() }
    var isMet = [Bool](repeating: false, count: greatest + 1)
    for cell in cells where cell.clusterIndex >= 0 { isMet[Int(cell.clusterIndex)] = true }
    return isMet.indices.filter { isMet[$0] }
  }

  /// Counts votes given as columns.
  ///
  /// - Parameters:
  ///   - systemCount: The number of systems.
  ///   - first: The system shown first, a value a row, in `0 ..< systemCount`.
  ///   - second: The system shown second; never the first.
  ///   - outcomes: What the row's votes said.
  ///   - counts: How often, 0 or more and at most 2⁵³; once each if omitted.
  ///   - weights: The weight of each of the row's votes, 0 or more; 1 if omitted. Votes of weight 0 count for nothing.
  ///   - clusters: The cluster that cast the row's votes, in `0 ..< 2³¹`.
  /// - Throws: ``StatisticsError`` for columns of unequal length and for values outside these ranges.
  /// - Complexity: O(rows) expected, and O(c log c) for c distinct votes.
  public init(
    systemCount: Int, first: [Int], second: [Int], outcomes: [ComparisonOutcome], counts: [Double]? = nil,
    weights: [Double]? = nil, clusters: [Int]? = nil
  ) throws(StatisticsError) {
    try Self.requireRows(first.count, second.count, "second")
    try Self.requireRows(first.count, outcomes.count, "outcomes")
    if let counts { try Self.requireRows(first.count, counts.count, "counts") }
    if let weights { try Self.requireRows(first.count, weights.count, "weights") }
    if let clusters { try Self.requireRows(first.count, clusters.count, "clusters") }
    var builder = try Builder(systemCount: systemCount)
    for row in first.indices {
      guard first[row] < systemCount, second[row] < systemCount else {
        throw .invalidArgument(
          name: "system in row \(row)", found: "\(max(first[row], second[row]))", requirement: "below \(systemCount)")
      }
      try builder.add(
        first: first[row], second: second[row], outcome: outcomes[row], count: counts?[row] ?? 1,
        weight: weights?[row] ?? 1, cluster: clusters?[row])
    }
    self = builder.build()
  }

  init(systemCount: Int, cells: [Cell], isClustered: Bool) {
    self.systemCount = systemCount
    self.cells = cells
    self.isClustered = isClustered
  }

  private static func requireRows(_ expected: Int, _ found: Int, _ name: String) throws(StatisticsError) {
    guard expected == found else {
      throw .unequalLengths(first: "first", firstCount: expected, second: name, secondCount: found)
    }
  }
}
