extension PairwiseComparisons {
  /// Counts votes as they come, for a loader that reads them one by one.
  ///
  /// ```swift
  /// var builder = PairwiseComparisons.Builder()
  /// for vote in votes { try builder.add(first: vote.a, second: vote.b, outcome: vote.outcome) }
  /// let comparisons = builder.build()
  /// ```
  public struct Builder: Sendable {
    /// The number of systems so far: one more than the greatest system seen, and at least what the builder started with.
    public private(set) var systemCount: Int

    private var cells: [Cell] = []
    /// An open-addressing table of positions in `cells`; −1 where free. Its size is a power of two.
    private var slots: [Int32]
    private var isClustered: Bool?
    /// The counts of votes of weight 1, where there is a place for each that may come.
    private var table: VoteTable?

    /// The largest count, and weight: beyond it a double no longer tells a number from the next.
    static let largestCount = 0x1p53
    private static let initialSlotCount = 1 << 10

    /// Begins with no votes and no systems; votes bring their systems with them.
    public init() {
      systemCount = 0
      slots = Array(repeating: -1, count: Self.initialSlotCount)
    }

    /// Begins with no votes among a known number of systems, some of which may get no vote.
    ///
    /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the number is in `0 ..< 2³¹`.
    public init(systemCount: Int) throws(StatisticsError) {
      guard (0..<Int(Int32.max)).contains(systemCount) else {
        throw .invalidArgument(
          name: "systemCount", found: "\(systemCount)", requirement: "at least 0 and below 2³¹ − 1")
      }
      self.init()
      self.systemCount = systemCount
    }

    /// Begins with no votes among a known number of systems and of clusters, of which so many rows are to come.
    ///
    /// - Throws: As ``init(systemCount:)``.
    package init(systemCount: Int, clusterCount: Int?, rowCount: Int) throws(StatisticsError) {
      try self.init(systemCount: systemCount)
      table = VoteTable(systemCount: systemCount, clusterCount: clusterCount, rowCount: rowCount)
    }

    /// Adds votes that agree in everything.
    ///
    /// - Parameters:
    ///   - first: The system shown first.
    ///   - second: The system shown second; another than the first.
    ///   - outcome: What the votes said.
    ///   - count: How often, 0 to 2⁵³; a count of 0 adds nothing but its systems.
    ///   - weight: The weight of each of these votes, 0 to 2⁵³; a weight of 0 adds nothing but its systems.
    ///   - cluster: The cluster that cast them. Either every vote has one or none has.
    /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)``; the builder is then as before.
    /// - Complexity: O(1) expected, amortised.
    @inline(__always)
    public mutating func add(
      first: Int, second: Int, outcome: ComparisonOutcome, count: Double = 1, weight: Double = 1, cluster: Int? = nil
    ) throws(StatisticsError) {
      let limit = Int(Int32.max) - 1
      guard first >= 0, second >= 0, first < limit, second < limit, first != second,
        count >= 0, count <= Self.largestCount, weight >= 0, weight <= Self.largestCount,
        isClustered == nil || isClustered == (cluster != nil), cluster.map({ $0 >= 0 && $0 < limit }) ?? true
      else {
        throw refusal(first: first, second: second, count: count, weight: weight, cluster: cluster)
      }
      systemCount = max(systemCount, max(first, second) + 1)
      isClustered = cluster != nil
      // A product too small to represent weighs nothing either.
      guard count * weight > 0 else { return }
      if weight == 1, table?.add(first: first, second: second, outcome, cluster: cluster, count) == true { return }
      insert(
        Cell(
          outcome: outcome, count: count, weight: weight, firstIndex: Int32(first), secondIndex: Int32(second),
          clusterIndex: cluster.map { Int32($0) } ?? -1))
    }

    /// The votes counted so far.
    ///
    /// - Complexity: O(c log c) for c distinct votes; where the numbers of systems and clusters were known, O(rows to come + c).
    public func build() -> PairwiseComparisons {
      let counted = table?.cells ?? []
      return PairwiseComparisons(
        systemCount: systemCount, cells: cells.isEmpty ? counted : (counted + cells).sorted(by: Self.precedes),
        isClustered: isClustered ?? false)
    }

    /// The canonical order of cells: those of a pair side by side.
    static func precedes(_ left: Cell, _ right: Cell) -> Bool {
      let leftPair = pairKey(left)
      let rightPair = pairKey(right)
      if leftPair != rightPair { return leftPair < rightPair }
      if left.firstIndex != right.firstIndex { return left.firstIndex < right.firstIndex }
      if left.outcome != right.outcome { return left.outcome.rawValue < right.outcome.rawValue }
      if left.clusterIndex != right.clusterIndex { return left.clusterIndex < right.clusterIndex }
      return left.weight < right.weight
    }

    @inline(__always)
    private static func pairKey(_ cell: Cell) -> UInt64 {
      let lower = UInt64(UInt32(bitPattern: min(cell.firstIndex, cell.secondIndex)))
      let upper = UInt64(UInt32(bitPattern: max(cell.firstIndex, cell.secondIndex)))
      return (lower << 32) | upper
    }

    @inline(__always)
    private static func hash(_ cell: Cell) -> UInt64 {
      let systems =
        (UInt64(UInt32(bitPattern: cell.firstIndex)) << 32) | UInt64(UInt32(bitPattern: cell.secondIndex))
      let rest =
        (UInt64(UInt32(bitPattern: cell.clusterIndex)) << 2 | UInt64(cell.outcome.rawValue))
        ^ (cell.weight.bitPattern &* 0x9E37_79B9_7F4A_7C15)
      let mixed = (systems ^ (rest &* 0xBF58_476D_1CE4_E5B9)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 29)
    }

    @inline(__always)
    private mutating func insert(_ cell: Cell) {
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: Self.hash(cell)) & mask
      while slots[slot] >= 0 {
        let index = Int(slots[slot])
        if cells[index].isSameVote(as: cell) {
          cells[index].count += cell.count
          return
        }
        slot = (slot + 1) & mask
      }
      slots[slot] = Int32(truncatingIfNeeded: cells.count)
      cells.append(cell)
      if cells.count * 2 > slots.count { growSlots() }
    }

    private mutating func growSlots() {
      let mask = slots.count * 4 - 1
      slots = Array(repeating: -1, count: mask + 1)
      for (index, cell) in cells.enumerated() {
        var slot = Int(truncatingIfNeeded: Self.hash(cell)) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(truncatingIfNeeded: index)
      }
    }

    private func refusal(first: Int, second: Int, count: Double, weight: Double, cluster: Int?) -> StatisticsError {
      let limit = Int(Int32.max) - 1
      for (name, system) in [("first", first), ("second", second)] where system < 0 || system >= limit {
        return .invalidArgument(name: name, found: "\(system)", requirement: "at least 0 and below 2³¹ − 2")
      }
      if first == second {
        return .invalidArgument(name: "second", found: "\(second)", requirement: "another system than the first")
      }
      if !(count >= 0 && count <= Self.largestCount) {
        return .invalidArgument(name: "count", found: "\(count)", requirement: "a number from 0 to 2⁵³")
      }
      if !(weight >= 0 && weight <= Self.largestCount) {
        return .invalidArgument(name: "weight", found: "\(weight)", requirement: "a number from 0 to 2⁵³")
      }
      return .invalidArgument(
        name: "cluster", found: cluster.map { "\($0)" } ?? "none",
        requirement: "at least 0 and below 2³¹ − 2, and given for every vote or for none")
    }
  }
}

/// Counts of votes of weight 1 in a place for each that may come, in the canonical order of cells: a million votes are counted without a search for
/// any, and need not be sorted.
private struct VoteTable: Sendable {
  private let systemCount: Int
  /// The number of clusters; 1 without any.
  private let clusterCount: Int
  private let isClustered: Bool
  private var counts: [Double]

  /// `nil` where there are many more places than rows.
  init?(systemCount: Int, clusterCount: Int?, rowCount: Int) {
    self.systemCount = systemCount
    self.clusterCount = clusterCount ?? 1
    isClustered = clusterCount != nil
    let (pairs, overflow) = (systemCount * (systemCount - 1)).multipliedReportingOverflow(by: 3 * self.clusterCount)
    guard !overflow, systemCount < 1 << 20, pairs <= max(1 << 16, 4 * rowCount) else { return nil }
    counts = Array(repeating: 0, count: pairs)
  }

  /// Counts votes; whether there is a place for them.
  @inline(__always)
  mutating func add(first: Int, second: Int, _ outcome: ComparisonOutcome, cluster: Int?, _ count: Double) -> Bool {
    let cluster = isClustered ? cluster ?? -1 : cluster == nil ? 0 : -1
    guard first < systemCount, second < systemCount, (0..<clusterCount).contains(cluster) else { return false }
    let (lower, upper) = first < second ? (first, second) : (second, first)
    // Pairs that begin with a lower system come before.
    let pair = lower * (2 * systemCount - lower - 1) / 2 + upper - lower - 1
    let place = ((pair * 2 + (first < second ? 0 : 1)) * 3 + Int(outcome.rawValue)) * clusterCount + cluster
    counts[place] += count
    return true
  }

  /// The distinct votes, in their canonical order.
  var cells: [PairwiseComparisons.Cell] {
    var cells: [PairwiseComparisons.Cell] = []
    cells.reserveCapacity(counts.count { $0 > 0 })
    var place = 0
    for lower in 0..<systemCount {
      for upper in (lower + 1)..<max(systemCount, lower + 1) {
        for (first, second) in [(lower, upper), (upper, lower)] {
          for outcome in ComparisonOutcome.allCases {
            for cluster in 0..<clusterCount {
              if counts[place] > 0 {
                cells.append(
                  PairwiseComparisons.Cell(
                    outcome: outcome, count: counts[place], weight: 1, firstIndex: Int32(first),
                    secondIndex: Int32(second), clusterIndex: isClustered ? Int32(cluster) : -1))
              }
              place += 1
            }
          }
        }
      }
    }
    return cells
  }
}
