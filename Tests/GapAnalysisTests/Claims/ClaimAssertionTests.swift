import Testing

@testable import GapAnalysis

struct ClaimAssertionTests {
  @Test(arguments: [
    (ClaimAssertion.positive, 0.1, 2.0, Verdict.supported), (.positive, -2, -0.1, .contradicted),
    (.positive, -1, 1, .undecided), (.positive, 0, 1, .undecided), (.positive, -1, 0, .undecided),
    (.positive, 0, 0, .undecided), (.positive, 1, .infinity, .supported),
    (.negative, -2, -0.1, .supported), (.negative, 0.1, 2, .contradicted), (.negative, -1, 0, .undecided),
    (.zero(margin: nil), -1, 1, .undecided), (.zero(margin: nil), 0.1, 1, .contradicted),
    (.zero(margin: nil), 0, 0, .undecided), (.zero(margin: 1), -1, 1, .supported),
    (.zero(margin: 1), 0.5, 1.5, .undecided), (.zero(margin: 1), 1.5, 2, .contradicted),
    (.atLeast(3), 3, 4, .supported), (.atLeast(3), 2, 3, .undecided), (.atLeast(3), 1, 2.9, .contradicted),
    (.atMost(3), 2, 3, .supported), (.atMost(3), 3, 4, .undecided), (.atMost(3), 3.1, 4, .contradicted),
  ])
  func theWholeIntervalDecides(_ assertion: ClaimAssertion, _ lower: Double, _ upper: Double, _ expected: Verdict) {
    #expect(assertion.verdict(lower: lower, upper: upper) == expected)
  }
}
