extension TestMethod {
  /// Quade's test.
  public static let quade = TestMethod("quade")
}

/// Quade's test (1979, doi 10.1080/01621459.1979.10481670): as ``FriedmanTest``, with blocks weighted by the rank of their
/// range, so that it needs scores that can be compared between blocks.
public enum QuadeTest {
  /// Tests N blocks of k scores. The statistic is F with k − 1 and (k − 1)(N − 1) degrees of freedom. Same as R's
  /// `quade.test`, but that scores and ranges are equal which rounding alone sets apart; where all blocks agree in ranks and weight F is infinite and p = (1/k!)^(N − 1), as there.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for fewer than two blocks or treatments,
  ///   with ``Degeneracy/constantData`` where every block is tied throughout.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` unless all rows are of one length;
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite.
  /// - Complexity: O(N k log k + N log N).
  public static func test(_ blocks: [[Double]]) throws(StatisticsError) -> TestResult {
    try BlockRanks.check(blocks)
    let k = blocks.first?.count ?? 0
    guard blocks.count >= 2 else { return .undefined(.tooFewObservations(found: blocks.count, needed: 2)) }
    guard k >= 2 else { return .undefined(.tooFewObservations(found: k, needed: 2)) }
    var sums = [Double](repeating: 0, count: k)
    var total = 0.0
    for block in try scores(of: blocks) {
      for (index, score) in block.enumerated() {
        sums[index] += score
        total += score * score
      }
    }
    guard total > 0 else { return .undefined(.constantData) }
    let n = Double(blocks.count)
    let between = sums.reduce(0) { $0 + $1 * $1 } / n
    let (numerator, denominator) = (Double(k - 1), Double(k - 1) * (n - 1))
    let degreesOfFreedom = DegreesOfFreedom.two(numerator: numerator, denominator: denominator)
    guard total - between > 1e-12 * total else {
      let logFactorial = try GSL.logGamma(Double(k) + 1)
      return .test(
        HypothesisTest(
          method: .quade, statistic: .infinity, degreesOfFreedom: degreesOfFreedom,
          pValue: exp(-(n - 1) * logFactorial), alternative: .greater))
    }
    let f = (n - 1) * between / (total - between)
    return .test(
      HypothesisTest(
        method: .quade, statistic: f, degreesOfFreedom: degreesOfFreedom,
        pValue: try GSL.fUpperTail(f, numerator: numerator, denominator: denominator), alternative: .greater))
  }

  /// The centred ranks within each block, times the rank of the block's range.
  static func scores(of blocks: [[Double]]) throws(StatisticsError) -> [[Double]] {
    let ranges = blocks.map { ($0.max() ?? 0) - ($0.min() ?? 0) }
    try Validation.requireFinite(ranges, "ranges of the blocks")
    let weights = MidRanks(ranges, resolution: blocks.reduce(0) { max($0, BlockRanks.resolution(of: $1)) }).ranks
    return zip(BlockRanks.centredRanks(of: blocks), weights).map { ranks, weight in ranks.map { weight * $0 } }
  }
}
