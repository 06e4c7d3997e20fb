import TableExport
import Tables
import Testing

@testable import TableExport

@Suite struct MarkdownTests {
  @Test func showsTheTable() throws {
    try Snapshot.expect(Documents.gaps().markdown, matches: "gaps.md")
  }

  @Test func hostileNamesStayInTheirCells() throws {
    let text = try Documents.hostile().markdown
    try Snapshot.expect(text, matches: "hostile.md")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == Documents.hostileNames.count + 2)
    for row in rows {
      let bars = row.indices.filter { row[$0] == "|" && ($0 == row.startIndex || row[row.index(before: $0)] != "\\") }
      #expect(bars.count == 4)
      #expect(!row.contains("<script"))
    }
  }

  @Test(arguments: [
    ("1. first", "1\\. first"), ("1.5 is", "1.5 is"), ("- x", "\\- x"), ("+1", "\\+1"), ("==", "\\=="), ("", ""),
    ("2)", "2\\)"), ("`a`", "&#96;a&#96;"), ("\u{0600}`r x`", "\u{2068}\u{0600}&#96;r x&#96;\u{2069}"),
    ("|\u{301}", "\\|\u{301}"), ("a_b*c", "a\\_b\\*c"), ("$x$", "\\$x\\$"),
  ])
  func startsNoBlock(text: String, expected: String) {
    #expect(Markdown.escaped(text) == expected)
  }
}
