import StatisticsCore
import Testing

@Suite("t tests and their intervals")
struct TTestTests {
  @Test("agree with R on the sleep data")
  func sleep() throws {
    let sleep = try RTests.load().sleep
    try expect(
      sleep.welch, TTest.welch(sleep.first, sleep.second), WelchInterval.difference(sleep.first, sleep.second))
    try expect(
      sleep.pooled, TTest.pooled(sleep.first, sleep.second),
      StudentTInterval.pooledDifference(sleep.first, sleep.second))
    try expect(
      sleep.paired, TTest.paired(sleep.first, sleep.second),
      StudentTInterval.pairedDifference(sleep.first, sleep.second))
  }

  private func expect(_ expected: RTests.Test, _ result: TestResult, _ interval: IntervalResult) throws {
    let test = try #require(result.test)
    #expect(isClose(test.statistic, expected.statistic, within: RTests.tolerance))
    #expect(isClose(test.pValue, expected.p, within: RTests.tolerance))
    guard case .one(let df) = test.degreesOfFreedom, case .one(let expectedDF) = expected.df else {
      Issue.record("wrong degrees of freedom")
      return
    }
    #expect(isClose(df, expectedDF, within: RTests.tolerance))
    let ends = try #require(expected.interval)
    #expect(isClose(interval.interval?.lower, ends[0], within: RTests.tolerance))
    #expect(isClose(interval.interval?.upper, ends[1], within: RTests.tolerance))
  }

  @Test("one-sided p-values add up to one, the two-sided is twice the smaller")
  func alternatives() throws {
    let (a, b) = (WorkedExample.a, WorkedExample.b)
    let less = try #require(try TTest.welch(a, b, alternative: .less).test).pValue
    let greater = try #require(try TTest.welch(a, b, alternative: .greater).test).pValue
    let both = try #require(try TTest.welch(a, b).test).pValue
    #expect(isClose(less + greater, 1, within: 1e-14))
    #expect(isClose(both, 2 * min(less, greater), within: 1e-14))
  }

  @Test("an interval excludes 0 just when the test rejects", arguments: [0.5, 0.9, 0.95, 0.99])
  func duality(_ level: Double) throws {
    var random = RandomStream(seed: 3)
    for _ in 0..<40 {
      let a = (0..<5).map { _ in random.nextUniform() }
      let b = (0..<7).map { _ in random.nextUniform() * 2 }
      let pValue = try #require(try TTest.welch(a, b).test).pValue
      let interval = try #require(try WelchInterval.difference(a, b, level: level).interval)
      #expect(interval.contains(0) == (pValue > 1 - level))
    }
  }

  @Test("too few or constant observations are undefined")
  func degenerate() throws {
    #expect(try StudentTInterval.mean(of: []).degeneracy == .tooFewObservations(found: 0, needed: 2))
    #expect(try StudentTInterval.mean(of: [1]).degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(try StudentTInterval.mean(of: [0.1, 0.1, 0.1]).degeneracy == .constantData)
    #expect(try StudentTInterval.mean(of: [1, 2]).interval != nil)
    #expect(try WelchInterval.difference([1, 2], [3]).degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(try WelchInterval.difference([1, 1], [3, 3]).degeneracy == .constantData)
    #expect(try WelchInterval.difference([1, 1], [3, 4]).interval != nil)
    #expect(try WelchInterval.degreesOfFreedom([1, 1], [3, 3]) == nil)
    #expect(try StudentTInterval.pooledDifference([1], [3]).degeneracy == .tooFewObservations(found: 2, needed: 3))
    #expect(
      try StudentTInterval.pooledDifference([], [3, 4, 5]).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try StudentTInterval.pooledDifference([1], [3, 4]).interval != nil)
    #expect(try TTest.oneSample([2, 2]).degeneracy == .constantData)
    #expect(try TTest.welch([], []).degeneracy == .tooFewObservations(found: 0, needed: 2))
  }

  @Test("malformed input is an error")
  func malformed() {
    #expect(throws: StatisticsError.self) { try StudentTInterval.mean(of: [1, .nan]) }
    #expect(throws: StatisticsError.self) { try WelchInterval.difference([1, 2], [3, .infinity]) }
    #expect(throws: StatisticsError.self) { try StudentTInterval.pairedDifference([1, 2], [3]) }
    #expect(throws: StatisticsError.self) { try TTest.oneSample([1, 2], mean: .nan) }
    for level in [-1, 0, 1, 1.2, .nan, .infinity] {
      #expect(throws: StatisticsError.self) { try WelchInterval.difference([1, 2], [3, 4], level: level) }
      #expect(throws: StatisticsError.self) { try StudentTInterval.mean(of: [], level: level) }
    }
  }

  @Test("huge and tiny values neither overflow nor vanish", arguments: [1e300, 1e-300, 1e160])
  func scale(_ unit: Double) throws {
    let plain = try #require(try TTest.oneSample([1, 2, 4]).test)
    let scaled = try #require(try TTest.oneSample([1 * unit, 2 * unit, 4 * unit]).test)
    #expect(isClose(scaled.statistic, plain.statistic, within: 1e-12))
    let extremes = try #require(try StudentTInterval.mean(of: [-1e308, 1e308, 5]).interval)
    #expect(!extremes.lower.isNaN && !extremes.upper.isNaN)
  }
}
