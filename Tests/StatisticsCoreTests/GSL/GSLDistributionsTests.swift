import Testing

@testable import StatisticsCore

@Suite("The gateway to GSL's distributions")
struct GSLDistributionsTests {
  /// SciPy 1.17.1, `beta.ppf`; GSL's own function says NaN or never returns from the second row on.
  @Test(
    "beta quantiles agree with SciPy up to parameters of 10¹²",
    arguments: [
      (3_500.0, 3_501.0, 0.488_217_600_883_152_36, 0.471_545_505_559_381),
      (10_000, 10_001, 0.493_045_903_841_824_4, 0.483_174_081_867_195_85),
      (300_000, 700_001, 0.299_101_911_933_582_1, 0.297_824_299_405_600_5),
      (500_000_000, 500_000_001, 0.499_969_009_748_422_3, 0.499_924_841_262_937_85),
      (1_000_000, 999_999_000_001, 9.980_409_843_177_71e-7, 9.952_537_743_391_158e-7),
      (500_000_000_000, 500_000_000_001, 0.499_999_020_017_507_8, 0.499_997_623_287_345_6),
    ])
  func betaQuantile(_ a: Double, _ b: Double, _ lower: Double, _ far: Double) throws {
    #expect(abs(try GSL.betaQuantile(0.025, a, b) / lower - 1) < 1e-11)
    #expect(abs(try GSL.betaQuantile(1e-6, a, b) / far - 1) < 1e-11)
    #expect(abs(try GSL.betaCDF(lower, a, b) - 0.025) < 1e-7)
  }

  @Test("the two ways to the beta distribution meet")
  func seam() throws {
    for value in [0.48, 0.495, 0.5, 0.51] {
      let below = try GSL.betaCDF(value, 3_000, 3_000)
      let above = try GSL.betaCDF(value, 3_000.000_001, 3_000.000_001)
      #expect(abs(below - above) < 1e-9)
    }
  }

  /// SciPy 1.17.1, `f.isf`.
  @Test(
    "F quantiles agree with SciPy",
    arguments: [(0.05, 3.0, 39.0, 2.845_067_805_279_349), (0.01, 2, 1e7, 4.605_172_306_747_987)])
  func fQuantile(_ probability: Double, _ numerator: Double, _ denominator: Double, _ expected: Double) throws {
    let found = try GSL.fUpperQuantile(probability, numerator: numerator, denominator: denominator)
    #expect(isClose(found, expected, within: 1e-9))
  }

  @Test(
    "t quantiles give back their probability, for all degrees of freedom",
    arguments: [0.5, 1, 2, 7.35, 100, 1e6, 1e12, .infinity])
  func tQuantile(_ degreesOfFreedom: Double) throws {
    for probability in [1e-9, 1e-4, 0.025, 0.3, 0.7] {
      let quantile = try GSL.studentTUpperQuantile(probability, degreesOfFreedom: degreesOfFreedom)
      #expect(
        isClose(try GSL.studentTUpperTail(quantile, degreesOfFreedom: degreesOfFreedom), probability, within: 1e-9))
    }
  }

  @Test("a Gauss-Legendre rule is exact for polynomials", arguments: [1, 2, 12, 16, 60])
  func gaussLegendre(_ order: Int) {
    let rule = GaussLegendre(order: order)
    #expect(rule.points == rule.points.sorted() && Set(rule.points).count == order)
    for degree in stride(from: 0, to: 2 * order, by: max(1, order / 6)) {
      var sum = 0.0
      for (point, weight) in zip(rule.points, rule.weights) {
        sum += weight * (0..<degree).reduce(1.0) { power, _ in power * point }
      }
      #expect(abs(sum - (degree.isMultiple(of: 2) ? 2 / Double(degree + 1) : 0)) < 1e-14)
    }
  }

  @Test("extreme but sensible arguments return at once, with a number or an error", .timeLimit(.minutes(1)))
  func extremes() {
    for a in [1e-8, 0.5, 1, 3_001, 5e8, 1e12, 1e15] {
      for b in [1e-8, 0.5, 1, 3_001, 5e8, 1e12, 1e15] {
        for probability in [1e-300, 1e-9, 0.5, 1 - 1e-12] {
          if let quantile = try? GSL.betaQuantile(probability, a, b) { #expect(quantile >= 0 && quantile <= 1) }
          if let quantile = try? GSL.fUpperQuantile(probability, numerator: a, denominator: b) {
            #expect(!quantile.isNaN)
          }
          if let quantile = try? GSL.studentTUpperQuantile(probability, degreesOfFreedom: a) {
            #expect(!quantile.isNaN)
          }
        }
      }
    }
  }
}
