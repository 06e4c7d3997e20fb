import BenchmarkData
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

struct LagMeasureTests {
  // MARK: The worked example

  @Test(arguments: [
    (Measure.lagHorizontalMean, 5.950113), (.lagNow, 0), (.lagCatchUp, 12.189162),
    (.lagCatchUpRestrictedMean, 8.783206),
  ])
  func workedExampleOfTheMethodsPage(_ measure: Measure, _ expected: Double) throws {
    let estimate = try Pair.overTime(LagExample.dataset()).estimate(of: measure)
    let months = try #require(estimate.estimate)
    #expect(abs(months - expected) < 1e-6)
    #expect(estimate.countA == 4)
    #expect(estimate.countB == 4)
  }

  @Test func theRangeOfScoresIsGiven() throws {
    let comparison = try Pair.overTime(LagExample.dataset())
    let estimate = try comparison.estimate(of: .lagHorizontalMean)
    #expect(estimate.details.scoreRange == 78...85)
    let table = try comparison.answer(.lag, [estimate.measure]).table()
    #expect(table["score_from"]?.numbers?.first == 78)
    #expect(table["score_to"]?.numbers?.first == 85)
    #expect(table["unit"]?.texts?.first == "months")
  }

  @Test func whereLowerIsBetterTheLagsAreTheSame() throws {
    let up = try Pair.overTime(LagExample.dataset()).estimates(.lag)
    let down = try Pair.overTime(LagExample.dataset(higherIsBetter: false))
    for (left, right) in zip(up, try down.estimates(.lag)) { #expect(left.estimate == right.estimate) }
    let table = try down.answer(.lag, [.lagHorizontalMean]).table()
    #expect(table["score_from"]?.numbers?.first == -78)
    let frontier = try down.frontierTable()
    #expect(frontier["estimate"]?.numbers?.first == -78)
  }

  @Test func toSwapTheSidesChangesTheSignWhereTheMeasureIsAntisymmetric() throws {
    let dataset = LagExample.dataset(standardError: 0.4)
    let there = try Pair.overTime(dataset).estimates(.lag)
    let back = try Pair.overTime(dataset, "B", "A").estimates(.lag)
    for (left, right) in zip(there, back) where left.measure.isAntisymmetric {
      let sum = try #require(left.estimate) + #require(right.estimate)
      #expect(abs(sum) < 1e-9)
    }
  }

  @Test func toDuplicateASystemChangesNoMeasureOfTheFrontier() throws {
    let systems =
      LagExample.a.map { Invented("a \($0.date)", "A", $0.score, on: $0.date) }
      + LagExample.b.map { Invented("b \($0.date)", "B", $0.score, on: $0.date) }
    for (original, copy) in systems.enumerated() {
      var twin = copy
      twin.name += " again"
      twin.organization = "org-\(original)"
      let there = try Pair.overTime(.invented(systems)).estimates(.lag)
      let twice = try Pair.overTime(.invented(systems + [twin])).estimates(.lag)
      for (left, right) in zip(there, twice) where left.measure != .lagRegression {
        #expect(left.estimate == right.estimate)
        #expect(left.details.withoutOne == right.details.withoutOne)
      }
    }
  }

  // MARK: Uncertainty

  @Test func withoutStandardErrorsThereIsNoMeasurementInterval() throws {
    for measure in Measure.all(.lag) where measure.uncertaintyKind == .measurement {
      let estimate = try Pair.overTime(LagExample.dataset()).estimate(of: measure)
      #expect(estimate.interval == nil)
      #expect(estimate.kind == .none)
      #expect(estimate.status == .noStandardError)
      #expect(estimate.note?.contains("no standard errors") == true)
    }
  }

  @Test func withStandardErrorsTheIntervalIsOneOfMeasurement() throws {
    let estimate = try Pair.overTime(LagExample.dataset(standardError: 0.4)).estimate(of: .lagHorizontalMean)
    let interval = try #require(estimate.interval)
    #expect(estimate.kind == .measurement)
    #expect(estimate.status == .ok)
    #expect(interval.contains(5.950113))
    #expect(interval.upper - interval.lower > 0.5)
    #expect(interval.monteCarloError != nil)
  }

  @Test func intervalsDoNotDependOnTheNumberOfThreads() throws {
    let dataset = LagExample.dataset(standardError: 0.4)
    func estimates(_ threads: Int) throws -> [Estimate] {
      try Pair.overTime(dataset, options: .init(simulation: .init(resamples: 600, threads: threads)))
        .estimates(.lag)
    }
    #expect(try estimates(1) == estimates(3))
  }

  @Test func theRangeWithoutOneOrganizationIsBesideEveryLag() throws {
    let estimate = try Pair.overTime(LagExample.dataset()).estimate(of: .lagHorizontalMean)
    let range = try #require(estimate.details.withoutOne)
    // Without the first of B's records that count, A's 82.3 of June 2024 is still no record.
    #expect(range.lower < 5.950113)
    #expect(range.upper > 5.950113)
    #expect(range.undetermined.isEmpty)
    #expect(estimate.note?.contains("leaving out one organization") == true)
  }

  @Test func anOrganizationThatCannotBeSparedIsNamed() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 1, on: "2024-01-01", by: "first"), Invented("a2", "A", 3, on: "2024-06-01", by: "second"),
      Invented("a3", "A", 4, on: "2024-08-01", by: "third"),
      Invented("b1", "B", 0.5, on: "2024-02-01", by: "only"), Invented("b2", "B", 2, on: "2024-09-01", by: "only"),
    ])
    let range = try #require(try Pair.overTime(dataset).estimate(of: .lagHorizontalMean).details.withoutOne)
    #expect(range.undetermined == ["first", "only"])
  }

  // MARK: Dates

  @Test func datesOfMonthAndYearStandForTheirMiddle() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 1, on: "2022-01-01"), Invented("a2", "A", 3, on: "2023"),
      Invented("b1", "B", 0.5, on: "2022-01-01"), Invented("b2", "B", 3, on: "2024-02"),
    ])
    let estimate = try Pair.overTime(dataset).estimate(of: .lagHorizontalMean)
    let days = LagExample.day("2024-02-15") - LagExample.day("2023-07-02")
    let months = try #require(estimate.estimate)
    #expect(abs(months - days / daysPerMonth) < 1e-9)
  }

  @Test func noDateStandsForADayAfterTheBoard() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 3, on: "2023-01-01"), Invented("b1", "B", 4, on: "2024"),
    ])
    let comparison = try Pair.overTime(dataset, asOf: CalendarDate("2024-02-29"))
    #expect(try comparison.estimate(of: .lagCatchUp).details.matched == 1)
  }

  @Test func systemsWithoutADateTakeNoPartAndAreCounted() throws {
    var systems = LagExample.a.map { Invented("a \($0.date)", "A", $0.score, on: $0.date) }
    systems += LagExample.b.map { Invented("b \($0.date)", "B", $0.score, on: $0.date) }
    let dataset = Dataset.invented(systems + [Invented("a?", "A", 99), Invented("b?", "B", 1)])
    let comparison = try Pair.overTime(dataset)
    let estimate = try comparison.estimate(of: .lagHorizontalMean)
    let months = try #require(estimate.estimate)
    #expect(abs(months - 5.950113) < 1e-6)
    #expect(estimate.countA == 4)
    #expect(comparison.undatedCount == 2)
    #expect(try comparison.answer(.lag, [estimate.measure]).table()["n_undated"]?.numbers?.first == 2)
  }

  // MARK: Tables

  @Test func theFurtherTablesNameTheSystems() throws {
    let comparison = try Pair.overTime(LagExample.dataset())
    let segments = try comparison.segmentsTable()
    #expect(segments.rowCount == 4)
    #expect(segments["label_b"]?.texts?.first == "b 2024-06-06")
    let milestones = try comparison.milestonesTable()
    #expect(milestones["label_a"]?.texts.map(Array.init) == ["a 2023-06-01", "a 2024-02-15", "a 2025-01-01"])
    #expect(milestones["status"]?.texts.map(Array.init) == ["ok", "ok", "ok"])
    let frontier = try comparison.frontierTable()
    #expect(frontier["label"]?.texts.map { $0.compactMap(\.self).count } == 7)
    #expect(frontier["country"]?.texts?.last == "B")
  }

  @Test func theSentenceSaysWhoIsBehindByHowMuch() throws {
    let comparison = try Pair.overTime(LagExample.dataset())
    let sentence = try comparison.answer(.lag).sentence
    #expect(
      sentence.hasPrefix(
        "On B (total, 8 systems, as of 2025-02-25) A has today what B had less than a tenth of a month ago (no interval is known). "
          + "Over the past, B reached a score 6.0 months later than A on average, over the scores "
          + "that both have passed (78.00 to 85.00); the scores carry no standard errors, so there is no interval"))
    let back = try Pair.overTime(LagExample.dataset(), "B", "A")
    #expect(try back.answer(.lag).sentence.contains("B reached a score 6.0 months later than A"))
  }

  // MARK: Misuse

  @Test func optionsOutOfRangeAreRefused() throws {
    let dataset = LagExample.dataset()
    #expect(throws: AnalysisError.self) { try Pair.overTime(dataset, "A", "A") }
    for options in [
      Pair.Options(level: 1), .init(tolerance: -1), .init(tolerance: .nan), .init(restrictionMonths: 0),
      .init(restrictionMonths: .infinity), .init(simulation: .init(resamples: 0)),
    ] {
      #expect(throws: AnalysisError.self) { try Pair.overTime(dataset, options: options) }
    }
  }
}
