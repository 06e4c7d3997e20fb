import Quantities
import TableExport
import Tables
import Testing

@Suite struct TextTests {
  @Test func showsTheWholeTable() throws {
    try Snapshot.expect(Documents.gaps().text(), matches: "gaps.txt")
  }

  @Test(arguments: [100, 80, 60, 40, 20, 1, 0, -5])
  func dropsAndWrapsToTheWidth(width: Int) throws {
    let text = try Documents.gaps().text(.init(width: width))
    try Snapshot.expect(text, matches: "gaps-\(width).txt")
  }

  @Test func hostileNamesStayInTheirCells() throws {
    let text = try Documents.hostile().text()
    try Snapshot.expect(text, matches: "hostile.txt")
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").count == 1 + 2 + Documents.hostileNames.count + 1)
  }

  @Test func coloursOnlyWhenAsked() throws {
    let document = try Documents.gaps()
    #expect(!document.text(.init(width: 60)).contains("\u{1B}"))
    #expect(document.text(.init(width: 60, usesColor: true)).contains("\u{1B}[1m"))
  }

  @Test func emptyTablesAreShownAsEmpty() throws {
    let none = TableDocument(name: "none", title: "Nothing", table: try Table([]))
    #expect(none.text() == "Nothing\n\n")
    let rowless = TableDocument(name: "none", title: "Nothing", table: try Table([Column("a", numbers: [])]))
    #expect(rowless.text() == "Nothing\n\nA\n─\n(no rows)\n")
  }

  @Test func whatThreeNotesHaveInCommonIsSaidOnce() throws {
    let table = try Table([Column(.label, ["a", "b", "c", "d"])])
    let notes = [["one", "all", "two"], ["all"], ["three", "all"], ["one"]]
    let text = TableDocument(name: "x", title: "X", table: table, rowNotes: notes).text()
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.hasSuffix("a [a, b] b [b] c [b, c] d [d] [a] one; two [b] all [c] three [d] one"))
  }

  @Test func remarksThatTheSameNotesShareStandTogether() throws {
    let notes = ["a", "b", "c"].map { [$0, "this", "that"] }
    let table = try Table([Column(.label, ["x", "y", "z"])])
    let text = TableDocument(name: "x", title: "X", table: table, rowNotes: notes).text()
    #expect(text.hasSuffix("\n[a] a\n[b] this; that\n[c] b\n[d] c\n"))
  }

  @Test func aHeadingThatIsItsUnitIsNotRepeated() throws {
    let rating = ColumnDefinition<Double>("rating", unit: .fixed(.rating))
    let document = TableDocument(name: "x", title: "X", table: try Table([Column(rating, [1]), Column(.score, [1])]))
    #expect(document.text().contains("Rating  Score (points)\n"))
  }

  @Test func numbersThatAreNotFiniteAreShownAsMissing() throws {
    let table = try Table([Column("x", numbers: [.nan, .infinity, 1, nil])])
    let text = TableDocument(name: "x", title: "X", table: table).text()
    #expect(text.hasSuffix("–\n–\n1\n–\n"))
  }
}
