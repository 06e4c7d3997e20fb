import StatisticsCore
import Testing

@Suite("The Kaplan-Meier curve, its median and its restricted mean")
struct KaplanMeierTests {
  struct Limits: Decodable {
    var lower: [Double?]
    var upper: [Double?]
  }
  struct Curve: Decodable {
    var time: [Double]
    var event: [Bool]
    var steps: [Double]
    var at_risk: [Int]
    var survival: [Double]
    var standard_error: [Double?]
    var median: Double
    var median_limits: [String: [Double?]]
    var limits: [String: Limits]
    var mean_to_30: [Double]
    var mean_to_last: [Double]
  }
  struct Curves: Decodable {
    var maintained: Curve
    var nonmaintained: Curve
    var flat: Curve
  }

  private let curves: Curves
  private let scales: [String: KaplanMeier.LimitScale] = [
    "log": .log, "log_minus_log": .logMinusLog, "plain": .plain,
  ]

  init() throws { curves = try Fixture.json("survival/aml.json") }

  @Test("agrees with R's survfit")
  func fixture() throws {
    for data in [curves.maintained, curves.nonmaintained, curves.flat] {
      let curve = try KaplanMeier(times: data.time, isEvent: data.event)
      #expect(curve.steps.map(\.time) == data.steps && curve.steps.map(\.atRisk) == data.at_risk)
      for (index, step) in curve.steps.enumerated() {
        #expect(isClose(step.survival, data.survival[index], within: 1e-12))
        if let error = data.standard_error[index] { #expect(isClose(step.standardError, error, within: 1e-12)) }
      }
      #expect(curve.median() == .value(data.median))
      let mean = try #require(try curve.restrictedMean())
      #expect(isClose(mean.estimate, data.mean_to_last[0], within: 1e-12))
      #expect(isClose(mean.standardError, data.mean_to_last[1], within: 1e-12))
      if let mean = try curve.restrictedMean(upTo: 30) {
        #expect(isClose(mean.estimate, data.mean_to_30[0], within: 1e-12))
        #expect(isClose(mean.standardError, data.mean_to_30[1], within: 1e-12))
      }
      for (name, scale) in scales {
        let limits = try #require(data.limits[name])
        for (index, pair) in try curve.limits(scale: scale).enumerated() {
          if let lower = limits.lower[index] { #expect(isClose(pair.lower, lower, within: 1e-12)) }
          if let upper = limits.upper[index] { #expect(isClose(pair.upper, upper, within: 1e-12)) }
        }
      }
    }
  }

  @Test("the median's limits agree with R's, infinite where R has none")
  func medianInterval() throws {
    for data in [curves.maintained, curves.nonmaintained] {
      let curve = try KaplanMeier(times: data.time, isEvent: data.event)
      for (name, scale) in scales {
        let expected = try #require(data.median_limits[name])
        let interval = try #require(try curve.medianInterval(scale: scale).interval)
        #expect(interval.lower == expected[0] && interval.upper == expected[1] ?? .infinity)
      }
    }
  }

  @Test("without censoring it is the sample's distribution")
  func uncensored() throws {
    let curve = try KaplanMeier(times: [3, -1, 2, 2], isEvent: [true, true, true, true])
    #expect(curve.survival(at: -2) == 1 && curve.survival(at: -1) == 0.75 && curve.survival(at: 2.5) == 0.25)
    #expect(curve.survival(at: 3) == 0)
    #expect(curve.median() == .value(2))
    let mean = try #require(try curve.restrictedMean())
    #expect(isClose(mean.estimate, 1.5, within: 1e-14))
    // The standard error with divisor n² of the sum of squares.
    #expect(isClose(mean.standardError, (9.0 / 16).squareRoot(), within: 1e-12))
    // Where all is seen to the end the interval is Student's of the mean.
    let student = try #require(try StudentTInterval.mean(of: [-1, 2, 2, 3]).interval)
    let interval = try #require(try mean.interval().interval)
    #expect(isClose(interval.lower, student.lower, within: 1e-12))
    #expect(isClose(interval.upper, student.upper, within: 1e-12))
    #expect(try curve.restrictedMean(upTo: 100)?.estimate == mean.estimate)
    #expect(try curve.restrictedMean(upTo: -5)?.estimate == -5)
  }

  @Test("dropping the censored would flatter: they raise the median")
  func censored() throws {
    let all = try KaplanMeier(times: [1, 2, 3, 10, 12], isEvent: [true, true, true, false, false])
    #expect(all.median() == .value(3))
    let most = try KaplanMeier(times: [1, 2, 10, 12, 13], isEvent: [true, true, false, false, false])
    #expect(most.median() == .atLeast(13))
    #expect(try most.medianInterval().interval?.upper == .infinity)
    #expect(try most.restrictedMean(upTo: 14) == nil)
  }

  @Test("degenerate and malformed times")
  func hostile() throws {
    let none = try KaplanMeier(times: [], isEvent: [])
    #expect(none.median() == .undefined(.tooFewObservations(found: 0, needed: 1)))
    #expect(try none.restrictedMean() == nil && none.survival(at: 3) == 1)
    #expect(try none.medianInterval().degeneracy == .tooFewObservations(found: 0, needed: 1))
    let censored = try KaplanMeier(times: [2, 4], isEvent: [false, false])
    #expect(censored.median() == .atLeast(4))
    #expect(try censored.medianInterval().degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try censored.restrictedMean()?.interval().degeneracy == .tooFewObservations(found: 0, needed: 2))
    let one = try KaplanMeier(times: [2], isEvent: [true])
    #expect(one.median() == .value(2))
    #expect(try one.medianInterval().interval?.upper == .infinity)
    #expect(throws: StatisticsError.self) { try KaplanMeier(times: [1, .nan], isEvent: [true, true]) }
    #expect(throws: StatisticsError.self) { try KaplanMeier(times: [1, 2], isEvent: [true]) }
    #expect(throws: StatisticsError.self) { try one.medianInterval(level: 0) }
    #expect(throws: StatisticsError.self) { try one.restrictedMean(upTo: .nan) }
  }
}
