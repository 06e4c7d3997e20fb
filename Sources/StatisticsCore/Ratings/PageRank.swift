/// PageRank on the votes: each system passes its rank to those that beat it (Brin & Page 1998,
/// doi 10.1016/S0169-7552(98)00110-X).
///
/// A system passes on its rank in proportion to what it lost to each; an undefeated one, equally to all. A share of
/// 1 − damping is spread equally. The ranks sum to 1. The same as evalica's `pagerank`. Defined for any votes, but without a
/// standard error, and a system gains by losing narrowly to the strong.
public struct PageRank: VoteModel, Hashable {
  /// The share of its rank that a system passes on, above 0 and below 1.
  public var damping: Double

  /// A model.
  public init(damping: Double = 0.85) {
    self.damping = damping
  }

  /// Ranks the systems.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a damping out of range.
  /// - Returns: `undefined` where the iterations run out.
  /// - Complexity: O(steps · pairs); the error shrinks by the damping in each step.
  public func ratings(of comparisons: PairwiseComparisons) throws(StatisticsError) -> RatingResult<PageRanks> {
    try GSL.requireOpenUnit(damping, "damping")
    let matrix = VoteMatrix(comparisons)
    let count = comparisons.systemCount
    let losses = matrix.losses
    var ranks = [Double](repeating: 1 / Double(max(count, 1)), count: count)
    let limit = 100 + Int(min(40 / -log(damping), 100_000))
    for step in 1...limit {
      let passed = matrix.creditToWinners(zip(ranks, losses).map { $1 > 0 ? $0 / $1 : 0 })
      let idle = zip(ranks, losses).reduce(0) { $0 + ($1.1 > 0 ? 0 : $1.0) }
      let shared = (damping * idle + 1 - damping) / Double(max(count, 1))
      let next = passed.map { damping * $0 + shared }
      let change = zip(next, ranks).reduce(0) { $0 + abs($1.0 - $1.1) }
      ranks = next
      if change <= 1e-13 {
        let sum = ranks.reduce(0, +)
        return .ratings(PageRanks(ranks: ranks.map { $0 / sum }, steps: step))
      }
    }
    return .undefined(RatingFailure(reason: .notConverged(steps: limit), graph: ComparisonGraph(comparisons)))
  }
}

/// The ranks of a ``PageRank``.
public struct PageRanks: VoteRatings, Hashable {
  /// The ranks; they sum to 1. Empty where there are no systems.
  let ranks: [Double]
  /// The number of iterations.
  public let steps: Int

  /// The ranks.
  public var values: [Double?] { ranks }
}
