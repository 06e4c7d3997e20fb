import StatisticsCore
import Testing

/// By how much the best of a side may be too good.
struct LuckOfBestTests {
  private static let plan = Simulation(resamples: 4_000)

  private static func luck(_ a: [Double], _ b: [Double], errors: [Double]? = nil) throws -> [Double] {
    let values = a + b
    let estimates = try NormalEstimates(values, standardErrors: errors ?? values.map { _ in 1 })
    return try Redraw.luckOfBest(
      of: [Array(a.indices), Array(values.indices.dropFirst(a.count))], estimates: estimates, simulation: plan)
  }

  /// Normal quantiles, as nine equal systems would give on average: the best lies 1.49 above their mean.
  @Test func isAllThatTheBestOfEqualsIsAboveTheirMean() throws {
    let equal = [-1.49, -0.93, -0.57, -0.27, 0, 0.27, 0.57, 0.93, 1.49]
    let luck = try Self.luck(equal, [0])
    #expect(abs(luck[0] - 1.49) < 0.15)
    #expect(luck[1] == 0)
  }

  @Test func ofAClearLeaderOrOfASingleSystemThereIsNone() throws {
    let luck = try Self.luck([10, 0, 0.3, -0.2], [3])
    #expect(luck[0] < 0.1)
    #expect(luck[1] == 0)
  }

  @Test func exactScoresHaveNone() throws {
    #expect(try Self.luck([1, 1, 1], [0.9, 1.1], errors: [0, 0, 0, 0, 0]) == [0, 0])
  }

  /// Equal systems whose errors lie far apart are bests of their own strata, the luckiest of which counts.
  @Test func equalSystemsOfVeryDifferentErrorsAreTiedTogether() throws {
    let a = [-1.0, -0.4, 0.4, 1, -2.5, -1, 1, 2.5, -6, -2, 2, 6]
    let errors = [1.0, 1, 1, 1, 2.5, 2.5, 2.5, 2.5, 6, 6, 6, 6, 1]
    let estimates = try NormalEstimates(a + [0], standardErrors: errors)
    let gap: @Sendable ([Double]) -> Double = { ($0.prefix(12).max() ?? 0) - $0[12] }
    let found = try Redraw.interval(
      of: gap, estimates: estimates, sides: [Array(0..<12), [12]], simulation: Self.plan)
    #expect(try #require(found.interval.interval).contains(0))
    #expect(try Self.luck(a, [0], errors: errors)[0] > 4)
  }

  @Test func isTheSameForAnyNumberOfThreads() throws {
    let estimates = try NormalEstimates([1, 1.2, 0.9, 1.1], standardErrors: [1, 1, 1, 1])
    let found = try [1, 3].map { threads in
      try Redraw.luckOfBest(
        of: [[0, 1], [2, 3]], estimates: estimates, simulation: Simulation(resamples: 999, threads: threads))
    }
    #expect(found[0] == found[1])
  }
}
