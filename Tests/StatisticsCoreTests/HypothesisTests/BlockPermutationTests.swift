import Testing

@testable import StatisticsCore

@Suite struct BlockPermutationTests {
  private static let simulation = Simulation(resamples: 9_999)

  /// Where all blocks agree one of (k!)^(N − 1) arrangements is as far out.
  @Test(arguments: [(2, 2, 0.5), (2, 3, 0.25), (3, 3, 1.0 / 36), (3, 4, 1.0 / 216)])
  func fullAgreementHasTheShareOfOneArrangement(_ treatments: Int, _ blocks: Int, _ expected: Double) throws {
    let scores = Array(repeating: (0..<treatments).map(Double.init), count: blocks)
    for isWeighted in [false, true] {
      let found = try #require(
        BlockPermutationTest.test(scores, isWeighted: isWeighted, simulation: Self.simulation).test)
      #expect(abs(found.pValue - expected) < 1e-12 && found.method == .blocksExact, "\(found)")
    }
  }

  /// Friedman (1937): with 3 treatments and 4 blocks P(χ² ≥ 6.5) is 0.042; Hollander & Wolfe (1999), table A.22.
  @Test func theExactDistributionIsThatOfTables() throws {
    // Rank sums 4, 8, 12 give χ² = 8 (p 0.0046); 5, 7, 12 give 6.5 (p 0.042).
    let first = try #require(
      BlockPermutationTest.test([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]], simulation: Self.simulation).test)
    #expect(abs(first.pValue - 0.0046) < 5e-5)
    let second = try #require(
      BlockPermutationTest.test([[1, 2, 3], [1, 2, 3], [1, 2, 3], [2, 1, 3]], simulation: Self.simulation).test)
    #expect(abs(second.pValue - 0.042) < 5e-4)
  }

  @Test func drawnArrangementsComeNearTheFormOfManyBlocksAndKeepTheirSeed() throws {
    var stream = RandomStream(seed: 7)
    let scores = (0..<40).map { _ in (0..<5).map { Double($0) * 0.25 + stream.nextNormal() } }
    let drawn = try #require(BlockPermutationTest.test(scores, simulation: Self.simulation).test)
    let asymptotic = try #require(FriedmanTest.test(BlockRanks(scores)).test)
    #expect(drawn.method == .blocksMonteCarlo)
    #expect(abs(drawn.pValue - asymptotic.pValue) < 0.01)
    let again = try BlockPermutationTest.test(scores, simulation: Simulation(resamples: 9_999, threads: 2)).test
    #expect(again == drawn)
  }
}
