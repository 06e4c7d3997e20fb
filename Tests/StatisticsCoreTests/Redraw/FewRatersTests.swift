import Testing

@testable import StatisticsCore

/// Standard errors that few raters gave.
struct FewRatersTests {
  /// The mean of 60 prompts that three people rate, with its error. Raters differ by 0.3, prompts by 0.9, the rest by 0.6, about 0.
  static func rated(by raters: Int, _ stream: inout RandomStream) throws -> CrossedMean {
    let prompts = 60
    let strictness = (0..<raters).map { _ in 0.3 * stream.nextNormal() }
    var values: [Double] = []
    for _ in 0..<prompts {
      let prompt = 0.9 * stream.nextNormal()
      values += strictness.map { prompt + $0 + 0.6 * stream.nextNormal() }
    }
    return try CrossedMean(
      ClusteredSample(values, clusters: values.indices.map { $0 / raters }),
      crossedBy: values.indices.map { $0 % raters })
  }

  static func estimates(_ means: [CrossedMean], asIfKnown: Bool = false) throws -> NormalEstimates {
    try NormalEstimates(
      means.compactMap(\.mean.estimate), standardErrors: means.compactMap(\.standardError.estimate),
      degreesOfFreedom: asIfKnown ? [] : means.compactMap(\.degreesOfFreedom))
  }

  // 95 % intervals of the gap between two equal systems, 400 data sets: the standard error of a coverage of 0.95 is 0.011. With
  // normal quantiles three raters cover 0.90 and two 0.87.
  @Test(arguments: [2, 3]) func theGapOfTwoSystemsIsCovered(_ raters: Int) throws {
    var covering = (student: 0, normal: 0)
    for sample in 0..<400 {
      var stream = RandomStream(seed: 11, block: UInt64(sample))
      let means = [try Self.rated(by: raters, &stream), try Self.rated(by: raters, &stream)]
      func covers(asIfKnown: Bool) throws -> Bool {
        let redrawn = try Redraw.interval(
          of: { $0[0] - $0[1] }, estimates: Self.estimates(means, asIfKnown: asIfKnown), sides: [[0], [1]],
          simulation: Simulation(resamples: 399, seed: stream.next()))
        return redrawn.interval.interval?.contains(0) ?? false
      }
      covering.student += try covers(asIfKnown: false) ? 1 : 0
      covering.normal += try covers(asIfKnown: true) ? 1 : 0
    }
    #expect(covering.student >= 370)
    #expect(covering.normal < 370)
  }

  // Four equal systems: all four may be first in 95 % of the data sets.
  @Test func theRanksOfEqualSystemsAreCovered() throws {
    var covering = (student: 0, normal: 0)
    for sample in 0..<200 {
      var stream = RandomStream(seed: 12, block: UInt64(sample))
      let means = try (0..<4).map { _ in try Self.rated(by: 3, &stream) }
      func covers(asIfKnown: Bool) throws -> Bool {
        let sets = try RankSets.simultaneous(
          of: Self.estimates(means, asIfKnown: asIfKnown), simulation: Simulation(resamples: 399, seed: stream.next()))
        return sets.sets.allSatisfy { $0.lower == 1 && $0.upper == 4 }
      }
      covering.student += try covers(asIfKnown: false) ? 1 : 0
      covering.normal += try covers(asIfKnown: true) ? 1 : 0
    }
    #expect(covering.student >= 182)
    #expect(covering.normal < 180)
  }

  // t(0.975; 3) = 3.182446 (R 4.2.2, `qt`).
  @Test func aSingleScoreHasTheQuantileOfStudentsT() throws {
    let estimates = try NormalEstimates([10], standardErrors: [2], degreesOfFreedom: [3])
    let result = try Redraw.interval(of: { $0[0] }, estimates: estimates, simulation: Simulation(resamples: 40_000))
    let interval = try #require(result.interval.interval)
    let error = try #require(interval.monteCarloError).largest
    #expect(abs(interval.upper - (10 + 2 * 3.182446)) < 4 * error)
    #expect(error < 0.15)
    let wald = try WaldInterval.interval(of: 10, standardError: 2, degreesOfFreedom: 3)
    #expect(abs(wald.upper - (10 + 2 * 3.182446)) < 1e-5 && wald.method == .estimatedT)
  }

  @Test func knownErrorsAreRedrawnAsBefore() throws {
    let plan = Simulation(resamples: 99)
    let known = try NormalEstimates([3, 1], standardErrors: [1, 1])
    let infinite = try NormalEstimates([3, 1], standardErrors: [1, 1], degreesOfFreedom: [.infinity, .infinity])
    #expect(known == infinite)
    let first = try Redraw.interval(of: { $0[0] - $0[1] }, estimates: known, simulation: plan)
    #expect(try Redraw.interval(of: { $0[0] - $0[1] }, estimates: infinite, simulation: plan) == first)
  }

  // The middle 68.3 % of t with one degree of freedom, whose standard deviation is infinite, reach to 1.8373.
  @Test func longTailsHaveAFiniteStandardError() throws {
    let estimates = try NormalEstimates([0], standardErrors: [1], degreesOfFreedom: [1])
    let result = try Redraw.interval(of: { $0[0] }, estimates: estimates, simulation: Simulation(resamples: 40_000))
    #expect(abs(result.standardError - 1.8373) < 0.1)
  }

  @Test(arguments: [[0, 1], [-1, 2], [.nan, 2], [3]]) func degreesOfFreedomArePositiveAndOneForEach(_ degrees: [Double])
  {
    #expect(throws: StatisticsError.self) {
      try NormalEstimates([1, 2], standardErrors: [1, 1], degreesOfFreedom: degrees)
    }
  }
}
