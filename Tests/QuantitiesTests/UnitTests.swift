import Quantities
import Testing

@Suite struct UnitTests {
  @Test(
    arguments: [
      (.fraction, 0.8152, "81.52 %"), (.fraction.difference, 0.0467, "4.67 percentage points"),
      (.fraction.difference, 0.01, "1.00 percentage points"),
      (.fraction.perYear, -0.021, "−2.10 percentage points a year"),
      (.percent, 81.5, "81.50 %"), (.percent.difference, -4, "−4.00 percentage points"), (.share, 2 / 3.0, "66.7 %"),
      (.rating, 1234.56, "1234.6"), (.rating.difference, 6.58, "6.6 rating points"), (.points, 81.5, "81.50"),
      (.points.difference, 11, "11.00 points"), (.points.difference, -1.536, "−1.54 points"),
      (.points.perYear, 3, "3.00 points a year"), (.months, 14.25, "14.3 months"), (.days, 1, "1 day"),
      (.days, -14.5, "−14.5 days"),
      (.rank, 2, "rank 2"), (.standardDeviations, -0.255, "−0.26 standard deviations"),
      (.probability, 0.62345, "0.6235"),
      ("systems", 1, "1 system"), ("systems", 3, "3 systems"), ("px", 1080, "1080 px"), ("dB", 31.24, "31.2 dB"),
      ("dB", 31, "31 dB"), ("distance/year", -0.0123, "−0.0123 distance a year"), (.points, .infinity, "∞"),
    ] as [(Unit, Double, String)])
  func aNumberHasTheWordsOfItsUnit(_ unit: Unit, _ value: Double, _ text: String) {
    #expect(unit.words(value) == text)
  }

  @Test(
    arguments: [
      (.points.difference, 0.6, -0.6011, 1.847, "0.6 points", "−0.6 to 1.8"),
      (.points.difference, 1234.5, 1100, 1300, "1235 points", "1100 to 1300"),
      (.points.difference, 0.6, 0.5876, 0.6124, "0.600 points", "0.588 to 0.612"),
      (.rating.difference, 1, -40, 42, "1 rating point", "−40 to 42"),
      (.fraction.difference, 0.0467, 0.0344, 0.059, "4.7 percentage points", "3.4 to 5.9"),
      (.fraction.difference, 0.0467, 0.0467, 0.0467, "4.67 percentage points", "4.67 to 4.67"),
      (.months, 14.25, 3, .infinity, "14 months", "3 to ∞"),
      (.months, 14.25, -.infinity, 14, "14.25 months", "−∞ to 14.00"),
      ("dB", 2 / 3.0, 1 / 3.0, 4 / 3.0, "0.67 dB", "0.33 to 1.33"),
    ] as [(Unit, Double, Double, Double, String, String)])
  func theIntervalDecidesTheDigits(
    _ unit: Unit, _ value: Double, _ lower: Double, _ upper: Double, _ amount: String, _ range: String
  ) {
    #expect(unit.words(value, lower: lower, upper: upper) == amount)
    #expect(unit.range(lower, upper, estimate: value) == range)
  }

  @Test func aRangeHasItsUnitOnce() {
    #expect(Unit.rank.rangeWords(1, 3) == "ranks 1 to 3")
    #expect(Unit.rank.rangeWords(1, 2.5) == "ranks 1.00 to 2.50")
    #expect(Unit.rating.difference.rangeWords(-40, 42) == "−40 to 42 rating points")
  }

  @Test(
    arguments: [
      (.fraction, "%"), (.fraction.difference, "percentage points"), (.fraction.perYear, "percentage points/year"),
      (.rating, "rating"), (.rating.difference, "rating points"), (.rating.perYear, "rating points/year"),
      (.points.perYear, "points/year"), ("dB", "dB"), ("dB/year", "dB/year"), (.probability, "probability"),
      (.months.difference, "months"), ("", ""),
    ] as [(Unit, String)])
  func aHeadingNamesTheUnitThatIsShown(_ unit: Unit, _ heading: String) {
    #expect(unit.heading == heading)
  }

  @Test func onlyFractionsAreShownAsOtherNumbers() {
    #expect(Unit.fraction.shown(0.8152) == 81.52)
    #expect(Unit.fraction.difference.shown(-0.145) == -14.5)
    #expect(Unit.fraction.perYear.shown(1.1) == 110)
    #expect(Unit.fraction.shown(0) == 0)
    #expect(Unit.fraction.shown(.infinity) == .infinity)
    #expect(Unit.percent.shown(81.52) == 81.52)
    #expect(Unit("dB").shown(0.1) == 0.1)
  }

  @Test func readingsAreOfOneUnitAndDiffer() {
    #expect(Unit.fraction != Unit.fraction.difference)
    #expect(Unit.fraction.difference.level == .fraction)
    #expect(Unit.fraction.perYear.level == .fraction)
    #expect(Unit.fraction.perYear.perYear == Unit("fraction/year"))
    #expect(Unit("fraction/year") == Unit("fraction/year", .difference))
    #expect("\(Unit.rating.difference)" == "rating")
  }
}
