@testable import StatisticsCore
import Testing

@Suite("The noncentral t distribution")
struct NoncentralTTests {
  /// Reference values by numerical integration with 30 digits (mpmath 1.3); SciPy's `nct.cdf` gives the same to 1e-15.
  @Test(
    "agrees with integration in 30 digits",
    arguments: [
      (1.2, 8.0, 0.5, 0.737_438_584_695_324_74), (3, 1, 2.5, 0.428_667_143_328_355_01),
      (-2, 3, 1, 0.009_968_500_632_730_913_2), (10, 20, 12, 0.128_142_386_073_780_11),
      (50, 10, 35, 0.896_699_273_711_572), (45, 200, 40, 0.978_774_254_068_499_47),
      (0, 5, 1, 0.158_655_253_931_457_05), (2, 10_000, 1, 0.841_308_453_332_900_76),
      (33, 7, 29.5, 0.587_571_090_310_590_6),
    ])
  func cumulativeProbability(_ t: Double, _ degreesOfFreedom: Double, _ noncentrality: Double, _ expected: Double)
    throws
  {
    let found = try NoncentralT.cumulativeProbability(
      t, degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
    #expect(abs(found - expected) < 1e-12)
    let mirrored = try NoncentralT.cumulativeProbability(
      -t, degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality)
    #expect(abs(mirrored - (1 - expected)) < 1e-12)
  }

  @Test(
    "its inversion gives back the noncentrality", arguments: [0.001, 0.025, 0.5, 0.975], [-40.0, -1.3, 0, 2, 31, 300])
  func inversion(_ probability: Double, _ t: Double) throws {
    for degreesOfFreedom in [1.0, 2, 8, 300, 1e6, 1e12, 1e300, .infinity] {
      let delta = try NoncentralT.noncentrality(t, degreesOfFreedom: degreesOfFreedom, probability: probability)
      let found = try NoncentralT.cumulativeProbability(t, degreesOfFreedom: degreesOfFreedom, noncentrality: delta)
      #expect(abs(found - probability) < 1e-11)
    }
  }

  @Test("refuses what is outside its domain")
  func domain() {
    #expect(throws: StatisticsError.self) {
      try NoncentralT.cumulativeProbability(.nan, degreesOfFreedom: 5, noncentrality: 1)
    }
    #expect(throws: StatisticsError.self) {
      try NoncentralT.cumulativeProbability(1, degreesOfFreedom: 0.5, noncentrality: 1)
    }
    #expect(throws: StatisticsError.self) {
      try NoncentralT.cumulativeProbability(1, degreesOfFreedom: 5, noncentrality: .infinity)
    }
    #expect(throws: StatisticsError.self) { try NoncentralT.noncentrality(1, degreesOfFreedom: 5, probability: 1) }
  }
}
