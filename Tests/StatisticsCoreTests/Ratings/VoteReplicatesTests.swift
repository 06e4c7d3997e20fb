import Testing

@testable import StatisticsCore

@Suite struct VoteReplicatesTests {
  /// Replicates that are resamples of the library's own clustered bootstrap give its bytes.
  @Test func givenResamplesAreRefittedAsDrawnOnes() throws {
    let votes = try BradleyTerryBootstrapTests.votes()
    let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
    var stream = RandomStream(seed: 5)
    let rows = (0..<40).map { _ in votes.cells.map { cell in cell.count + Double(stream.nextIndex(below: 3)) } }
    let replicates = try VoteReplicates(of: votes, weights: Matrix(rows: rows))
    let bootstrap = try ratings.bootstrap(replicates, threads: 2)
    #expect(bootstrap.usableCount == 40 && bootstrap.unit == .cluster)
    #expect(try bootstrap.logStrengthIntervals()[0].interval?.method == .votePoissonBootstrapPercentile)
    let general = VoteBootstrap(of: replicates) { .init(try? BradleyTerry().ratings(of: $0), \.logStrengths) }
    for (found, expected) in zip(bootstrap.logStrengths.elements, general.ratings.elements) {
      #expect(abs(found - expected) < 1e-7)
    }
    #expect(try ratings.bootstrap(replicates, threads: 1).logStrengths == bootstrap.logStrengths)
  }

  /// Clusters of 1, 1, 1 and 3 votes spread as many votes as 36/12 = 3 of one size.
  @Test func theEffectiveNumberOfClustersIsKishs() throws {
    let votes = try PairwiseComparisons(
      systemCount: 2, first: [0, 0], second: [1, 1], outcomes: [.first, .second], counts: [3, 3])
    // All combinations of weights 0 and 2, whose mean and variance are 1 as those of Poisson's law.
    let rows = (0..<16).map { bits -> [Double] in
      let weights = (0..<4).map { bits >> $0 & 1 == 1 ? 2.0 : 0 }
      return [weights[0] + weights[1] + weights[2], 3 * weights[3]]
    }
    let replicates = try VoteReplicates(of: votes, weights: Matrix(rows: rows))
    #expect(replicates.totalMoments.mean == 6)
    // The variance is that of a sample of 16.
    #expect(abs(replicates.effectiveClusterCount - 3 * 15 / 16) < 1e-12)
  }

  @Test func whatAreNoReplicatesIsRefused() throws {
    let votes = try PairwiseComparisons(
      systemCount: 2, first: [0, 0], second: [1, 1], outcomes: [.first, .second])
    for rows in [[[1.0, 1]], [[1, -1], [1, 1]], [[1, .infinity], [1, 1]], [[1], [1]]] {
      #expect(throws: StatisticsError.self) { try VoteReplicates(of: votes, weights: Matrix(rows: rows)) }
    }
    let others = try #require(try BradleyTerry().ratings(of: BradleyTerryBootstrapTests.votes()).ratings)
    let replicates = try VoteReplicates(of: votes, weights: Matrix(rows: [[1, 1], [2, 1]]))
    #expect(throws: StatisticsError.self) { try others.bootstrap(replicates) }
  }
}
