import StatisticsCore
import Testing

/// Reference: R's clubSandwich 0.5.8 (`Fixtures/regression/cr2.R`).
@Suite struct BiasReducedCovarianceTests {
  struct Example: Decodable {
    var design: [[Double]]
    var response: [Double]
    var clusters: [Int]
    var covariance: [[Double]]
    var contrasts: [[Double]]
    var standardErrors: [Double]
    var degreesOfFreedom: [Double]
    var lower: [Double]
    var upper: [Double]
  }

  static func examples() throws -> [Example] { try Fixture.json("regression/cr2.json") }

  @Test(arguments: 0..<4) func itAgreesWithClubSandwich(_ number: Int) throws {
    let example = try Self.examples()[number]
    let fit = try LeastSquares(design: Matrix(rows: example.design), response: example.response)
    let robust = try #require(try fit.biasReducedCovariance(clusters: example.clusters))
    #expect(robust.clusterCount == Set(example.clusters).count)
    for (row, expected) in example.covariance.enumerated() {
      for (column, value) in expected.enumerated() {
        #expect(abs(robust.covariance[row, column] - value) < 1e-9 * max(1, abs(value)))
      }
    }
    for (index, weights) in example.contrasts.enumerated() {
      let contrast = try #require(try robust.contrast(weights, of: fit.coefficients))
      #expect(isClose(contrast.standardError, example.standardErrors[index], within: 1e-9))
      #expect(isClose(contrast.degreesOfFreedom, example.degreesOfFreedom[index], within: 1e-7))
      let interval = try #require(try contrast.interval().interval)
      #expect(isClose(interval.lower, example.lower[index], within: 1e-7))
      #expect(isClose(interval.upper, example.upper[index], within: 1e-7))
      #expect(interval.method == .biasReducedClusters)
    }
  }

  @Test func setsOfRatiosHaveTheFewestDegreesOfFreedom() throws {
    let example = try Self.examples()[1]
    let fit = try LeastSquares(design: Matrix(rows: example.design), response: example.response)
    let robust = try #require(try fit.biasReducedCovariance(clusters: example.clusters))
    let (gap, rate) = ([1.0, -1, 0, 0], [0.0, 0, 1, -1])
    let fewest = try #require(try robust.fewestDegreesOfFreedom(of: gap, and: rate))
    for years in stride(from: -5.0, through: 5, by: 0.5) {
      let weights = zip(gap, rate).map { $0 + years * $1 }
      // Directions are looked at in steps of a sixteenth.
      #expect(try #require(try robust.degreesOfFreedom(of: weights)) > 0.99 * fewest)
    }
  }

  @Test func oneClusterOrNoRestGivesNone() throws {
    let fit = try LeastSquares(design: Matrix(rows: [[1, 0], [1, 1], [1, 2]]), response: [1, 2, 4])
    #expect(try fit.biasReducedCovariance(clusters: [1, 1, 1]) == nil)
    let two = try LeastSquares(design: Matrix(rows: [[1, 0], [1, 1]]), response: [1, 2])
    #expect(try two.biasReducedCovariance(clusters: [1, 2]) == nil)
    #expect(throws: StatisticsError.self) { try fit.biasReducedCovariance(clusters: [1]) }
  }
}
