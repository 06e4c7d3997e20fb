import StatisticsCore
import Testing

/// Samples of which only sums are known.
struct GroupedSampleTests {
  private struct Sums {
    var means: [Double] = []
    var counts: [Int] = []
    var squares: [Double] = []
    var clusters: [Int] = []
  }

  /// Thirty clusters of one to six observations about `level`, and the same as a group or two a cluster.
  private static func samples(seed: UInt64, level: Double) -> (values: [Double], clusters: [Int], sums: Sums) {
    var stream = RandomStream(seed: seed)
    var (values, clusters, sums): ([Double], [Int], Sums) = ([], [], Sums())
    for cluster in 0..<30 {
      let effect = level + stream.nextNormal()
      for group in 0..<(1 + cluster % 2) {
        let own = (0..<(1 + (cluster + group) % 6)).map { _ in effect + 0.5 * stream.nextNormal() }
        let mean = own.reduce(0, +) / Double(own.count)
        values += own
        clusters += own.map { _ in cluster }
        sums.means.append(mean)
        sums.counts.append(own.count)
        sums.squares.append(own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
        sums.clusters.append(cluster)
      }
    }
    return (values, clusters, sums)
  }

  @Test(arguments: [0.0, 3, -1e4])
  func sumsGiveWhatObservationsGive(level: Double) throws {
    let (values, clusters, sums) = Self.samples(seed: 11, level: level)
    let whole = ClusteredMean(try ClusteredSample(values, clusters: clusters))
    let grouped = ClusteredMean(
      try ClusteredSample(means: sums.means, counts: sums.counts, squares: sums.squares, clusters: sums.clusters))
    #expect(grouped.count == whole.count && grouped.clusterCount == whole.clusterCount)
    #expect(isClose(grouped.mean.estimate, whole.mean.estimate ?? .nan, within: 1e-13))
    #expect(isClose(grouped.standardError.estimate, whole.standardError.estimate ?? .nan, within: 1e-10))
    #expect(isClose(grouped.naiveStandardError.estimate, whole.naiveStandardError.estimate ?? .nan, within: 1e-10))
    #expect(isClose(grouped.intraclassCorrelation.estimate, whole.intraclassCorrelation.estimate ?? .nan, within: 1e-9))
  }

  @Test func covariancesAreThoseOfObservations() throws {
    let (first, second) = (Self.samples(seed: 3, level: 1), Self.samples(seed: 4, level: 2))
    let whole = try [first, second].map { try ClusteredSample($0.values, clusters: $0.clusters) }
    let grouped = try [first.sums, second.sums].map {
      try ClusteredSample(means: $0.means, counts: $0.counts, squares: $0.squares, clusters: $0.clusters)
    }
    let expected = try #require(ClusteredCovariance.ofMeans(whole).matrix)
    let found = try #require(ClusteredCovariance.ofMeans(grouped).matrix)
    for row in 0..<2 {
      for column in 0..<2 { #expect(isClose(found[row, column], expected[row, column], within: 1e-10)) }
    }
  }

  @Test func meansAsObservationsWouldGiveAnotherError() throws {
    let sums = Self.samples(seed: 11, level: 0).sums
    let grouped = ClusteredMean(
      try ClusteredSample(means: sums.means, counts: sums.counts, squares: sums.squares, clusters: sums.clusters))
    let means = ClusteredMean(try ClusteredSample(sums.means, clusters: sums.clusters))
    #expect(!isClose(grouped.mean.estimate, means.mean.estimate ?? .nan, within: 1e-3))
  }

  @Test func impossibleSumsAreRefused() {
    #expect(throws: StatisticsError.self) {
      try ClusteredSample(means: [1, 2], counts: [1, 0], squares: [0, 0], clusters: [0, 1])
    }
    #expect(throws: StatisticsError.self) {
      try ClusteredSample(means: [1, 2], counts: [1, 2], squares: [0, -1], clusters: [0, 1])
    }
    #expect(throws: StatisticsError.self) {
      try ClusteredSample(means: [1, 2], counts: [1], squares: [0, 0], clusters: [0, 1])
    }
  }
}
