/// The ranks of k treatments within each of N blocks: of systems within each prompt, dimension or dataset.
public struct BlockRanks: Hashable, Sendable {
  /// The number of blocks, N.
  public let blockCount: Int
  /// The number of treatments, k.
  public let treatmentCount: Int
  /// The mean rank of each treatment over the blocks; equal scores share the mean of their ranks. Scores that a few units in the last place
  /// of the block's largest set apart are equal: they are means of the same numbers, added up in another order.
  public let meanRanks: [Double]
  /// Σ (t³ − t) over the groups of t equal scores in every block.
  let tieSum: Double

  /// Ranks a table of scores.
  ///
  /// - Parameters:
  ///   - blocks: N rows of k scores.
  ///   - higherIsBetter: Whether the highest score has rank 1, else the lowest. No test depends on it.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` unless all rows are of one length;
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  /// - Complexity: O(N k log k).
  public init(_ blocks: [[Double]], higherIsBetter: Bool = true) throws(StatisticsError) {
    try Self.check(blocks)
    blockCount = blocks.count
    treatmentCount = blocks.first?.count ?? 0
    var sums = [Double](repeating: 0, count: treatmentCount)
    var tieSum = 0.0
    for block in blocks {
      let ranked = MidRanks(higherIsBetter ? block.map { -$0 } : block, resolution: Self.resolution(of: block))
      for index in sums.indices { sums[index] += ranked.ranks[index] }
      tieSum += ranked.tieSum
    }
    let n = Double(blocks.count)
    meanRanks = sums.map { $0 / n }
    self.tieSum = tieSum
  }

  /// The ranks within each block of equal length, 1 for the lowest score, less their mean.
  static func centredRanks(of blocks: [[Double]]) -> [[Double]] {
    blocks.map { block in
      let middle = Double(block.count + 1) / 2
      return MidRanks(block, resolution: resolution(of: block)).ranks.map { $0 - middle }
    }
  }

  /// How far scores of a block are apart that rounding alone sets apart.
  static func resolution(of block: [Double]) -> Double {
    4 * Double.ulpOfOne * block.reduce(0) { max($0, abs($1)) }
  }

  static func check(_ blocks: [[Double]]) throws(StatisticsError) {
    let width = blocks.first?.count ?? 0
    for (index, block) in blocks.enumerated() {
      guard block.count == width else {
        throw .unequalLengths(
          first: "blocks[0]", firstCount: width, second: "blocks[\(index)]", secondCount: block.count)
      }
      try Validation.requireFinite(block, "blocks[\(index)]")
    }
  }

  /// Why the ranks determine no test, if so.
  var degeneracy: Degeneracy? {
    if blockCount < 1 { return .tooFewObservations(found: blockCount, needed: 1) }
    if treatmentCount < 2 { return .tooFewObservations(found: treatmentCount, needed: 2) }
    return tieFactor > 0 ? nil : .constantData
  }

  /// 1 less the share of the variance of the ranks that ties take away.
  var tieFactor: Double {
    let k = Double(treatmentCount)
    return 1 - tieSum / (Double(blockCount) * k * (k * k - 1))
  }

  /// Friedman's χ² without tie correction.
  var friedmanStatistic: Double {
    let k = Double(treatmentCount)
    let squares = meanRanks.reduce(0) { $0 + ($1 - (k + 1) / 2) * ($1 - (k + 1) / 2) }
    return 12 * Double(blockCount) / (k * (k + 1)) * squares
  }

  /// The standard error of the difference of two mean ranks, √(k(k + 1)/6N).
  public var standardError: Double {
    let k = Double(treatmentCount)
    return (k * (k + 1) / (6 * Double(blockCount))).squareRoot()
  }
}
