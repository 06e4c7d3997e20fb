import Quantities
import Testing

@Suite struct NumberWordsTests {
  @Test(
    arguments: [
      (-1.536, .decimals(2), "−1.54"), (11, .decimals(2), "11.00"), (-0.004, .decimals(2), "0.00"),
      (0.5, .decimals(0), "1"),
      (.infinity, .decimals(1), "∞"), (-.infinity, .decimals(1), "−∞"), (.nan, .all, "–"), (-1e-20, .all, "−1e−20"),
      (2 / 3.0, .significantDigits(3), "0.667"), (10, .all, "10"),
    ] as [(Double, Digits, String)])
  func aNumberHasTheSignsOfTypography(_ number: Double, _ digits: Digits, _ text: String) {
    #expect(NumberWords.number(number, digits) == text)
  }

  @Test func onlyWhatIsWrittenAsOneIsSingular() {
    #expect(NumberWords.count(1, "system") == "1 system")
    #expect(NumberWords.count(0, "system") == "0 systems")
    #expect(NumberWords.count(2, "country", plural: "countries") == "2 countries")
    #expect(NumberWords.counting("1.0", "point") == "1.0 points")
    #expect(NumberWords.counting("−1", "point") == "−1 point")
  }

  @Test(arguments: [
    (0.95, "95 %"), (0.9, "90 %"), (0.995, "99.5 %"), (0.0, "0 %"), (1.0, "100 %"), (2 / 3.0, "66.67 %"),
    (0.99999, "99.999 %"), (0.00001, "0.001 %"), (0.07, "7 %"), (1e20, "1e22 %"),
  ])
  func aShareIsWrittenInPerCent(_ share: Double, _ text: String) {
    #expect(NumberWords.percent(share) == text)
  }
}
