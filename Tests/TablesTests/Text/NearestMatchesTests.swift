import Testing

@testable import Tables

@Suite("Nearest matches") struct NearestMatchesTests {
  @Test(
    "are those within a third of the length, nearest first",
    arguments: [
      ("scroe", ["score", "system", "scores"], ["score", "scores"]),
      ("Subject Consistency", ["subject-consistency", "background-consistency"], ["subject-consistency"]),
      ("wan-2.1", ["wan-2.2", "wan-2.1-1.3b", "sora"], ["wan-2.2"]), ("x", ["y", "z"], []), ("", ["a"], []),
      ("SCORE", ["score"], ["score"]), ("US", ["CN", "UK"], ["UK"]), ("abc", [], []), ("a", ["a", "a"], ["a"]),
    ])
  func matches(_ text: String, _ candidates: [String], _ expected: [String]) {
    #expect(nearestMatches(to: text, in: candidates) == expected)
  }

  @Test("are at most as many as asked, and none for huge texts") func limits() {
    #expect(nearestMatches(to: "aaaa", in: ["aaab", "aaac", "aaad"], limit: 2) == ["aaab", "aaac"])
    #expect(nearestMatches(to: "aaaa", in: ["aaab"], limit: -1).isEmpty)
    let huge = String(repeating: "a", count: 100_000)
    #expect(nearestMatches(to: huge, in: [huge]).isEmpty)
    #expect(nearestMatches(to: "aaaa", in: [huge]).isEmpty)
  }
}
