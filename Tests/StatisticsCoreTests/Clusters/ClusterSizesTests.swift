import Testing

@testable import StatisticsCore

/// Degrees of freedom of a variance between clusters of unequal sizes.
struct ClusterSizesTests {
  @Test(arguments: [2, 3, 8, 100], [1.0, 7, 0.3])
  func clustersOfOneSizeLeaveOneLess(count: Int, size: Double) {
    let sizes = ClusterSizes(Array(repeating: size, count: count))
    for correlation in [0, 0.3, 1] {
      #expect(sizes.degreesOfFreedom(intraclassCorrelation: correlation) == Double(count - 1))
    }
  }

  /// (tr Ω)²/tr Ω² with the whole matrix.
  private static func definition(_ sizes: [Double], _ correlation: Double) throws -> Double {
    let (count, total) = (sizes.count, sizes.reduce(0, +))
    var away = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0..<count {
        away[row * count + column] = sizes[row] * ((row == column ? 1 : 0) - sizes[column] / total)
      }
    }
    let matrix = try Matrix(rowCount: count, columnCount: count, elements: away)
    var variances = [Double](repeating: 0, count: count * count)
    for place in 0..<count { variances[place * count + place] = correlation + (1 - correlation) / sizes[place] }
    let covariance = try matrix.multiplied(
      by: Matrix(rowCount: count, columnCount: count, elements: variances)
    ).multiplied(by: matrix.transposed())
    let trace = covariance.diagonal.reduce(0, +)
    return trace * trace / covariance.elements.reduce(0) { $0 + $1 * $1 }
  }

  @Test(arguments: [[10.0, 5, 7], [20, 20, 5, 5], [8, 7, 6, 5, 4, 4, 3, 3]], [0, 0.1, 0.5, 1])
  func areSatterthwaites(sizes: [Double], correlation: Double) throws {
    let found = ClusterSizes(sizes).degreesOfFreedom(intraclassCorrelation: correlation)
    #expect(abs(found - (try Self.definition(sizes, correlation))) < 1e-9)
    #expect(found < Double(sizes.count - 1) && found >= 1)
  }

  @Test func aClusterOfMoreThanHalfHidesTheCorrelation() throws {
    let sizes = ClusterSizes([1000] + Array(repeating: 20, count: 19))
    #expect(abs(sizes.largestShare - 1000 / 1380.0) < 1e-12)
    #expect(
      sizes.degreesOfFreedom(intraclassCorrelation: 0)
        == sizes.degreesOfFreedom(intraclassCorrelation: 1))
    #expect(sizes.degreesOfFreedom(intraclassCorrelation: 0) < 2)
  }

  @Test func oneClusterLeavesNone() {
    #expect(ClusterSizes([5]).degreesOfFreedom(intraclassCorrelation: 0.5) == 0)
    #expect(ClusterSizes([Double]()).largestShare == 0)
    #expect(ClusterSizes([3, 0, 3]).count == 2)
  }

  /// The interval of a mean is wider than that with a degree of freedom fewer than clusters, and its error the same.
  @Test func theIntervalOfAMeanHasThem() throws {
    let sizes = [6, 3, 2, 1, 1]
    let clusters = sizes.enumerated().flatMap { Array(repeating: $0, count: $1) }
    let values = clusters.enumerated().map { Double($0.0 % 4) + 2 * Double($0.1) }
    let mean = try ClusteredMean(ClusteredSample(values, clusters: clusters))
    let degrees = try #require(mean.degreesOfFreedom)
    #expect(degrees < 4)
    let (center, error) = (try #require(mean.mean.estimate), try #require(mean.standardError.estimate))
    let expected = try WaldInterval.interval(of: center, standardError: error, degreesOfFreedom: degrees)
    let interval = try #require(try mean.interval().interval)
    #expect(abs(interval.lower - expected.lower) < 1e-12 && abs(interval.upper - expected.upper) < 1e-12)
    // Sums say the same.
    let groups = (0..<sizes.count).map { cluster in zip(values, clusters).filter { $0.1 == cluster }.map(\.0) }
    let means = groups.map { $0.reduce(0, +) / Double($0.count) }
    let squares = zip(groups, means).map { group, mean in group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    let summed = try ClusteredMean(
      ClusteredSample(means: means, counts: sizes, squares: squares, clusters: Array(sizes.indices)))
    #expect(abs(try #require(summed.degreesOfFreedom) - degrees) < 1e-9)
  }
}
