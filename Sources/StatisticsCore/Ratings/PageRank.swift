/// PageRank on the votes: each system passes its rank to those that beat it (Brin & Page 1998,
/// doi 10.1016/S0169-7552(98)00110-X).
///
/// A system passes on its rank in proportion to what it lost to each; an undefeated one, equally to all. A share of
/// 1 − damping is spread equally. The ranks sum to 1. The same as evalica's `pagerank`. Defined for any votes, but without a
/// standard error, and a system gains by losing narrowly to the strong.
public struct PageRank: Hashable, Sendable {
  /// The ranks; they sum to 1. Empty where there are no systems.
  public let ranks: [Double]
  /// The number of iterations.
  public let steps: Int

  /// Ranks the systems.
  ///
  /// - Parameters:
  ///   - comparisons: The votes.
  ///   - damping: The share of its rank that a system passes on, above 0 and below 1.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a damping out of range;
  ///   ``StatisticsError/notConverged(function:steps:)`` where the iterations run out.
  /// - Complexity: O(steps · pairs); the error shrinks by the damping in each step.
  public init(_ comparisons: PairwiseComparisons, damping: Double = 0.85) throws(StatisticsError) {
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
        self.ranks = ranks.map { $0 / sum }
        steps = step
        return
      }
    }
    throw .notConverged(function: "PageRank", steps: limit)
  }
}
