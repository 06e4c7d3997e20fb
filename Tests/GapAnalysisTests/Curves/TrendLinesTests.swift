import StatisticsCore
import Testing

@testable import GapAnalysis

struct TrendLinesTests {
  static let yearsA = [0.0, 0.4, 1.1, 1.5, 2.2, 2.6]
  static let scoresA = [70.0, 74, 75, 79, 81, 80]
  static let clustersA = [0, 0, 1, 1, 2, 3]
  static let yearsB = [0.3, 0.9, 1.3, 1.9, 2.4]
  static let scoresB = [62.0, 69, 73, 78, 82]
  static let clustersB = [4, 4, 5, 6, 6]

  static func lines(swapped: Bool = false) throws -> TrendLines {
    try #require(
      swapped
        ? TrendLines(
          yearsA: yearsB, scoresA: scoresB, clustersA: clustersB, yearsB: yearsA, scoresB: scoresA,
          clustersB: clustersA)
        : TrendLines(
          yearsA: yearsA, scoresA: scoresA, clustersA: clustersA, yearsB: yearsB, scoresB: scoresB,
          clustersB: clustersB))
  }

  /// Reference: `Tests/Checks/trend.py`, the interaction as its own column, with NumPy and SciPy.
  @Test func theClosingRateIsTheInteractionOfTheRegression() throws {
    let lines = try Self.lines()
    let rate = try #require(try lines.contrast(TrendLines.closingRate))
    #expect(abs(rate.estimate + 5.468085847676129) < 1e-9)
    #expect(abs(rate.standardError - 1.0398636394211116) < 1e-9)
    #expect(abs(rate.degreesOfFreedom - 2.182380811781398) < 1e-9)
    let interval = try #require(try rate.interval().interval)
    #expect(abs(interval.lower + 9.602374556743369) < 1e-8)
    #expect(abs(interval.upper + 1.3337971386088885) < 1e-8)
  }

  @Test func toSwapTheSidesChangesTheSigns() throws {
    let (there, back) = (try Self.lines(), try Self.lines(swapped: true))
    #expect(abs(there.value(TrendLines.closingRate) + back.value(TrendLines.closingRate)) < 1e-9)
    #expect(abs(there.value(TrendLines.gap(at: 2)) + back.value(TrendLines.gap(at: 2))) < 1e-9)
    let (first, second) = (try #require(there.crossover), try #require(back.crossover))
    #expect(abs(first - second) < 1e-9)
    let chance = try #require(try there.contrast(TrendLines.gap(at: 3))?.confidence(atMost: 0))
    let opposite = try #require(try back.contrast(TrendLines.gap(at: 3))?.confidence(atMost: 0))
    #expect(abs(chance + opposite - 1) < 1e-9)
  }

  @Test func theLinesAreEqualWhereTheyCross() throws {
    let lines = try Self.lines()
    let crossing = try #require(lines.crossover)
    #expect(abs(lines.value(TrendLines.gap(at: crossing))) < 1e-9)
    #expect(try #require(try lines.crossoverSet()).contains(crossing))
  }

  /// Fieller's set holds the times at which the interval of the gap includes zero.
  @Test(arguments: [0.5, 0.9, 0.95, 0.9999])
  func theSetOfTheCrossingHoldsTheTimesOfNoSignificantGap(_ level: Double) throws {
    let lines = try Self.lines()
    let set = try #require(try lines.crossoverSet(level: level))
    for years in stride(from: -10.0, through: 10, by: 0.05) {
      let gap = try #require(try lines.contrast(TrendLines.gap(at: years))?.interval(level: level).interval)
      // The set has the fewest degrees of freedom of any time.
      #expect(set.contains(years) || !gap.contains(0))
    }
  }

  @Test func withoutThreeOrganizationsOnEitherSideThereIsNoError() throws {
    let lines = try #require(
      try TrendLines(
        yearsA: [0, 1, 2], scoresA: [1, 2, 4], clustersA: [0, 1, 2], yearsB: [0, 1, 2], scoresB: [1, 2, 2],
        clustersB: [3, 4, 4]))
    #expect(lines.covariance == nil)
    #expect(try lines.contrast(TrendLines.closingRate) == nil)
    #expect(try lines.crossoverSet() == nil)
  }

  @Test func aSideOfOneDateHasNoLine() throws {
    #expect(
      try TrendLines(
        yearsA: [0, 1], scoresA: [1, 2], clustersA: [0, 1], yearsB: [1, 1], scoresB: [1, 2], clustersB: [2, 3]) == nil)
  }

  @Test func linesOfEqualSlopesCrossNowhere() throws {
    // In floating point the slopes of these differ in the last bits.
    let lines = try #require(
      try TrendLines(
        yearsA: [-1.7, -0.9, 0], scoresA: [50, 50, 50], clustersA: [0, 1, 2], yearsB: [-1.1, -0.3, -0.2, 0],
        scoresB: [50, 50, 50, 50], clustersB: [3, 4, 5, 6]))
    #expect(lines.areParallel)
    #expect(lines.crossover == nil)
    let apart = try #require(
      try TrendLines(
        yearsA: [-1.7, -0.9, 0], scoresA: [50, 50, 50], clustersA: [0, 1, 2], yearsB: [-1.1, 0], scoresB: [50, 50.001],
        clustersB: [3, 4]))
    #expect(!apart.areParallel)
  }
}
