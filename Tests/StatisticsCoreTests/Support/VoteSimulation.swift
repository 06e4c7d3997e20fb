@testable import StatisticsCore

/// Votes drawn from a Bradley-Terry or Davidson model.
enum VoteSimulation {
  /// `count` votes between random pairs; each with one of `clusterCount` clusters if that is above 0.
  static func votes(
    logStrengths: [Double], count: Int, nu: Double = 0, orderEffect: Double = 0, clusterCount: Int = 0, seed: UInt64
  ) throws -> PairwiseComparisons {
    var stream = RandomStream(seed: seed)
    var builder = try PairwiseComparisons.Builder(systemCount: logStrengths.count)
    for _ in 0..<count {
      let first = stream.nextIndex(below: logStrengths.count)
      let second = (first + 1 + stream.nextIndex(below: logStrengths.count - 1)) % logStrengths.count
      let eta = logStrengths[first] - logStrengths[second] + orderEffect
      let weights = [exp(eta / 2), exp(-eta / 2), nu]
      let draw = stream.nextUniform() * (weights[0] + weights[1] + weights[2])
      let outcome: ComparisonOutcome = draw < weights[0] ? .first : draw < weights[0] + weights[1] ? .second : .tie
      try builder.add(
        first: first, second: second, outcome: outcome,
        cluster: clusterCount > 0 ? stream.nextIndex(below: clusterCount) : nil)
    }
    return builder.build()
  }

  /// Votes as rows `(first, second, outcome, count)`.
  static func votes(_ systemCount: Int, _ rows: [(Int, Int, ComparisonOutcome, Double)]) throws -> PairwiseComparisons {
    try PairwiseComparisons(
      systemCount: systemCount, first: rows.map(\.0), second: rows.map(\.1), outcomes: rows.map(\.2),
      counts: rows.map(\.3))
  }
}
