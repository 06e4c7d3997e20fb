import BenchmarkData
import StatisticsCore
import Tables
import Testing

@testable import GapAnalysis

/// The status of every measure where data are thin.
struct LagEdgeCaseTests {
  typealias Expected = [Measure: Status]

  private func statuses(_ systems: [Invented], asOf: String? = nil) throws -> Expected {
    let comparison = try Pair.overTime(.invented(systems), asOf: asOf.flatMap { CalendarDate($0) })
    let estimates = try comparison.estimates(.lag)
    for estimate in estimates {
      #expect(estimate.estimate?.isFinite ?? true)
      // A lag between lines may stand without anything that tells its error.
      #expect(estimate.estimate != nil || estimate.status == .insufficient)
      #expect(estimate.note?.isEmpty == false)
    }
    return Dictionary(uniqueKeysWithValues: estimates.map { ($0.measure, $0.status) })
  }

  static let pathOfA = [
    Invented("a1", "A", 1, on: "2023-01-01"), Invented("a2", "A", 2, on: "2023-07-01"),
    Invented("a3", "A", 3, on: "2024-01-01"),
  ]

  @Test func aSideWithoutSystems() throws {
    let all = try statuses(Self.pathOfA)
    #expect(all.values.allSatisfy { $0 == .insufficient })
  }

  @Test func aSideWithoutDates() throws {
    let all = try statuses(Self.pathOfA + [Invented("b1", "B", 2)])
    #expect(all.values.allSatisfy { $0 == .insufficient })
  }

  @Test func noDatesAtAll() throws {
    let all = try statuses([Invented("a1", "A", 1), Invented("b1", "B", 2)])
    #expect(all.values.allSatisfy { $0 == .insufficient })
  }

  @Test func aSideWithOneSystem() throws {
    let all = try statuses(Self.pathOfA + [Invented("b1", "B", 1.5, on: "2024-03-01")])
    #expect(
      all == [
        // B's first score is its last: no range.
        .lagHorizontalMean: .insufficient, .lagNow: .noStandardError, .lagDailyMean: .noStandardError,
        // One record matched of three, the longest wait of all: nothing bounds the median from above.
        .lagCatchUp: .unbounded, .lagCatchUpRestrictedMean: .insufficient, .lagRegression: .insufficient,
      ])
  }

  @Test func aSideOfOneDate() throws {
    let all = try statuses(
      Self.pathOfA + [Invented("b1", "B", 1.5, on: "2024-03-01"), Invented("b2", "B", 2.5, on: "2024-03-01")])
    #expect(all[.lagHorizontalMean] == .insufficient)
    #expect(all[.lagRegression] == .insufficient)
  }

  @Test func bothSidesOfOneDate() throws {
    let all = try statuses([
      Invented("a1", "A", 1, on: "2024-03-01"), Invented("a2", "A", 3, on: "2024-03-01"),
      Invented("b1", "B", 2, on: "2024-03-01"), Invented("b2", "B", 1.5, on: "2024-03-01"),
    ])
    #expect(all[.lagHorizontalMean] == .insufficient)
    #expect(all[.lagRegression] == .insufficient)
    #expect(all[.lagCatchUp] == .censored)
  }

  @Test func noCommonRangeOfScores() throws {
    let all = try statuses(
      Self.pathOfA + [Invented("b1", "B", 7, on: "2023-02-01"), Invented("b2", "B", 8, on: "2023-09-01")])
    #expect(all[.lagHorizontalMean] == .insufficient)
    // A's first record was a lead for a month, until B's first system.
    #expect(all[.lagCatchUp] == .unbounded || all[.lagCatchUp] == .ok)
  }

  @Test func aLeaderNeverMatched() throws {
    let comparison = try Pair.overTime(
      .invented(
        Self.pathOfA + [Invented("b1", "B", 0.2, on: "2023-02-01"), Invented("b2", "B", 0.5, on: "2023-09-01")]),
      asOf: CalendarDate("2024-12-31"))
    let catchUp = try comparison.estimate(of: .lagCatchUp)
    #expect(catchUp.status == .censored)
    #expect(catchUp.details.matched == 0)
    #expect(catchUp.details.censored == 3)
    #expect(catchUp.interval == nil)
    let mean = try comparison.estimate(of: .lagCatchUpRestrictedMean)
    #expect(mean.status == .censored)
    // A bound: since the first record.
    let months = try #require(catchUp.estimate)
    #expect(abs(months - 730 / daysPerMonth) < 1e-9)
    let now = try comparison.estimate(of: .lagNow)
    #expect(now.status == .censored)
    #expect(now.note?.contains("a bound") == true)
    #expect(try comparison.estimate(of: .lagHorizontalMean).status == .insufficient)
    let sentence = try comparison.answer(.lag, [.lagCatchUp]).sentence
    #expect(sentence.contains("at least"))
  }

  @Test func aLeaderThatBNeverTrailed() throws {
    let all = try statuses(
      [Invented("b1", "B", 9, on: "2022-01-01"), Invented("b2", "B", 10, on: "2023-01-01")] + Self.pathOfA)
    #expect(all[.lagCatchUp] == .insufficient)
    #expect(all[.lagDailyMean] == .insufficient)
  }

  @Test func equalScores() throws {
    let all = try statuses(
      (1...3).map { Invented("a\($0)", "A", 5, on: "2023-0\($0)-01") }
        + (4...6).map { Invented("b\($0)", "B", 5, on: "2023-0\($0)-01") })
    #expect(all[.lagHorizontalMean] == .insufficient)
    #expect(all[.lagRegression] == .insufficient)
    #expect(all[.lagNow] == .noStandardError)
  }

  @Test func allSystemsOfASideFromOneOrganization() throws {
    let comparison = try Pair.overTime(
      .invented(
        Self.pathOfA + [
          Invented("b1", "B", 0.5, on: "2023-03-01", by: "one"), Invented("b2", "B", 2.5, on: "2024-03-01", by: "one"),
        ]))
    let regression = try comparison.estimate(of: .lagRegression)
    #expect(regression.status == .insufficient && regression.estimate != nil)
    #expect(regression.interval == nil)
    #expect(regression.kind == .none)
    #expect(regression.note?.contains("all systems of B are of one organization") == true)
    #expect(regression.details.withoutOne?.undetermined == ["one"])
  }

  @Test func someScoresWithoutStandardErrors() throws {
    let all = try Pair.overTime(
      .invented([
        Invented("a1", "A", 1, se: 0.1, on: "2023-01-01"), Invented("a2", "A", 1.6, on: "2023-06-01"),
        Invented("a3", "A", 2.5, se: 0.1, on: "2023-12-01"), Invented("b1", "B", 1.5, se: 0.1, on: "2023-09-01"),
        Invented("b2", "B", 2.2, se: 0.1, on: "2024-03-01"),
      ]))
    let estimate = try all.estimate(of: .lagHorizontalMean)
    #expect(estimate.status == .noStandardError)
    #expect(estimate.note?.contains("1 of the 5 scores carries no standard error (a2), on which it depends") == true)
  }

  @Test func aSystemOfTwoCountriesIsLevelWithItself() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 1, se: 0.1, on: "2023-01-01"), Invented("b1", "B", 0.5, se: 0.1, on: "2023-01-01"),
      Invented("ab", "A", 3, se: 0.1, on: "2024-01-01", with: ["B"]),
    ])
    let now = try Pair.overTime(dataset, countryRule: .any).estimate(of: .lagNow)
    #expect(now.estimate == 0)
    // One system, one redraw: it is never ahead of itself.
    #expect(now.interval == nil)
    #expect(now.note?.contains("the same in every redraw") == true)
  }

  @Test func twentyCountries() throws {
    var systems: [Invented] = []
    for country in 0..<20 {
      for step in 0..<4 {
        systems.append(
          Invented(
            "s\(country)-\(step)", "C\(country)", Double(step * 3 + country % 7),
            on: "202\(step)-0\(1 + country % 9)-01"))
      }
    }
    let dataset = Dataset.invented(systems)
    let board = try Scoreboard(of: "b", in: dataset)
    for a in 0..<20 {
      for b in 0..<a {
        let there = try Pair(Sides("C\(a)", "C\(b)"), on: board).estimate(of: .lagHorizontalMean).estimate
        let back = try Pair(Sides("C\(b)", "C\(a)"), on: board).estimate(of: .lagHorizontalMean).estimate
        #expect(try #require(there) == -#require(back))
      }
    }
  }

  @Test func withoutNoiseTheNoteSaysSo() throws {
    let estimate = try Pair.overTime(LagExample.dataset(standardError: 0)).estimate(of: .lagHorizontalMean)
    #expect(estimate.status == .noStandardError)
    #expect(estimate.note?.contains("all standard errors are 0, so there is no interval") == true)
  }

  @Test func errorsOfOneSideAloneAreErrors() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10, se: 0, on: "2023-01-01"), Invented("a2", "A", 20, se: 0, on: "2024-01-01"),
      Invented("b1", "B", 12, se: 1e-9, on: "2023-06-01"), Invented("b2", "B", 25, se: 1e-9, on: "2024-06-01"),
    ])
    let estimate = try Pair.overTime(dataset).estimate(of: .lagNow)
    #expect(estimate.status == .ok)
    #expect(estimate.note?.contains("the lag is the same in every redraw") == true)
  }

  @Test func aBoundIsCalledOneWhoeverIsBehind() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10, on: "2024-01-01"), Invented("b1", "B", 8, on: "2024-01-01"),
    ])
    for (a, b) in [("A", "B"), ("B", "A")] {
      let comparison = try Pair.overTime(dataset, a, b, asOf: CalendarDate("2024-07-01"))
      #expect(
        try comparison.answer(.lag, [.lagNow]).sentence
          .contains("B had by 2024-07-01 what A had reached at least 6.0 months before"))
    }
  }

  /// Neither side is behind where both have the same best score, whenever each reached it.
  @Test func sidesOfOneBestScoreAreLevel() throws {
    let dataset = Dataset.invented([
      Invented("a1", "A", 10, on: "2024-01-01"), Invented("b1", "B", 10, on: "2024-02-01"),
      Invented("a2", "A", 5, on: "2024-07-01"),
    ])
    for (a, b) in [("A", "B"), ("B", "A")] {
      let answer = try Pair.overTime(dataset, a, b).answer(.lag, [.lagNow, .lagHorizontalMean])
      let words = "\(a) and \(b) have the same best score"
      #expect(answer.sentence.contains("\(words) today, which B reached 1.0 months later"))
      #expect(
        answer.presentLag?.finding(on: "X").hasPrefix(
          "\(words) now on X; B reached it 1.0 months later") == true)
    }
  }
}
