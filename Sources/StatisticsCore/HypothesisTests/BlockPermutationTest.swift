extension TestMethod {
  /// Permutations of the scores within blocks, all of them.
  public static let blocksExact = TestMethod("blocks-exact")
  /// Permutations of the scores within blocks, drawn.
  public static let blocksMonteCarlo = TestMethod("blocks-monte-carlo")
}

/// Whether k treatments rank alike over N blocks, by permuting the ranks within each block (Friedman 1937, doi
/// 10.1080/01621459.1937.10503522; Quade 1979, doi 10.1080/01621459.1979.10481670): for few blocks, of which the F and the χ² forms reject
/// far too often.
///
/// Where all treatments are alike every order within a block is as probable as any other. The tests by Friedman's χ² and by Iman and
/// Davenport's F are the same then, as each grows with the other.
public enum BlockPermutationTest {
  /// The most arrangements that are gone through one by one.
  static let mostArrangements = 20_000

  /// The p-value of Friedman's statistic, or of Quade's.
  ///
  /// - Parameters:
  ///   - blocks: N rows of k scores.
  ///   - isWeighted: Whether blocks are weighted by the rank of their range, as Quade's test does.
  ///   - simulation: The draws where there are more than 20,000 arrangements, (k!)^(N − 1); else not used.
  /// - Returns: The statistic is the sum of the squares of the treatments' centred rank sums. As ``FriedmanTest`` and ``QuadeTest`` where
  ///   there is no test.
  /// - Throws: As ``BlockRanks/init(_:higherIsBetter:)``.
  /// - Complexity: O(arrangements or draws × N k).
  public static func test(
    _ blocks: [[Double]], isWeighted: Bool = false, simulation: Simulation
  ) throws(StatisticsError) -> TestResult {
    let ranks = try BlockRanks(blocks)
    if let degeneracy = ranks.degeneracy { return .undefined(degeneracy) }
    guard blocks.count >= 2 else { return .undefined(.tooFewObservations(found: blocks.count, needed: 2)) }
    try simulation.validate()
    let scores = isWeighted ? try QuadeTest.scores(of: blocks) : BlockRanks.centredRanks(of: blocks)
    let observed = statistic(of: scores)
    let limit = observed * (1 - 1e-9)
    let count = arrangementCount(treatments: ranks.treatmentCount, blocks: blocks.count)
    let pValue: Double
    if let count {
      let reached = reachedCount(scores, limit)
      pValue = Double(reached) / Double(count)
    } else {
      let reached = simulation.mapBlocks { draws, stream in
        var reached = 0
        var drawn = scores
        for _ in draws {
          for block in drawn.indices.dropFirst() {
            for place in drawn[block].indices.dropLast() {
              drawn[block].swapAt(place, place + stream.nextIndex(below: drawn[block].count - place))
            }
          }
          if statistic(of: drawn) >= limit { reached += 1 }
        }
        return reached
      }.reduce(0, +)
      pValue = Double(reached + 1) / Double(simulation.resamples + 1)
    }
    return .test(
      HypothesisTest(
        method: count == nil ? .blocksMonteCarlo : .blocksExact, statistic: observed, pValue: pValue,
        alternative: .greater))
  }

  /// Σ over the treatments of the squares of their sums.
  private static func statistic(of scores: [[Double]]) -> Double {
    var sums = [Double](repeating: 0, count: scores.first?.count ?? 0)
    for block in scores { for (place, score) in block.enumerated() { sums[place] += score } }
    return sums.reduce(0) { $0 + $1 * $1 }
  }

  /// (k!)^(N − 1), as the first block may stay as it is; `nil` where these are too many to go through.
  private static func arrangementCount(treatments: Int, blocks: Int) -> Int? {
    var orders = 1
    for factor in 1...treatments {
      orders *= factor
      guard orders <= mostArrangements else { return nil }
    }
    var count = 1
    for _ in 1..<blocks {
      count *= orders
      guard count <= mostArrangements else { return nil }
    }
    return count
  }

  /// How many arrangements have a statistic of at least a limit.
  private static func reachedCount(_ scores: [[Double]], _ limit: Double) -> Int {
    let orders = scores.dropFirst().map { permutations(of: $0) }
    func count(_ block: Int, _ sums: [Double]) -> Int {
      guard block < orders.count else { return sums.reduce(0) { $0 + $1 * $1 } >= limit ? 1 : 0 }
      return orders[block].reduce(0) { $0 + count(block + 1, zip(sums, $1).map { $0 + $1 }) }
    }
    return count(0, scores[0])
  }

  private static func permutations(of values: [Double]) -> [[Double]] {
    guard let last = values.last else { return [[]] }
    return permutations(of: values.dropLast()).flatMap { rest in
      (0...rest.count).map { place in rest[..<place] + [last] + rest[place...] }
    }.map(Array.init)
  }
}
