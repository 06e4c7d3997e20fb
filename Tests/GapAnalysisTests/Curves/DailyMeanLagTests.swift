import Testing

@testable import GapAnalysis

struct DailyMeanLagTests {
  /// The closed sums against one day after the other.
  @Test func itIsTheMeanOverSingleDays() throws {
    let (a, b) = (CurrentLagTests.a, CurrentLagTests.b)
    let last = LagExample.day("2025-06-30")
    let mean = try #require(DailyMeanLag(a: a, b: b, through: last))
    var (sum, count, ledByB, bounds) = (0.0, 0, 0, 0)
    for day in Int(LagExample.day("2023-11-01"))...Int(last) {
      let lag = try #require(CurrentLag.days(a: a, b: b, on: Double(day)))
      guard try #require(a.score(on: Double(day))) >= #require(b.score(on: Double(day))) else {
        ledByB += 1
        continue
      }
      sum += lag
      count += 1
      if CurrentLag.isBound(a: a, b: b, on: Double(day)) { bounds += 1 }
    }
    #expect(mean.dayCount == count)
    #expect(mean.daysLedByB == ledByB)
    #expect(mean.boundDays == bounds)
    #expect(abs(mean.meanDays - sum / Double(count)) < 1e-9)
  }

  @Test func halfDaysOfImpreciseDatesBeginOnTheNextDay() throws {
    let a = FrontierCurve(days: [0.5, 9.5], scores: [1, 3])
    let b = FrontierCurve(days: [4.5, 12.5], scores: [0.5, 2])
    let mean = try #require(DailyMeanLag(a: a, b: b, through: 14.9))
    #expect(mean.days == 5...14)
    #expect(mean.dayCount == 10)
    // Days 5 to 12: since 0.5; days 13 and 14: since 9.5.
    let lags = (5...12).map { Double($0) - 0.5 } + [3.5, 4.5]
    #expect(abs(mean.meanDays - lags.reduce(0, +) / 10) < 1e-12)
    #expect(mean.range == 3.5...11.5)
  }

  @Test func whereBAlwaysLedThereIsNone() {
    let leader = FrontierCurve(days: [0], scores: [9])
    let follower = FrontierCurve(days: [0], scores: [5])
    #expect(DailyMeanLag(a: follower, b: leader, through: 100) == nil)
    #expect(DailyMeanLag(a: leader, b: follower, through: -1) == nil)
    #expect(DailyMeanLag(a: leader, b: follower, through: .infinity) == nil)
  }

  @Test func bOnTheSamePathLaterLagsByTheDelayAndHalfTheStep() throws {
    let days = (0..<40).map { Double($0) * 31 }
    let scores = (0..<40).map(Double.init)
    let a = FrontierCurve(days: days, scores: scores)
    let b = FrontierCurve(days: days.map { $0 + 100 }, scores: scores)
    // Whole periods only, while A leads.
    let mean = try #require(DailyMeanLag(a: a, b: b, through: 100 + 31 * 30 - 1))
    #expect(abs(mean.meanDays - (100 + 15)) < 1e-9)
  }
}
