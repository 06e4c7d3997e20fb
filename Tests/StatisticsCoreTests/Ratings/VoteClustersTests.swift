import StatisticsCore
import Testing

/// How many votes clusters cast, and how alike these are.
struct VoteClustersTests {
  private static func votes(_ sizes: [Int], winner: (_ rater: Int, _ vote: Int) -> ComparisonOutcome) throws
    -> PairwiseComparisons
  {
    let raters = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
    let places = sizes.flatMap { Array(0..<$0) }
    return try PairwiseComparisons(
      systemCount: 2, first: raters.map { _ in 0 }, second: raters.map { _ in 1 },
      outcomes: zip(raters, places).map(winner), clusters: raters)
  }

  @Test func ratersOfAsManyVotesLeaveOneLess() throws {
    let clusters = try VoteClusters(of: Self.votes([10, 10, 10, 10]) { $1 % 2 == 0 ? .first : .second })
    #expect(clusters.sizes.sizes == [10, 10, 10, 10])
    #expect(clusters.degreesOfFreedom == 3)
    #expect(clusters.intraclassCorrelation == 0)
  }

  @Test func ratersWhoAlwaysSayTheSameAreAllAlike() throws {
    let clusters = try VoteClusters(of: Self.votes([20, 20, 5, 5]) { rater, _ in rater % 2 == 0 ? .first : .second })
    #expect(abs(clusters.intraclassCorrelation - 1) < 1e-12)
    #expect(
      abs(clusters.degreesOfFreedom - ClusterSizes([20, 20, 5, 5]).degreesOfFreedom(intraclassCorrelation: 1)) < 1e-12)
  }

  @Test func votesWithoutAClusterCountForNone() throws {
    let votes = try PairwiseComparisons(systemCount: 2, first: [0, 0], second: [1, 1], outcomes: [.first, .tie])
    #expect(VoteClusters(of: votes).sizes.count == 0)
    #expect(VoteClusters(of: votes).degreesOfFreedom == 0)
  }
}
