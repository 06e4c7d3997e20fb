import StatisticsCore
import Testing

@Suite("Cohen's d and Hedges' g")
struct StandardizedDifferencesTests {
  /// SciPy 1.17.1: `nct.cdf` inverted by `brentq`.
  @Test("the interval by the noncentral t distribution agrees with SciPy")
  func interval() throws {
    let d = try #require(try CohensD.interval(WorkedExample.a, WorkedExample.b).interval)
    #expect(isClose(d.lower, -0.762_535_187_275_621_5, within: 1e-9))
    #expect(isClose(d.upper, 1.821_835_137_201_411_4, within: 1e-9))
    let g = try #require(try HedgesG.interval(WorkedExample.a, WorkedExample.b).interval)
    #expect(g == d && g.method == .noncentralT)
  }

  /// Γ evaluated with 30 digits (mpmath 1.3).
  @Test(
    "the exact factor",
    arguments: [
      (2.0, 0.56418958354775629), (3, 0.72360125455826766), (8, 0.90270333367641006),
      (200, 0.99624452247912655), (999, 0.99924902999059725), (1_001, 0.99925053086752064),
      (5_000, 0.99984999124943755),
    ])
  func correction(_ degreesOfFreedom: Double, _ expected: Double) throws {
    #expect(abs(try HedgesG.correction(degreesOfFreedom: degreesOfFreedom) - expected) < 1e-12)
  }

  @Test("swapping the samples changes the sign, scaling them nothing")
  func invariance() throws {
    let d = try #require(try CohensD.estimate(WorkedExample.a, WorkedExample.b).estimate)
    #expect(isClose(try CohensD.estimate(WorkedExample.b, WorkedExample.a).estimate, -d, within: 1e-14))
    let scaled = try CohensD.estimate(WorkedExample.a.map { $0 * 1e200 }, WorkedExample.b.map { $0 * 1e200 })
    #expect(isClose(scaled.estimate, d, within: 1e-12))
    let forward = try #require(try CohensD.interval(WorkedExample.a, WorkedExample.b).interval)
    let backward = try #require(try CohensD.interval(WorkedExample.b, WorkedExample.a).interval)
    #expect(isClose(forward.lower, -backward.upper, within: 1e-11))
  }

  @Test("samples far apart still have an interval")
  func farApart() throws {
    let interval = try #require(try HedgesG.interval([100, 100.1, 99.9, 100.05], [0, 0.1, -0.1, 0.02]).interval)
    let g = try #require(try HedgesG.estimate([100, 100.1, 99.9, 100.05], [0, 0.1, -0.1, 0.02]).estimate)
    #expect(interval.lower > 100 && interval.contains(g) && interval.upper < 5_000)
  }

  @Test("degenerate and malformed samples")
  func hostile() throws {
    #expect(try CohensD.estimate([], [1, 2, 3]) == .undefined(.tooFewObservations(found: 0, needed: 1)))
    #expect(try CohensD.estimate([1], [2]) == .undefined(.tooFewObservations(found: 2, needed: 3)))
    #expect(try CohensD.estimate([1], [2, 3]).estimate != nil)
    #expect(try HedgesG.estimate([1], [2, 3]) == .undefined(.tooFewObservations(found: 3, needed: 4)))
    #expect(try HedgesG.interval([1, 1], [3, 3]).degeneracy == .constantData)
    #expect(try HedgesG.estimate([], []) == .undefined(.tooFewObservations(found: 0, needed: 1)))
    #expect(try MeanDifference.estimate([], [1]) == .undefined(.tooFewObservations(found: 0, needed: 1)))
    #expect(throws: StatisticsError.self) { try HedgesG.estimate([1, .nan, 2], [1, 2, 3]) }
    #expect(throws: StatisticsError.self) { try HedgesG.estimate([1], [.nan]) }
    #expect(throws: StatisticsError.self) { try CohensD.interval([1, 2], [3, 4], level: .nan) }
    #expect(throws: StatisticsError.self) { try HedgesG.correction(degreesOfFreedom: 1) }
    #expect(throws: StatisticsError.self) { try HedgesG.correction(degreesOfFreedom: .nan) }
  }
}
