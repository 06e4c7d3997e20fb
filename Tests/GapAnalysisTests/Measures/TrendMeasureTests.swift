import BenchmarkData
import Quantities
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct TrendMeasureTests {
  /// Systems on two lines with a wobble, three of each organization.
  static func dataset(
    slopeA: Double, slopeB: Double, gap: Double = 10, higherIsBetter: Bool = true, count: Int = 18
  ) -> Dataset {
    let sign = higherIsBetter ? 1.0 : -1.0
    let wobble = [0.4, -0.7, 0.2, 0.5, -0.3, -0.4, 0.6, -0.1, 0.1, -0.3]
    func date(_ day: Int) -> String { CalendarDate(dayNumber: 19_358 + day)?.description ?? "" }
    func systems(_ side: String, _ level: Double, _ slope: Double, _ phase: Int) -> [Invented] {
      (0..<count).map { index in
        let day = index * 60 + phase
        let score = level + slope * Double(day) / daysPerYear + wobble[(index * 7 + phase) % 10]
        return Invented(
          "\(side)\(index)", side, sign * score, on: date(day), by: "\(side)-\(index % (count / 3))")
      }
    }
    return .invented(
      systems("A", 60 + gap, slopeA, 0) + systems("B", 60, slopeB, 25), higherIsBetter: higherIsBetter)
  }

  @Test func aClosingPairIsToldFromAParallelOne() throws {
    let closing = try Pair.overTime(Self.dataset(slopeA: 2, slopeB: 6)).estimate(of: .closingRate)
    let closingInterval = try #require(closing.interval)
    #expect(closingInterval.contains(-4))
    #expect(!closingInterval.contains(0))
    let parallel = try Pair.overTime(Self.dataset(slopeA: 4, slopeB: 4)).estimate(of: .closingRate)
    #expect(try #require(parallel.interval).contains(0))
    #expect(closing.unit == "points/year")
    #expect(closing.kind == .sampling)
  }

  @Test func theCrossingOfAClosingPairIsBoundedAndThatOfAParallelOneIsNot() throws {
    let closing = try Pair.overTime(Self.dataset(slopeA: 2, slopeB: 6)).estimate(of: .crossover)
    // From 2023-01-01 on 2.5 years; the board's day is that of the last system, 1045 days on.
    let expected = (2.5 * daysPerYear - 1045) / daysPerMonth
    let interval = try #require(closing.interval)
    #expect(interval.contains(expected))
    #expect(interval.method == .fieller)
    #expect(closing.status == .ok)
    #expect(closing.date?.year == 2025)
    let parallel = try Pair.overTime(Self.dataset(slopeA: 4, slopeB: 4)).estimate(of: .crossover)
    #expect(parallel.status == .unbounded)
    #expect(parallel.interval == nil)
    #expect(parallel.note?.contains("unbounded") == true)
  }

  @Test func theChanceGrowsAsTheHorizonMovesOutOnAClosingPair() throws {
    let dataset = Self.dataset(slopeA: 2, slopeB: 6)
    var last = 0.0
    for year in 2024...2027 {
      let options = Pair.Options(horizon: CalendarDate(year: year))
      let chance = try Pair.overTime(dataset, options: options).estimate(of: .crossedByHorizon)
      let value = try #require(chance.estimate)
      #expect(value > last || value == 1)
      #expect((0...1).contains(value))
      last = value
    }
    #expect(last > 0.99)
  }

  @Test func toSwapTheSidesChangesTheSigns() throws {
    let dataset = Self.dataset(slopeA: 2, slopeB: 6)
    for measure in [Measure.trendGap, .closingRate, .trendLagRegression] {
      let there = try #require(try Pair.overTime(dataset).estimate(of: measure).estimate)
      let back = try #require(try Pair.overTime(dataset, "B", "A").estimate(of: measure).estimate)
      #expect(abs(there + back) < 1e-9)
    }
    let there = try #require(try Pair.overTime(dataset).estimate(of: .crossover).estimate)
    let back = try #require(try Pair.overTime(dataset, "B", "A").estimate(of: .crossover).estimate)
    #expect(abs(there - back) < 1e-9)
  }

  @Test func whereLowerIsBetterTheTrendsAreTheSame() throws {
    let up = try Pair.overTime(Self.dataset(slopeA: 2, slopeB: 6)).estimates(.trend)
    let down = try Pair.overTime(Self.dataset(slopeA: 2, slopeB: 6, higherIsBetter: false)).estimates(.trend)
    for (left, right) in zip(up, down) {
      let difference = try #require(left.estimate) - #require(right.estimate)
      #expect(abs(difference) < 1e-9)
    }
  }

  @Test func aWindowLeavesOutSystems() throws {
    let dataset = Self.dataset(slopeA: 2, slopeB: 6)
    let options = Pair.Options(from: CalendarDate("2024"), to: CalendarDate("2024-12"))
    let rate = try Pair.overTime(dataset, options: options).estimate(of: .closingRate)
    #expect(rate.countA == 6)
    #expect(rate.countB == 6)
    let empty = Pair.Options(from: CalendarDate("2030"))
    #expect(try Pair.overTime(dataset, options: empty).estimate(of: .closingRate).status == .insufficient)
    #expect(throws: AnalysisError.self) {
      try Pair.overTime(dataset, options: .init(from: CalendarDate("2025"), to: CalendarDate("2024")))
    }
  }

  @Test func theSentenceSaysWhetherTheGapCloses() throws {
    let closing = try Pair.overTime(Self.dataset(slopeA: 2, slopeB: 6))
    let sentence = try closing.answer(.trend).sentence
    #expect(sentence.contains("on the trend lines"))
    #expect(sentence.contains("The lines crossed in 2025-0"))
    let parallel = try Pair.overTime(Self.dataset(slopeA: 4, slopeB: 4))
    #expect(try parallel.answer(.trend).sentence.contains("the interval includes zero"))
  }

  // MARK: Thin data

  @Test(
    arguments: [
      ([("a", "A", "2023"), ("b", "B", "2024")], "only one dated system of A; only one dated system of B"),
      (
        [("a", "A", "2023"), ("a2", "A", "2024"), ("b", "B", "2024"), ("b2", "B", "2024")],
        "all systems of B are of one date"
      ),
      (
        [("a", "A", "2023"), ("a2", "A", "2024"), ("b", "B", nil)],
        "no system of B has a date in the window; 1 system without a date left out"
      ),
      ([("a", "A", "2023"), ("a2", "A", "2024")], "no system of B"),
    ] as [([(String, String, String?)], String)])
  func thinDataAreInsufficient(_ systems: [(String, String, String?)], _ note: String) throws {
    let dataset = Dataset.invented(
      systems.enumerated().map { Invented($1.0, $1.1, Double($0), on: $1.2) })
    let comparison = try Pair.overTime(dataset)
    for measure in Measure.all(.trend) where measure != .trendLagRegression {
      let estimate = try comparison.estimate(of: measure)
      #expect(estimate.status == .insufficient)
      #expect(estimate.estimate == nil)
      #expect(estimate.note == note)
    }
    #expect(try comparison.answer(.trend).sentence.contains("no trend of the gap"))
  }

  @Test func allSystemsOfASideFromOneOrganizationHaveNoInterval() throws {
    let dataset = Dataset.invented(
      (0..<6).map { Invented("a\($0)", "A", Double($0 * $0), on: "202\($0)-01-01") }
        + (0..<6).map { Invented("b\($0)", "B", Double($0), on: "202\($0)-03-01", by: "one") })
    for estimate in try Pair.overTime(dataset).estimates(.trend) where estimate.measure != .crossedByHorizon {
      #expect(estimate.estimate != nil)
      #expect(estimate.status == .insufficient)
      #expect(estimate.interval == nil)
      #expect(estimate.kind == .none)
      #expect(estimate.note?.contains("all systems of B are of one organization") == true)
    }
    #expect(try Pair.overTime(dataset).estimate(of: .crossedByHorizon).status == .insufficient)
  }

  /// With two organizations a side that come at different times 95 % intervals cover some 0.83.
  @Test(arguments: [2, 3]) func twoOrganizationsOfASideAreTooFew(_ organizations: Int) throws {
    let dataset = Dataset.invented(
      (0..<6).map { Invented("a\($0)", "A", Double($0 * $0), on: "202\($0)-01-01") }
        + (0..<6).map { index in
          Invented(
            "b\(index)", "B", Double(index * index % 7), on: "202\(index)-03-01", by: "b-\(index % organizations)")
        })
    for measure in [Measure.closingRate, .trendSlopeB, .trendLagRegression, .crossover] {
      let estimate = try Pair.overTime(dataset).estimate(of: measure)
      #expect(estimate.estimate != nil)
      #expect((estimate.status == .insufficient) == (organizations < 3))
      #expect((estimate.note?.contains("2 of B are too few organizations") == true) == (organizations < 3))
    }
  }

  /// The line of two systems runs through both: its residuals are no measure of anything.
  @Test(arguments: [2, 3])
  func aLineThroughAllItsSystemsHasNoInterval(count: Int) throws {
    let dataset = Dataset.invented(
      (0..<6).map { Invented("a\($0)", "A", Double($0 * $0), on: "202\($0)-01-01") }
        + (0..<count).map { Invented("b\($0)", "B", 80, on: "202\($0 + 1)-03-10") })
    for estimate in try Pair.overTime(dataset).estimates(.trend)
    where ![.crossedByHorizon, .trendLagRegression].contains(estimate.measure) {
      #expect(estimate.estimate != nil && estimate.interval == nil && estimate.standardError == nil)
      #expect(estimate.note?.contains("the line runs through all systems of B") == true)
    }
    #expect(try Pair.overTime(dataset).estimate(of: .crossedByHorizon).status == .insufficient)
  }

  @Test func theTableHoldsTheSetOfTheCrossing() throws {
    let comparison = try Pair.overTime(Self.dataset(slopeA: 4, slopeB: 4))
    let table = try comparison.answer(.trend, [.crossover]).table()
    #expect(["exterior", "whole-line"].contains(table["set"]?.texts?.first ?? nil))
    #expect(table.columnNames.contains("set_upper"))
    #expect(table["unit"]?.texts?.first == "months")
  }
}
