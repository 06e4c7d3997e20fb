import StatisticsCore
import Testing

@Suite("Least squares with cluster-robust covariance")
struct LeastSquaresTests {
  struct Data: Decodable {
    var design: [[Double]]
    var response: [Double]
    var clusters: [Int]
    var coefficients: [Double]
    var covariance: [[Double]]
    var interval: [Double]
    var robust_covariance: [[Double]]
  }

  private let data: Data

  init() throws { data = try Fixture.json("regression/least_squares.json") }

  @Test("coefficients, covariances and intervals agree with statsmodels")
  func fixture() throws {
    let fit = try LeastSquares(design: Matrix(rows: data.design), response: data.response)
    let covariance = try #require(fit.covariance)
    let robust = try #require(try fit.clusterRobustCovariance(clusters: data.clusters))
    #expect(robust.clusterCount == 8 && robust.degreesOfFreedom == 7 && fit.degreesOfFreedom == 36)
    for row in 0..<4 {
      #expect(isClose(fit.coefficients[row], data.coefficients[row], within: 1e-11))
      for column in 0..<4 {
        #expect(isClose(covariance[row, column], data.covariance[row][column], within: 1e-11))
        #expect(isClose(robust.covariance[row, column], data.robust_covariance[row][column], within: 1e-11))
      }
    }
    let plain = try #require(try fit.interval(ofCoefficient: 3).interval)
    #expect(
      isClose(plain.lower, data.interval[0], within: 1e-9) && isClose(plain.upper, data.interval[1], within: 1e-9))
  }

  @Test("names of clusters and order of rows change nothing")
  func invariance() throws {
    let order = Array(data.response.indices.reversed())
    let fit = try LeastSquares(
      design: Matrix(rows: order.map { data.design[$0] }), response: order.map { data.response[$0] })
    let robust = try #require(try fit.clusterRobustCovariance(clusters: order.map { 1_000 - 7 * data.clusters[$0] }))
    #expect(isClose(robust.covariance[3, 3], data.robust_covariance[3][3], within: 1e-11))
  }

  @Test("a design of dates keeps its digits")
  func conditioning() throws {
    // Days since year 0: the constant and the date are nearly parallel.
    let days = (0..<12).map { 738_000 + 30 * Double($0) }
    let fit = try LeastSquares(
      design: Matrix(rows: days.map { [1, $0] }), response: days.map { 3 + 0.01 * ($0 - 738_000) })
    #expect(isClose(fit.coefficients[1], 0.01, within: 1e-12))
  }

  /// What is left of a perfect fit is rounding, which is no error.
  @Test("a perfect fit has no interval", arguments: [0.0, 2_024, -1e6])
  func perfectFit(offset: Double) throws {
    let times = [0.1, 0.4, 0.8, 1.3, 2.2, 2.9]
    let design = try Matrix(rows: times.map { [1, $0 + offset] })
    let fit = try LeastSquares(design: design, response: times.map { 80.3 + 0.7 * $0 })
    #expect(fit.residuals.allSatisfy { $0 == 0 })
    #expect(try fit.interval(ofCoefficient: 1).degeneracy == .constantData)
    #expect(try fit.interval(ofCoefficient: 1, clusters: [1, 1, 2, 2, 3, 3]).degeneracy == .constantData)
    let close = try LeastSquares(
      design: design, response: times.map { 80.3 + 0.7 * $0 + ($0 == 0.8 ? 1e-6 : 0) })
    #expect(try close.interval(ofCoefficient: 1).interval != nil)
  }

  @Test("degenerate and malformed designs")
  func hostile() throws {
    let two = try LeastSquares(design: Matrix(rows: [[1, 0], [1, 1]]), response: [1, 2])
    #expect(two.covariance == nil && two.degreesOfFreedom == 0)
    #expect(try two.interval(ofCoefficient: 1).degeneracy == .tooFewObservations(found: 2, needed: 3))
    #expect(
      try two.interval(ofCoefficient: 1, clusters: [0, 1]).degeneracy == .tooFewObservations(found: 2, needed: 3))
    let fit = try LeastSquares(design: Matrix(rows: [[1, 0], [1, 1], [1, 2.5]]), response: [1, 2, 2])
    #expect(try fit.interval(ofCoefficient: 1, clusters: [4, 4, 4]).degeneracy == .singleCluster)
    #expect(throws: StatisticsError.singularMatrix(function: "least squares")) {
      try LeastSquares(design: Matrix(rows: [[1, 2], [1, 2], [1, 2]]), response: [1, 2, 3])
    }
    #expect(throws: StatisticsError.singularMatrix(function: "least squares")) {
      try LeastSquares(design: Matrix(rows: [[1, 0], [1, 0], [1, 0]]), response: [1, 2, 3])
    }
    #expect(throws: StatisticsError.singularMatrix(function: "least squares")) {
      try LeastSquares(design: Matrix(rows: [[1, 2]]), response: [1])
    }
    #expect(throws: StatisticsError.self) { try LeastSquares(design: Matrix(rows: []), response: []) }
    #expect(throws: StatisticsError.self) { try LeastSquares(design: Matrix(rows: [[1], [1]]), response: [1]) }
    #expect(throws: StatisticsError.self) { try LeastSquares(design: Matrix(rows: [[1], [.nan]]), response: [1, 2]) }
    #expect(throws: StatisticsError.self) { try fit.interval(ofCoefficient: 2) }
    #expect(throws: StatisticsError.self) { try fit.clusterRobustCovariance(clusters: [1]) }
    #expect(throws: StatisticsError.self) { try fit.interval(ofCoefficient: 0, clusters: [1, 2, 3], level: 2) }
  }
}
