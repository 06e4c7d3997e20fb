import Testing

@testable import StatisticsCore

@Suite("Standard normal distribution")
struct GSLNormalTests {
  /// From SciPy 1.17.1: `scipy.special.ndtri`.
  @Test(
    "Quantiles agree with SciPy",
    arguments: [(0.5, 0.0), (0.975, 1.959963984540054), (1e-12, -7.034483825301131), (1e-300, -37.0470962993612)])
  func quantiles(probability: Double, expected: Double) throws {
    #expect(abs(try GSL.normalQuantile(probability) - expected) < 1e-13)
    #expect(abs(try GSL.normalUpperQuantile(probability) + expected) < 1e-13)
  }

  @Test("The distribution function undoes the quantile", arguments: [1e-300, 1e-12, 0.01, 0.3, 0.5, 0.9, 0.999_999])
  func inverse(probability: Double) throws {
    let back = try GSL.normalCDF(GSL.normalQuantile(probability))
    #expect(abs(back / probability - 1) < 1e-12)
    let mirrored = try GSL.normalUpperTail(-GSL.normalQuantile(probability))
    #expect(abs(mirrored / probability - 1) < 1e-12)
  }

  @Test("Infinite arguments have probability 0 and 1")
  func infinities() throws {
    #expect(try GSL.normalCDF(.infinity) == 1)
    #expect(try GSL.normalCDF(-.infinity) == 0)
    #expect(try GSL.normalUpperTail(.infinity) == 0)
  }

  @Test("Arguments outside the domain are refused", arguments: [0, 1, -0.1, 1.1, .nan, .infinity])
  func refusals(probability: Double) {
    #expect(throws: StatisticsError.self) { try GSL.normalQuantile(probability) }
    #expect(throws: StatisticsError.self) { try GSL.normalUpperQuantile(probability) }
    #expect(throws: StatisticsError.self) { try GSL.normalCDF(.nan) }
    #expect(throws: StatisticsError.self) { try GSL.normalUpperTail(.nan) }
  }
}
