import StatisticsCore
import Testing

@Suite struct PairwiseComparisonsTests {
  @Test func votesThatAgreeShareACell() throws {
    let votes = try PairwiseComparisons(
      systemCount: 3, first: [0, 1, 0, 0], second: [1, 0, 1, 1], outcomes: [.first, .first, .first, .tie])
    #expect(votes.cells.count == 3)
    #expect(votes.voteCount == 4)
    #expect(votes.cells.first?.count == 2)
    #expect(!votes.isClustered)
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    var stream = RandomStream(seed: 1)
    let rows = (0..<500).map { _ in
      (stream.nextIndex(below: 20), stream.nextIndex(below: 20), stream.nextIndex(below: 3), stream.nextIndex(below: 4))
    }.filter { $0.0 != $0.1 }
    func count(_ rows: [(Int, Int, Int, Int)]) throws -> PairwiseComparisons {
      try PairwiseComparisons(
        systemCount: 20, first: rows.map(\.0), second: rows.map(\.1),
        outcomes: rows.map { ComparisonOutcome.allCases[$0.2] }, weights: rows.map { Double($0.3) },
        clusters: rows.map(\.3))
    }
    let straight = try count(rows)
    #expect(try count(rows.reversed()) == straight)
    #expect(try count(rows.shuffled(using: &stream)) == straight)
    #expect(straight.clusters == [1, 2, 3])
  }

  /// Whether there is a place for each vote that may come makes no difference.
  @Test(arguments: [1, 2, 7], [nil, 1, 5] as [Int?])
  func votesOfKnownSystemsAndClustersAreCountedAsOthers(systems: Int, clusters: Int?) throws {
    var stream = RandomStream(seed: 2)
    var plain = try PairwiseComparisons.Builder(systemCount: systems)
    var known = try PairwiseComparisons.Builder(systemCount: systems, clusterCount: clusters, rowCount: 1_000)
    for row in 0..<1_000 where systems > 1 {
      let first = stream.nextIndex(below: systems)
      // A few have a system, a cluster or a weight that was not announced.
      let second = row % 100 == 0 ? systems + 1 : (first + 1 + stream.nextIndex(below: systems - 1)) % systems
      let outcome = ComparisonOutcome.allCases[stream.nextIndex(below: 3)]
      let cluster = clusters.map { row % 50 == 1 ? $0 + 3 : stream.nextIndex(below: $0) }
      let (count, weight) = (Double(stream.nextIndex(below: 4)), row % 20 == 2 ? 0.5 : 1)
      try plain.add(first: first, second: second, outcome: outcome, count: count, weight: weight, cluster: cluster)
      try known.add(first: first, second: second, outcome: outcome, count: count, weight: weight, cluster: cluster)
    }
    #expect(known.build() == plain.build())
  }

  @Test func zeroCountsAndWeightsBringOnlyTheirSystems() throws {
    var builder = PairwiseComparisons.Builder()
    try builder.add(first: 0, second: 7, outcome: .first, count: 0)
    try builder.add(first: 0, second: 1, outcome: .first, weight: 0)
    let votes = builder.build()
    #expect(votes.systemCount == 8)
    #expect(votes.cells.isEmpty)
  }

  @Test(arguments: [Double.nan, .infinity, -1, 1e17])
  func impossibleCountsAndWeightsAreRefused(value: Double) {
    #expect(throws: StatisticsError.self) {
      try PairwiseComparisons(systemCount: 2, first: [0], second: [1], outcomes: [.tie], counts: [value])
    }
    #expect(throws: StatisticsError.self) {
      try PairwiseComparisons(systemCount: 2, first: [0], second: [1], outcomes: [.tie], weights: [value])
    }
  }

  @Test(arguments: [(0, 0), (-1, 0), (0, 2), (Int.max, 0), (0, Int.min)])
  func impossibleSystemsAreRefused(first: Int, second: Int) {
    #expect(throws: StatisticsError.self) {
      try PairwiseComparisons(systemCount: 2, first: [first], second: [second], outcomes: [.first])
    }
  }

  @Test func impossibleTablesAreRefused() throws {
    #expect(throws: StatisticsError.self) { try PairwiseComparisons.Builder(systemCount: -1) }
    #expect(throws: StatisticsError.self) { try PairwiseComparisons.Builder(systemCount: Int.max) }
    #expect(throws: StatisticsError.unequalLengths(first: "first", firstCount: 1, second: "counts", secondCount: 0)) {
      try PairwiseComparisons(systemCount: 2, first: [0], second: [1], outcomes: [.first], counts: [])
    }
    var builder = PairwiseComparisons.Builder()
    try builder.add(first: 0, second: 1, outcome: .first, cluster: 3)
    #expect(throws: StatisticsError.self) { try builder.add(first: 0, second: 1, outcome: .first) }
    #expect(throws: StatisticsError.self) { try builder.add(first: 0, second: 1, outcome: .first, cluster: -1) }
    #expect(builder.build().voteCount == 1)
  }

  @Test func manyDistinctVotesAreKeptApart() throws {
    var builder = PairwiseComparisons.Builder()
    for first in 0..<60 {
      for second in 0..<60 where second != first {
        for outcome in ComparisonOutcome.allCases { try builder.add(first: first, second: second, outcome: outcome) }
      }
    }
    let votes = builder.build()
    #expect(votes.cells.count == 60 * 59 * 3)
    #expect(votes.cells.allSatisfy { $0.count == 1 })
  }

  @Test func weightsCountAndVanishingOnesDoNot() throws {
    let votes = try PairwiseComparisons(
      systemCount: 2, first: [0, 1, 0], second: [1, 0, 1], outcomes: [.first, .first, .tie], counts: [3, 2, 1e-300],
      weights: [0.5, 2, 1e-300])
    #expect(votes.totalWeight == 5.5 && votes.voteCount == 5 && votes.cells.count == 2)
    #expect(
      try #require(WinRate(over: .opponents).ratings(of: votes).ratings).values.allSatisfy { $0?.isFinite == true })
  }
}
