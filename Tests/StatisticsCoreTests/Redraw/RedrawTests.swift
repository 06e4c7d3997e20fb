import StatisticsCore
import Testing

@Suite struct RedrawTests {
  let a = [80.1, 82.3, 84.28, 79.5]
  let b = [78.0, 81.85, 80.2, 83.24, 76.4, 81.6]

  static func frontierGap(_ scores: [Double]) -> Double {
    (scores[0..<4].max() ?? .nan) - (scores[4...].max() ?? .nan)
  }

  // A mean of independent normal scores is normal with known variance: the interval must agree within its own Monte Carlo
  // error (four of them).
  @Test func intervalOfAMeanIsTheNormalOne() throws {
    let estimates = try NormalEstimates([1, 2, 6], standardErrors: [0.3, 0.4, 1.2])
    let result = try Redraw.interval(
      of: { $0.reduce(0, +) / 3 }, estimates: estimates, simulation: Simulation(resamples: 20_000))
    let interval = try #require(result.interval.interval)
    let error = try #require(interval.monteCarloError)
    let deviation = 1.3 / 3
    #expect(abs(interval.lower - (3 - 1.959964 * deviation)) < 4 * error.lower)
    #expect(abs(interval.upper - (3 + 1.959964 * deviation)) < 4 * error.upper)
    // The asymptotic error of a quantile is √(p (1 − p)/R)/density = 0.0082; its estimate varies by 15 %: four of those.
    #expect(abs(error.lower - 0.0082) < 0.0049 && abs(error.upper - 0.0082) < 0.0049)
    #expect(abs(result.standardError - deviation) < 0.01)
    #expect(result.estimate == 3)
    #expect(interval.method == .redrawPercentile && interval.level == 0.95)
  }

  @Test func correlatedEstimatesKeepTheirCorrelation() throws {
    let covariance = try Matrix(rows: [[1, 0.8, 0], [0.8, 1, 0], [0, 0, 4]])
    let estimates = try NormalEstimates([0, 0, 0], covariance: covariance)
    let results = try Redraw.intervals(
      of: { [$0[0] - $0[1], $0[0] + $0[1], $0[2]] }, estimates: estimates, simulation: Simulation(resamples: 20_000))
    for (result, variance) in zip(results, [0.4, 3.6, 4.0]) {
      #expect(abs(result.standardError * result.standardError / variance - 1) < 0.05)
    }
  }

  // Centred ratings: the covariance is singular, and every draw keeps the sum at zero.
  @Test func singularCovarianceIsAllowed() throws {
    let third = 1.0 / 3
    let covariance = try Matrix(rows: [
      [2 * third, -third, -third], [-third, 2 * third, -third], [-third, -third, 2 * third],
    ])
    let estimates = try NormalEstimates([1, 0, -1], covariance: covariance)
    let draws = try Redraw.draws(
      of: { [$0.reduce(0, +), $0[0]] }, estimates: estimates, simulation: Simulation(resamples: 2_000))
    #expect(draws.column(0).allSatisfy { abs($0) < 1e-12 })
    #expect(draws.column(1).contains { abs($0 - 1) > 1 })
  }

  @Test func indefiniteCovarianceIsAnError() throws {
    for rows in [[[1.0, 2.0], [2.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]], [[-1.0, 0.0], [0.0, 1.0]]] {
      let matrix = try Matrix(rows: rows)
      #expect(throws: StatisticsError.self) { try NormalEstimates([0, 0], covariance: matrix) }
    }
    let asymmetric = try Matrix(rows: [[1, 0.5], [0.2, 1]])
    #expect(throws: StatisticsError.self) { try NormalEstimates([0, 0], covariance: asymmetric) }
  }

  // Two independent statistics: the critical value is Φ⁻¹((1 + √0.95)/2) = 2.236477; two equal ones: 1.959964.
  @Test func simultaneousCriticalValueUsesCorrelation() throws {
    let estimates = try NormalEstimates([5, 7], standardErrors: [1, 3])
    let plan = Simulation(resamples: 20_000)
    let independent = try Redraw.simultaneousIntervals(of: { $0 }, estimates: estimates, simulation: plan)
    let critical = try #require(independent.criticalValue)
    #expect(abs(critical - 2.236477) < 0.05)
    let interval = try #require(independent.statistics[1].interval.interval)
    #expect(abs((interval.upper - interval.lower) / 2 - critical * independent.statistics[1].standardError) < 1e-12)
    #expect(interval.method == .redrawMaxT)
    let equal = try Redraw.simultaneousIntervals(
      of: { [$0[0], 2 * $0[0]] }, estimates: estimates, simulation: plan)
    #expect(abs(try #require(equal.criticalValue) - 1.959964) < 0.05)
  }

  @Test func simultaneousIntervalsLeaveOutWhatDoesNotVary() throws {
    let estimates = try NormalEstimates([5, 7, 9], standardErrors: [1, 0, 1])
    let result = try Redraw.simultaneousIntervals(
      of: { [$0[0], $0[1], $0[2] > 0 ? .nan : 1] }, estimates: estimates, simulation: Simulation(resamples: 4_000))
    #expect(abs(try #require(result.criticalValue) - 1.96) < 0.1)
    #expect(result.statistics[1].interval.degeneracy == .constantData)
    #expect(result.statistics[2].interval.degeneracy == .undefinedStatistic)
    let exact = try Redraw.simultaneousIntervals(
      of: { $0 }, estimates: NormalEstimates([1], standardErrors: [0]), simulation: Simulation(resamples: 10))
    #expect(exact.criticalValue == nil)
  }

  @Test func maximumIsBiasedUpwardByNoise() throws {
    let estimates = try NormalEstimates([0, 0, 0, 0], standardErrors: [1, 1, 1, 1])
    let result = try Redraw.interval(
      of: { $0.max() ?? .nan }, estimates: estimates, simulation: Simulation(resamples: 10_000))
    // The expected maximum of four standard normal numbers is 1.029375.
    #expect(result.estimate == 0 && abs(result.mean - 1.029375) < 0.03)
  }

  @Test func exactScoresGiveNoInterval() throws {
    let estimates = try NormalEstimates(a + b, standardErrors: Array(repeating: 0, count: 10))
    let result = try Redraw.interval(of: Self.frontierGap, estimates: estimates, simulation: Simulation(resamples: 99))
    #expect(abs(result.estimate - 1.04) < 1e-12)
    #expect(result.interval == .undefined(.constantData))
    #expect(estimates.areExact)
  }

  @Test func undefinedDrawsAreCounted() throws {
    let estimates = try NormalEstimates([1], standardErrors: [1])
    let plan = Simulation(resamples: 5_000)
    let some = try Redraw.interval(
      of: { $0[0] > 0 ? $0[0] : .nan }, estimates: estimates, simulation: plan)
    // P(Z < −1) = 0.1587.
    #expect(abs(Double(some.undefinedDraws) / 5_000 - 0.1587) < 0.02)
    #expect((some.interval.interval?.lower ?? -1) > 0)
    let most = try Redraw.interval(of: { $0[0] == 1 ? 1 : .infinity }, estimates: estimates, simulation: plan)
    #expect(most.interval == .undefined(.undefinedStatistic))
  }

  @Test func threadsChangeNoBit() throws {
    let estimates = try NormalEstimates(a + b, standardErrors: Array(repeating: 0.7, count: 10))
    func run(_ threads: Int, seed: UInt64 = 5) throws -> [Double] {
      try Redraw.draws(
        of: { [Self.frontierGap($0), $0[3]] }, estimates: estimates,
        simulation: Simulation(resamples: 1_500, seed: seed, threads: threads)
      ).elements
    }
    let one = try run(1)
    #expect(try one == run(2))
    #expect(try one == run(7))
    #expect(try one != run(1, seed: 6))
  }

  @Test func malformedQuestionsAreErrors() throws {
    let estimates = try NormalEstimates([1, 2], standardErrors: [1, 1])
    let plan = Simulation(resamples: 100)
    for level in [0, 1, 1.2, -0.1, .nan] {
      #expect(throws: StatisticsError.self) {
        try Redraw.interval(of: { $0[0] }, estimates: estimates, level: level, simulation: plan)
      }
    }
    #expect(throws: StatisticsError.self) {
      try Redraw.interval(of: { $0[0] }, estimates: estimates, simulation: Simulation(resamples: 0))
    }
    #expect(throws: StatisticsError.self) {
      try Redraw.interval(of: { $0[0] }, estimates: estimates, simulation: Simulation(resamples: 5, threads: 0))
    }
    let nothing = try NormalEstimates([], standardErrors: [])
    #expect(throws: StatisticsError.self) {
      try Redraw.interval(of: { _ in 0 }, estimates: nothing, simulation: plan)
    }
    #expect(throws: StatisticsError.self) { try NormalEstimates([1, 2], standardErrors: [1]) }
    for bad in [Double.nan, .infinity, -1] {
      #expect(throws: StatisticsError.self) { try NormalEstimates([1], standardErrors: [bad]) }
    }
    #expect(throws: StatisticsError.self) { try NormalEstimates([.nan], standardErrors: [1]) }
    // One statistic for the estimates themselves, two in the draws.
    #expect(throws: StatisticsError.self) {
      try Redraw.intervals(of: { $0 == [1, 2] ? [0] : [0, 1] }, estimates: estimates, simulation: plan)
    }
  }
}
