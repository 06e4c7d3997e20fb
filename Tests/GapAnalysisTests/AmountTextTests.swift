import BenchmarkData
import Quantities
import StatisticsCore
import Testing

@testable import GapAnalysis

struct AmountTextTests {
  func board(_ unit: String) throws -> Scoreboard {
    var dataset = Dataset.workedExample
    dataset.benchmarks["b"]?.dimensions["d"]?.unit = Unit(unit)
    return try Scoreboard(of: "b", in: dataset, selection: Selection(quantity: "d"))
  }

  @Test(arguments: [
    ("fraction", 0.0467, "4.67 percentage points"), ("rating", 37.2, "37 rating points"),
    ("rating", 1, "1 rating point"), ("points", 1, "1 point"), ("points", 0.6, "0.6 points"),
    ("points", -1.23456, "−1.235 points"), ("seconds", 2, "2 seconds"),
  ])
  func anAmountHasItsUnit(_ unit: String, _ value: Double, _ text: String) throws {
    #expect(try board(unit).amount(value) == text)
  }

  /// As in the tables: two significant digits of the half-width.
  @Test(arguments: [
    (0.6, -0.6011, 1.847, "0.6 points", "−0.6 to 1.8"), (1234.5, 1100, 1300, "1234 points", "1100 to 1300"),
    (0.6, 0.5876, 0.6124, "0.600 points", "0.588 to 0.612"), (10, 0.04, 19.93, "10.0 points", "0.0 to 19.9"),
    (10, 0, 19.92, "10 points", "0 to 20"),
  ])
  func decimalsFollowTheInterval(_ value: Double, _ lower: Double, _ upper: Double, _ amount: String, _ range: String)
    throws
  {
    let board = try board("points")
    #expect(board.amount(value, halfWidth: (upper - lower) / 2) == amount)
    #expect(board.amountRange(lower, upper) == range)
  }

  @Test func oneIsSingular() {
    #expect(counted(1, "system") == "1 system")
    #expect(counted(0, "system") == "0 systems")
    #expect(counted("1.0", "point") == "1.0 points")
  }

  @Test func aFilterThatFitsNothingIsRefused() throws {
    let dataset = Dataset.workedExample
    let country = try #require(dataset.countries.keys.first).text
    try dataset.requireMatches(of: [Filter(field: .country, value: country)])
    #expect(throws: AnalysisError.self) { try dataset.requireMatches(of: [Filter(field: .country, value: "XX")]) }
    #expect(throws: AnalysisError.self) { try dataset.requireMatches(of: [Filter(field: .access, value: "opn")]) }
  }
}
