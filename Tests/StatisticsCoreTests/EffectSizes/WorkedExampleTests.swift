import StatisticsCore
import Testing

@Suite("The worked example of twelve scores")
struct WorkedExampleTests {
  private let a = WorkedExample.a
  private let b = WorkedExample.b

  @Test("the difference of means and its Welch interval")
  func meanDifference() throws {
    #expect(isClose(try MeanDifference.estimate(a, b).estimate, 1.33, within: 1e-12))
    let interval = try #require(try WelchInterval.difference(a, b).interval)
    #expect(isClose(interval.lower, -2.221781, within: 1e-6))
    #expect(isClose(interval.upper, 4.881780, within: 1e-6))
    #expect(isClose(try WelchInterval.degreesOfFreedom(a, b), 7.351192, within: 1e-6))
  }

  @Test("the difference of medians and the Hodges-Lehmann shift")
  func hodgesLehmann() throws {
    let medians = (try SampleStatistic.median.value(of: a), try SampleStatistic.median.value(of: b))
    #expect(isClose(try #require(medians.0) - (try #require(medians.1)), 0.30, within: 1e-12))
    #expect(isClose(try HodgesLehmannShift.estimate(a, b).estimate, 1.27, within: 1e-12))
  }

  @Test("the standardised differences")
  func standardised() throws {
    #expect(isClose(try CohensD.estimate(a, b).estimate, 0.545688, within: 1e-6))
    #expect(isClose(try HedgesG.estimate(a, b).estimate, 0.492594, within: 1e-6))
  }

  @Test("superiority with Newcombe's interval, and V")
  func superiority() throws {
    #expect(try Superiority.estimate(a, b) == .estimate(0.625))
    let interval = try #require(try Superiority.interval(a, b).interval)
    #expect(isClose(interval.lower, 0.284641, within: 1e-6))
    #expect(isClose(interval.upper, 0.870106, within: 1e-6))
    #expect(try CliffsDelta.estimate(a, b) == .estimate(0.25))
    #expect(isClose(try OrdinalGap.estimate(a, b).value, 0.450624, within: 1e-6))
  }
}
