import Testing

@testable import GapAnalysis

struct CurrentLagTests {
  static let a = LagExample.curve(LagExample.a)
  static let b = LagExample.curve(LagExample.b)

  @Test func itIsTheTimeSinceTheLeaderHadWhatTheFollowerHas() throws {
    let day = LagExample.day("2025-01-31")
    let lag = try #require(CurrentLag.days(a: Self.a, b: Self.b, on: day))
    #expect(lag == day - LagExample.day("2024-02-15"))
  }

  @Test func whereBLeadsItIsNegative() throws {
    let day = LagExample.day("2025-03-31")
    let lag = try #require(CurrentLag.days(a: Self.a, b: Self.b, on: day))
    #expect(lag == LagExample.day("2025-02-25") - day)
  }

  @Test(arguments: ["2023-11-01", "2024-05-05", "2025-01-31", "2025-06-30"])
  func toSwapTheSidesChangesTheSign(_ date: String) throws {
    let day = LagExample.day(date)
    let lag = try #require(CurrentLag.days(a: Self.a, b: Self.b, on: day))
    #expect(CurrentLag.days(a: Self.b, b: Self.a, on: day) == -lag)
  }

  @Test func ofEqualScoresWhoeverWasFirstIsAhead() {
    let first = FrontierCurve(days: [0], scores: [5])
    let second = FrontierCurve(days: [100], scores: [5])
    #expect(CurrentLag.days(a: first, b: second, on: 150) == 100)
    #expect(CurrentLag.days(a: second, b: first, on: 150) == -100)
  }

  /// With the day kept the lag cannot follow a shift of B; with the day moved along it does while A leads.
  @Test func toShiftTheDatesOfBAndTheDayShiftsTheLagAsMuch() throws {
    let day = LagExample.day("2025-01-15")
    let lag = try #require(CurrentLag.days(a: Self.a, b: Self.b, on: day))
    let later = LagExample.curve(LagExample.b, shiftedBy: daysPerMonth)
    let shifted = try #require(CurrentLag.days(a: Self.a, b: later, on: day + daysPerMonth))
    #expect(abs(shifted - lag - daysPerMonth) < 1e-9)
  }

  @Test func beforeBothHaveBegunThereIsNone() {
    #expect(CurrentLag.days(a: Self.a, b: Self.b, on: LagExample.day("2023-10-31")) == nil)
  }

  @Test func belowTheFirstSystemOfTheLeaderItIsABound() {
    #expect(CurrentLag.isBound(a: Self.a, b: Self.b, on: LagExample.day("2024-01-01")))
    #expect(!CurrentLag.isBound(a: Self.a, b: Self.b, on: LagExample.day("2025-01-31")))
  }
}
