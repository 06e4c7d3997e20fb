import StatisticsCore
import Testing

struct LinearContrastTests {
  static func contrast(_ weights: [Double]) throws -> LinearContrast {
    try LinearContrast(
      weights, of: [2, 5], covariance: Matrix(rows: [[4, 1], [1, 9]]), degreesOfFreedom: 7)
  }

  @Test func itsVarianceIsTheQuadraticForm() throws {
    let difference = try Self.contrast([1, -1])
    #expect(difference.estimate == -3)
    #expect(abs(difference.standardError - 11.0.squareRoot()) < 1e-12)
  }

  /// t of 7 degrees of freedom: 2.364624251592784 at 0.975 (SciPy 1.17.1, `scipy.stats.t.ppf`), and
  /// 0.8021123673405768 = `scipy.stats.t.cdf(3 / sqrt(11), 7)`.
  @Test func intervalAndConfidenceAreThoseOfT() throws {
    let difference = try Self.contrast([1, -1])
    let interval = try #require(try difference.interval().interval)
    #expect(abs(interval.upper + 3 - 2.364624251592784 * 11.0.squareRoot()) < 1e-9)
    let confidence = try #require(try difference.confidence(atMost: 0))
    #expect(abs(confidence - 0.8021123673405768) < 1e-10)
    #expect(try difference.confidence(atMost: -3) == 0.5)
  }

  @Test func fiellersSetOfCoefficientsIsThatOfTheirVariances() throws {
    let covariance = try Matrix(rows: [[0.04, 0.01], [0.01, 0.09]])
    let set = try Fieller.ratio(
      of: [1, 0], to: [0, 1], coefficients: [2, 5], covariance: covariance, degreesOfFreedom: 7)
    let plain = try Fieller.ratio(
      numerator: 2, denominator: 5, numeratorVariance: 0.04, denominatorVariance: 0.09, covariance: 0.01,
      criticalValue: 2.364624251592784)
    guard case .bounded(let lower, let upper) = set, case .bounded(let first, let last) = plain else {
      Issue.record("not bounded")
      return
    }
    #expect(abs(lower - first) < 1e-9)
    #expect(abs(upper - last) < 1e-9)
  }

  @Test func withoutVarianceThereIsNoInterval() throws {
    let exact = try LinearContrast(
      [1], of: [2], covariance: Matrix(rows: [[0]]), degreesOfFreedom: 3)
    #expect(try exact.interval().degeneracy == .constantData)
    #expect(try exact.confidence(atMost: 0) == nil)
  }

  @Test func malformedQuestionsAreRefused() throws {
    #expect(throws: StatisticsError.self) { try Self.contrast([1]) }
    #expect(throws: StatisticsError.self) { try Self.contrast([.nan, 1]) }
    #expect(throws: StatisticsError.self) { try Self.contrast([1, 1]).interval(level: 1) }
    #expect(throws: StatisticsError.self) { try Self.contrast([1, 1]).confidence(atMost: .infinity) }
    #expect(throws: StatisticsError.self) {
      try LinearContrast([1], of: [1], covariance: Matrix(rows: [[1]]), degreesOfFreedom: 0)
    }
  }
}
