import Testing

@testable import TableExport

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("可灵", 4), ("ｗ", 2), ("ｶ", 1), ("é", 1), ("e\u{301}", 1), ("🎬", 2), ("👩🏽‍🚀", 2), ("🇨🇳", 2),
    ("❤️", 2),
    ("❤", 1), ("עברית", 5), ("한", 2), ("\u{200B}", 0), ("–", 1), ("∞", 1), ("\u{2068}ab\u{2069}", 2), ("#️⃣", 2),
    ("1", 1),
  ])
  func countsColumns(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func wideRangesAreInOrderAndApart() {
    for (left, right) in zip(WideScalars.ranges, WideScalars.ranges.dropFirst()) {
      #expect(left.upperBound + 1 < right.lowerBound)
    }
  }
}
