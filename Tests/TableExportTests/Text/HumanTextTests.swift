import Testing

@testable import TableExport

@Suite struct HumanTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("two\nlines\t x", "two lines x"), ("\u{1B}[31m", "\u{FFFD}[31m"), (" edge ", "edge"),
    ("a\u{202E}b\u{2066}c", "abc"), ("a\u{A0}b", "a\u{A0}b"), ("", ""),
  ])
  func leavesNothingWithPowerOverItsSurroundings(text: String, expected: String) {
    #expect(HumanText.sanitised(text) == expected)
  }

  @Test func isolatesWritingFromRightToLeft() {
    #expect(HumanText.isolated("עברית (x)") == "\u{2068}עברית (x)\u{2069}")
    #expect(HumanText.isolated("Latin") == "Latin")
    #expect(
      HumanText.isolated("The best, עברית 2 גד (x), is 5 ahead of אב.")
        == "The best, \u{2068}עברית 2 גד\u{2069} (x), is 5 ahead of \u{2068}אב\u{2069}.")
    #expect(HumanText.isolated("1 אב") == "\u{2068}1 אב\u{2069}")
  }

  @Test func wrapsAtSpacesAndWithinLongWords() {
    #expect(HumanText.wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(HumanText.wrapped("abcdefgh ij", width: 3) == ["abc", "def", "gh", "ij"])
    #expect(HumanText.wrapped("可灵可灵", width: 4) == ["可灵", "可灵"])
    #expect(HumanText.wrapped("", width: 5) == [""])
    #expect(HumanText.wrapped("ab", width: 0) == ["a", "b"])
  }

  @Test func aPerCentSignStaysWithItsNumber() {
    #expect(HumanText.wrapped("a level of 95 % or so", width: 13) == ["a level of", "95 % or so"])
    #expect(HumanText.wrapped("x % y", width: 2) == ["x", "%", "y"])
    #expect(HumanText.wrapped("% 95", width: 2) == ["%", "95"])
  }

  @Test func aLongWordIsCutAfterAHyphenOrASlash() {
    #expect(HumanText.wrapped("Hodges-Lehmann gap", width: 12) == ["Hodges-", "Lehmann gap"])
    #expect(HumanText.wrapped("a/b/cdefgh", width: 5) == ["a/b/", "cdefg", "h"])
    #expect(HumanText.wrapped("-------", width: 3) == ["---", "---", "-"])
  }
}
