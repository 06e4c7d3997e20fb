import Quantities
import Testing

@Suite struct DecimalRoundingTests {
  @Test(arguments: [
    (2.675, 2, "2.68"), (-2.675, 2, "-2.68"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"),
    (1.005, 2, "1.01"), (0.1 + 0.2, 16, "0.3000000000"), (99.995, 2, "100.00"), (9.9999, 1, "10.0"),
    (0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (0.004999, 2, "0.00"), (0.005, 2, "0.01"),
    (1234.5, 0, "1235"), (98765, 0, "98765"), (12, 3, "12.000"), (1e14, 1, "100000000000000.0"), (1e15, 1, "1e15"),
    (1.23456e20, 2, "1.23e20"), (1e-20, 2, "0.00"), (.leastNonzeroMagnitude, 10, "0.0000000000"),
    (.greatestFiniteMagnitude, 2, "1.8e308"),
    (3, -2, "3"),
  ])
  func roundsHalfAwayFromZeroToDecimals(number: Double, decimals: Int, expected: String) {
    #expect(DecimalRounding.text(of: number, decimals: decimals) == expected)
  }

  @Test(arguments: [
    (1234.5678, 3, "1235"), (12.345, 3, "12.3"), (0.0012345, 3, "0.00123"), (0, 3, "0"), (-0.0, 3, "0"),
    (9.996, 3, "10.0"), (0.09996, 3, "0.100"), (1.2345e-12, 3, "1.23e-12"), (7, 3, "7.00"), (1e300, 3, "1e300"),
    (12, 0, "12"),
  ])
  func roundsToSignificantDigits(number: Double, count: Int, expected: String) {
    #expect(DecimalRounding.text(of: number, significantDigits: count) == expected)
  }

  @Test(arguments: [
    (0.0996, 2), (0.1, 2), (0.99, 2), (0.994, 2), (0.996, 1), (1, 1), (9.94, 1), (9.96, 0), (99.6, 0), (1e12, 0),
    (1e-30, 10), (0.001, 4),
  ])
  func takesDecimalsFromTheHalfWidth(halfWidth: Double, decimals: Int) {
    #expect(DecimalRounding.decimals(forHalfWidth: halfWidth) == decimals)
  }

  @Test(arguments: [0, -0.0, -1, .nan, .infinity])
  func saysNothingForAHalfWidthThatIsNone(halfWidth: Double) {
    #expect(DecimalRounding.decimals(forHalfWidth: halfWidth) == nil)
  }

  @Test func takesTheDistanceToTheOnlyEnd() {
    #expect(DecimalRounding.decimals(forEstimate: 3, lower: 2.5, upper: nil) == 2)
    #expect(DecimalRounding.decimals(forEstimate: nil, lower: 2.5, upper: nil) == nil)
    #expect(DecimalRounding.decimals(forEstimate: 3, lower: nil, upper: nil) == nil)
    #expect(
      DecimalRounding.decimals(forEstimate: 0, lower: -.greatestFiniteMagnitude, upper: .greatestFiniteMagnitude) == 0)
  }

  @Test(arguments: [
    (0.145, 1, "14.5"), (0.0005, 2, "0.05"), (-0.00005, 2, "-0.01"), (1.1, 2, "110.00"), (0, 2, "0.00"),
  ])
  func scalesExactly(number: Double, decimals: Int, expected: String) {
    #expect(DecimalRounding.text(of: number, .decimals(decimals), timesTenTo: 2) == expected)
    #expect(DecimalRounding.decimals(forHalfWidth: 0.0123, timesTenTo: 2) == 1)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func hasNoTextForWhatIsNotFinite(number: Double) {
    #expect(DecimalRounding.text(of: number) == nil)
    #expect(DecimalRounding.text(of: number, decimals: 2) == nil)
    #expect(DecimalRounding.text(of: number, significantDigits: 2) == nil)
  }

  @Test(arguments: [(0.1, "0.1"), (5, "5"), (-1e-7, "-0.0000001"), (1e-300, "1e-300"), (100, "100"), (1e16, "1e16")])
  func writesAllDigits(number: Double, expected: String) {
    #expect(DecimalRounding.text(of: number) == expected)
  }
}
