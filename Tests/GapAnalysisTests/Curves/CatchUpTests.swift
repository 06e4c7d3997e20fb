import Testing

@testable import GapAnalysis

struct CatchUpTests {
  static let catchUp = CatchUp(
    of: CurrentLagTests.a, by: CurrentLagTests.b, asOf: LagExample.day("2025-02-25"))

  @Test func workedExampleOfTheMethodsPage() {
    let months = Self.catchUp.milestones.map { $0.days / daysPerMonth }
    #expect(months.count == 3)
    for (month, expected) in zip(months, [12.189162, 12.353437, 1.807019]) { #expect(abs(month - expected) < 1e-6) }
    #expect(Self.catchUp.milestones.map(\.isMatched) == [true, true, true])
    #expect(Self.catchUp.alreadyMatched == 0)
  }

  @Test func beforeTheDayOfTheMatchARecordIsCensored() {
    let earlier = CatchUp(of: CurrentLagTests.a, by: CurrentLagTests.b, asOf: LagExample.day("2025-02-24"))
    #expect(earlier.milestones.map(\.isMatched) == [true, false, false])
    #expect(earlier.milestones.last?.days == 54)
  }

  @Test func recordsAfterTheLastDayAreLeftOut() {
    let earlier = CatchUp(of: CurrentLagTests.a, by: CurrentLagTests.b, asOf: LagExample.day("2024-12-31"))
    #expect(earlier.milestones.count == 2)
  }

  @Test func recordsThatBHadMatchedBeforeAreCountedApart() {
    let swapped = CatchUp(of: CurrentLagTests.b, by: CurrentLagTests.a, asOf: LagExample.day("2025-02-25"))
    #expect(swapped.alreadyMatched == 3)
    #expect(swapped.milestones.map(\.isMatched) == [false])
    #expect(swapped.milestones.first?.days == 0)
  }

  @Test func aToleranceLetsANearScoreMatch() {
    let near = CatchUp(
      of: CurrentLagTests.a, by: CurrentLagTests.b, tolerance: 1.05, asOf: LagExample.day("2025-02-25"))
    #expect(near.milestones[1].matchedBy?.score == 83.24)
  }

  @Test func toShiftTheDatesOfBShiftsEveryMatchAsMuch() {
    let later = CatchUp(
      of: CurrentLagTests.a, by: LagExample.curve(LagExample.b, shiftedBy: daysPerMonth),
      asOf: LagExample.day("2025-02-25") + daysPerMonth)
    for (left, right) in zip(Self.catchUp.milestones, later.milestones) {
      #expect(abs(right.days - left.days - daysPerMonth) < 1e-9)
    }
  }
}
