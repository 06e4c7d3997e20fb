import Testing

@testable import GapAnalysis

struct HorizontalLagTests {
  static let curves = (a: LagExample.curve(LagExample.a), b: LagExample.curve(LagExample.b))

  @Test func workedExampleOfTheMethodsPage() throws {
    let lag = try #require(HorizontalLag(a: Self.curves.a, b: Self.curves.b))
    #expect(lag.range == 78...85)
    #expect(abs(lag.meanDays / daysPerMonth - 5.950113) < 1e-6)
    let expected = [
      (78.0, 81.85, 3.679747), (81.85, 83.24, 9.593626), (83.24, 84.28, 12.353437), (84.28, 85, 1.807019),
    ]
    #expect(lag.segments.count == expected.count)
    for (segment, expected) in zip(lag.segments, expected) {
      #expect(segment.lower == expected.0)
      #expect(segment.upper == expected.1)
      #expect(abs(segment.days / daysPerMonth - expected.2) < 1e-6)
    }
  }

  @Test func toSwapTheSidesChangesTheSign() throws {
    let lag = try #require(HorizontalLag(a: Self.curves.a, b: Self.curves.b))
    let swapped = try #require(HorizontalLag(a: Self.curves.b, b: Self.curves.a))
    #expect(swapped.meanDays == -lag.meanDays)
    #expect(swapped.range == lag.range)
  }

  @Test(arguments: [30.436875, -400, 0.5])
  func toShiftTheDatesOfBShiftsTheLagAsMuch(_ days: Double) throws {
    let lag = try #require(HorizontalLag(a: Self.curves.a, b: Self.curves.b))
    let shifted = try #require(
      HorizontalLag(a: Self.curves.a, b: LagExample.curve(LagExample.b, shiftedBy: days)))
    #expect(abs(shifted.meanDays - lag.meanDays - days) < 1e-9)
  }

  @Test(arguments: [(1.0, 100.0), (0.01, 0), (1000, -3)])
  func toShiftOrRescaleTheScoresChangesNothing(_ factor: Double, _ constant: Double) throws {
    let lag = try #require(HorizontalLag(a: Self.curves.a, b: Self.curves.b))
    let other = try #require(
      HorizontalLag(
        a: LagExample.curve(LagExample.a) { factor * $0 + constant },
        b: LagExample.curve(LagExample.b) { factor * $0 + constant }))
    #expect(abs(other.meanDays - lag.meanDays) < 1e-9)
  }

  @Test func withoutACommonRangeThereIsNoLag() {
    let one = FrontierCurve(days: [1], scores: [5])
    #expect(HorizontalLag(a: Self.curves.a, b: one) == nil)
    #expect(HorizontalLag(a: one, b: one) == nil)
    #expect(HorizontalLag(a: Self.curves.a, b: FrontierCurve(days: [], scores: [])) == nil)
    let above = FrontierCurve(days: [1, 2], scores: [90, 95])
    #expect(HorizontalLag(a: Self.curves.a, b: above) == nil)
  }

  /// The sum over stretches is the integral: compare with a fine Riemann sum.
  @Test func theSumIsTheIntegral() throws {
    let a = FrontierCurve(days: [0, 17, 40, 95, 200], scores: [1, 1.7, 3.3, 3.9, 8])
    let b = FrontierCurve(days: [10, 55, 70, 300], scores: [0.2, 2.2, 4.1, 6.6])
    let lag = try #require(HorizontalLag(a: a, b: b))
    #expect(lag.range == 1...6.6)
    var sum = 0.0
    let count = 100_000
    for step in 0..<count {
      let score = 1 + 5.6 * (Double(step) + 0.5) / Double(count)
      sum += try #require(b.day(reaching: score)) - #require(a.day(reaching: score))
    }
    #expect(abs(lag.meanDays - sum / Double(count)) < 0.01)
  }
}
