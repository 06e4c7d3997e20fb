import Testing

@testable import Tables

@Suite("Text for a terminal") struct TerminalTextTests {
  @Test(
    "shows what would steer it",
    arguments: [
      ("plain text, ü 漢字 🎬", "plain text, ü 漢字 🎬"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
      ("\u{202E}evil\u{2066}", "\\u{202E}evil\\u{2066}"), ("\u{200F}\u{061C}", "\\u{200F}\\u{61C}"),
      ("\u{9B}2J\u{7F}", "\\u{009B}2J\\u{7F}"),
      ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"), ("👩\u{200D}💻", "👩\u{200D}💻"),
      ("Sora\u{AD}\u{200B}2\u{FEFF}", "Sora\\u{AD}\\u{200B}2\\u{FEFF}"),
      ("می\u{200C}خواهم ❤\u{FE0F}", "می\u{200C}خواهم ❤\u{FE0F}"),
    ])
  func escaped(_ text: String, _ shown: String) {
    #expect(TerminalText.escaped(text) == shown)
  }

  @Test("keeps the lines of our own") func lines() {
    #expect(TerminalText.escaped("a\n\u{1B}b\n", keepsLines: true) == "a\n\\u{1B}b\n")
  }

  @Test("is every problem, whatever its parts hold") func problems() {
    let hostile = "\u{1B}]0;x\u{7}\u{202E}\n"
    let problem = Problem(
      .emptyFile, at: Place(file: hostile, line: 1, column: 2, field: hostile), hostile, found: hostile,
      expected: hostile,
      fix: hostile)
    #expect(!problem.description.unicodeScalars.contains(where: TerminalText.steers))
  }
}
