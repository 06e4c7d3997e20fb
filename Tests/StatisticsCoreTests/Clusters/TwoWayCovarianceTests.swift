import StatisticsCore
import Testing

@Suite struct TwoWayCovarianceTests {
  struct Reference: Decodable {
    var systems: Int
    var first: [Int]
    var second: [Int]
    var won: [Int]
    var raters: [Int]
    var prompts: [Int]
    var logStrengths: [Double]
    var covariance: [[Double]]

    func covariance(_ clusters: [Int]) throws -> Matrix {
      let votes = try PairwiseComparisons(
        systemCount: systems, first: first, second: second, outcomes: won.map { $0 == 1 ? .first : .second },
        clusters: clusters)
      let ratings = try #require(try BradleyTerry().ratings(of: votes).ratings)
      for (found, expected) in zip(ratings.logStrengths, logStrengths) { #expect(abs(found - expected) < 1e-9) }
      return try #require(try ratings.covariance(.clusteredSandwich).ratings).logStrengths
    }
  }

  // R's sandwich 3.0: vcovCL with two clusters. See Fixtures/clusters/two_way.R.
  @Test func theCovarianceOfRatingsIsThatOfR() throws {
    for example in try Fixture.json("clusters/two_way.json", as: [Reference].self) {
      let both = zip(example.raters, example.prompts).map { 1000 * $0 + $1 }
      let covariance = try TwoWayCovariance.combined(
        first: example.covariance(example.raters), second: example.covariance(example.prompts),
        intersection: example.covariance(both))
      for row in 0..<example.systems {
        for column in 0..<example.systems {
          #expect(abs(covariance[row, column] - example.covariance[row][column]) < 1e-9)
        }
      }
    }
  }

  /// [2 1; 1 2] + [1 1; 1 1] − [1 −1; −1 1] has the eigenvalues 5 and −1, of which the latter counts as 0.
  @Test func negativeEigenvaluesCountAsZero() throws {
    let combined = try TwoWayCovariance.combined(
      first: Matrix(rows: [[2, 1], [1, 2]]), second: Matrix(rows: [[1, 1], [1, 1]]),
      intersection: Matrix(rows: [[1, -1], [-1, 1]]))
    #expect(zip(combined.elements, [2.5, 2.5, 2.5, 2.5]).allSatisfy { isClose($0, $1, within: 1e-14) })
  }

  /// A variance of nothing would make an interval of no width.
  @Test func whereNothingIsLeftTheSumStands() throws {
    let (one, two) = (try Matrix(rows: [[1, 0], [0, 1]]), try Matrix(rows: [[2, 0], [0, 1]]))
    let combined = try TwoWayCovariance.combined(first: one, second: one, intersection: two)
    #expect(combined.diagonal == [2, 2])
  }

  @Test func matricesOfDifferentSizesAreRefused() throws {
    let (small, large) = (try Matrix(rowCount: 1, columnCount: 1, elements: [1]), try Matrix(rows: [[1, 0], [0, 1]]))
    #expect(throws: StatisticsError.self) {
      try TwoWayCovariance.combined(first: large, second: small, intersection: large)
    }
    let skew = try Matrix(rows: [[1, 0.5], [0, 1]])
    #expect(throws: StatisticsError.self) {
      try TwoWayCovariance.combined(first: skew, second: large, intersection: large)
    }
  }
}
