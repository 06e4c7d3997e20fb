import StatisticsCore
import Testing

@testable import GapAnalysis

struct ParallelTrendTests {
  static let daysA = [0.0, 100, 250, 400, 800]
  static let scoresA = [1.0, 2.5, 3.0, 6.0, 8.5]
  static let daysB = [50.0, 300, 500, 700]
  static let scoresB = [0.5, 2.5, 4.0, 6.5]

  static func lag(shift: Double = 0, factor: Double = 1, constant: Double = 0) -> Double? {
    ParallelTrend(
      daysA: daysA, scoresA: scoresA.map { factor * $0 + constant }, daysB: daysB.map { $0 + shift },
      scoresB: scoresB.map { factor * $0 + constant })?.lagDays
  }

  /// The closed form is the least squares fit of S = a + b t + c [B].
  @Test func itIsTheLeastSquaresFit() throws {
    let trend = try #require(
      ParallelTrend(daysA: Self.daysA, scoresA: Self.scoresA, daysB: Self.daysB, scoresB: Self.scoresB))
    let rows = Self.daysA.map { [1, $0, 0] } + Self.daysB.map { [1, $0, 1] }
    let fit = try LeastSquares(design: Matrix(rows: rows), response: Self.scoresA + Self.scoresB)
    #expect(abs(trend.slope - fit.coefficients[1]) < 1e-12)
    #expect(abs(trend.offset - fit.coefficients[2]) < 1e-12)
    let lag = try #require(trend.lagDays)
    #expect(abs(lag + fit.coefficients[2] / fit.coefficients[1]) < 1e-9)
  }

  @Test func invariances() throws {
    let lag = try #require(Self.lag())
    let shifted = try #require(Self.lag(shift: daysPerMonth))
    #expect(abs(shifted - lag - daysPerMonth) < 1e-9)
    let rescaled = try #require(Self.lag(factor: 100, constant: -7))
    #expect(abs(rescaled - lag) < 1e-9)
    let swapped = try #require(
      ParallelTrend(daysA: Self.daysB, scoresA: Self.scoresB, daysB: Self.daysA, scoresB: Self.scoresA)?.lagDays)
    #expect(abs(swapped + lag) < 1e-9)
  }

  @Test func withoutARiseThereIsNoLag() {
    let falling = ParallelTrend(daysA: [0, 1], scoresA: [2, 1], daysB: [0], scoresB: [1])
    #expect(falling?.slope == -1)
    #expect(falling?.lagDays == nil)
    #expect(ParallelTrend(daysA: [0, 0], scoresA: [2, 1], daysB: [1], scoresB: [1]) == nil)
    #expect(ParallelTrend(daysA: [], scoresA: [], daysB: [0, 1], scoresB: [1, 2]) == nil)
  }
}
