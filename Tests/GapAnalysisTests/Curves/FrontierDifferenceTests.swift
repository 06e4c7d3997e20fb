import Testing

@testable import GapAnalysis

struct FrontierDifferenceTests {
  let a = FrontierCurve(days: [0, 10], scores: [1, 4])
  let b = FrontierCurve(days: [5, 20], scores: [2, 3])

  @Test func theGapIsAStepFunctionOnTheUnionOfTheDates() {
    let gap = FrontierDifference(a: a, b: b)
    #expect(gap.steps.map(\.day) == [5, 10, 20])
    #expect(gap.steps.map(\.gap) == [-1, 2, 1])
    #expect(gap.value(on: 4) == nil)
    #expect(gap.value(on: 19.5) == 2)
    #expect(gap.value(on: 100) == 1)
  }

  @Test func theMeanWeighsEachStepByItsLength() {
    let gap = FrontierDifference(a: a, b: b)
    // −1 for 5 days, 2 for 10, 1 for 10.
    #expect(gap.mean(through: 30) == 1)
    #expect(gap.mean(from: 15, through: 30) == (2 * 5 + 10) / 15.0)
    #expect(gap.mean(through: 5) == nil)
  }
}
