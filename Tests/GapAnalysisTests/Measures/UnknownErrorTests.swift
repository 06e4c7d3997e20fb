import BenchmarkData
import StatisticsCore
import Testing

@testable import GapAnalysis

/// Standard errors that are missing, and intervals that are not symmetric.
struct UnknownErrorTests {
  /// Two sides whose last systems have no standard error and are `distance` below the best.
  private static func dataset(_ distance: Double) -> Dataset {
    .invented([
      Invented("a1", "A", 100, se: 1, on: "2024-01-01"), Invented("a2", "A", 90, se: 1, on: "2023-06-01"),
      Invented("a3", "A", 100 - distance, on: "2024-02-01"), Invented("b1", "B", 95, se: 1, on: "2024-03-01"),
      Invented("b2", "B", 85, se: 1, on: "2023-09-01"),
    ])
  }

  @Test func aFarSystemWithoutAnErrorDoesNotMatterForTheFrontier() throws {
    let estimate = try Pair.invented(Self.dataset(60)).estimate(of: .frontierGap)
    let interval = try #require(estimate.interval)
    var complete = Self.dataset(60)
    complete.evaluations["b.a3"]?.scores["d"]?.standardError = 1
    let known = try #require(try Pair.invented(complete).estimate(of: .frontierGap).interval)
    #expect(abs(interval.lower - known.lower) < 0.1 && abs(interval.upper - known.upper) < 0.1)
    #expect(estimate.status == .ok && estimate.kind == .measurement)
    #expect(estimate.note?.contains("1 of the 5 scores carries no standard error (a3)") == true)
  }

  @Test(arguments: [0.5, 1])
  func aSystemWithoutAnErrorNearTheFrontierTakesItsIntervalAway(_ distance: Double) throws {
    let estimate = try Pair.invented(Self.dataset(distance)).estimate(of: .frontierGap)
    #expect(estimate.interval == nil && estimate.kind == .none)
    #expect(estimate.status == .noStandardError)
    #expect(estimate.note?.contains("(a3), on which it depends, so there is no interval") == true)
  }

  /// Few redraws move the ends by chance, which is no effect of the errors that are unknown.
  @Test(arguments: [99, 499, 2_000])
  func whetherItMattersDoesNotHangOnTheNumberOfRedraws(_ resamples: Int) throws {
    let options = Pair.Options(simulation: Simulation(resamples: resamples))
    for (distance, isKnown) in [(60.0, true), (1, false)] {
      let estimate = try Pair.invented(Self.dataset(distance), options: options).estimate(of: .frontierGap)
      #expect((estimate.interval != nil) == isKnown, "\(distance): \(estimate.note ?? "")")
    }
  }

  @Test func eachMeasureDecidesForItself() throws {
    var options = Pair.Options(simulation: Simulation(resamples: 2_000))
    options.topK = 2
    let dataset = Dataset.invented([
      Invented("a1", "A", 100, se: 1), Invented("a2", "A", 60), Invented("b1", "B", 95, se: 1),
      Invented("b2", "B", 50, se: 1),
    ])
    let pair = try Pair.invented(dataset, options: options)
    #expect(try pair.estimate(of: .frontierGap).interval != nil)
    #expect(try pair.estimate(of: .frontierWinRate).estimate == nil)
    // The mean of the two best counts the system of unknown error as much as the best.
    #expect(try pair.estimate(of: .topKGap).interval == nil)
    // These do not look at standard errors.
    #expect(try pair.estimate(of: .meanGap).interval != nil)
  }

  @Test func anUnknownErrorThatIsLargeWouldHaveMoved() throws {
    // The rule is by twice the largest known: between the two bounds the interval holds whatever the error is.
    let estimate = try Pair.invented(Self.dataset(60)).estimate(of: .frontierGap)
    for error in [0.0, 0.5, 1, 2] {
      var dataset = Self.dataset(60)
      dataset.evaluations["b.a3"]?.scores["d"]?.standardError = error
      let other = try #require(try Pair.invented(dataset).estimate(of: .frontierGap).interval)
      let interval = try #require(estimate.interval)
      let slack = KnownErrors.largestShift * (interval.upper - interval.lower)
      #expect(abs(other.lower - interval.lower) <= slack && abs(other.upper - interval.upper) <= slack)
    }
  }

  @Test(arguments: [true, false])
  func bothSidesOfAnErrorAreKept(_ higherIsBetter: Bool) throws {
    var dataset = Dataset.invented([Invented("a1", "A", 10, se: 3), Invented("b1", "B", 0, se: 0)])
    dataset.evaluations["b.a1"]?.scores["d"]?.sides = ErrorSides(below: 1, above: 5)
    dataset.benchmarks["b"]?.dimensions["d"]?.higherIsBetter = higherIsBetter
    let estimate = try Pair.invented(dataset).estimate(of: .frontierGap)
    let interval = try #require(estimate.interval)
    let (lower, upper) = higherIsBetter ? (10 - 1.96, 10 + 5 * 1.96) : (-10 - 5 * 1.96, -10 + 1.96)
    #expect(abs(interval.lower - lower) < 0.5 && abs(interval.upper - upper) < 0.5)
    #expect(estimate.note?.contains("1 of the 2 scores has an interval that is not symmetric") == true)
    let board = try Scoreboard(of: "b", in: dataset)
    let row = try #require(try board.ranking().rows.first { $0.system == "a1" })
    #expect(abs(try #require(row.interval?.lower) - (10 - 1.96)) < 0.01)
    #expect(abs(try #require(row.interval?.upper) - (10 + 5 * 1.96)) < 0.01)
  }
}
