import Testing

@testable import GapAnalysis

struct FrontierCurveTests {
  let curve = FrontierCurve(days: [30, 10, 20, nil, 40], scores: [5, 3, 2, 99, 7])

  @Test func onlyRecordsAreSteps() {
    #expect(curve.steps.map(\.day) == [10, 30, 40])
    #expect(curve.steps.map(\.score) == [3, 5, 7])
    #expect(curve.steps.map(\.index) == [1, 0, 4])
  }

  @Test func theBestSoFarIsReadOffAnyDay() {
    #expect(curve.score(on: 9) == nil)
    #expect(curve.score(on: 10) == 3)
    #expect(curve.score(on: 39.5) == 5)
    #expect(curve.score(on: 1000) == 7)
  }

  @Test func theFirstDayIsReadOffAnyScore() {
    #expect(curve.day(reaching: -1) == 10)
    #expect(curve.day(reaching: 3) == 10)
    #expect(curve.day(reaching: 3.1) == 30)
    #expect(curve.day(reaching: 7) == 40)
    #expect(curve.day(reaching: 7.1) == nil)
  }

  @Test func ofEqualScoresTheFirstIsTheRecordAndOfOneDayTheBest() {
    #expect(FrontierCurve(days: [1, 2], scores: [5, 5]).steps.map(\.index) == [0])
    #expect(FrontierCurve(days: [1, 1], scores: [5, 6]).steps.map(\.index) == [1])
    #expect(FrontierCurve(days: [1, 1], scores: [5, 5]).steps.map(\.index) == [0])
  }

  @Test func ofNoDatedSystemThereIsNoCurve() {
    #expect(FrontierCurve(days: [nil], scores: [1]).isEmpty)
    #expect(FrontierCurve(days: [], scores: []).score(on: 0) == nil)
  }
}
