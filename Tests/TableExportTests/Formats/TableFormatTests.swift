import Tables
import Testing

@testable import TableExport

@Suite struct TableFormatTests {
  @Test func namesAndEndingsTellFormatsApart() {
    let names = TableFormat.all.map(\.name)
    #expect(Set(names).count == names.count)
    let endings = TableFormat.all.flatMap(\.endings)
    #expect(Set(endings).count == endings.count)
    for format in TableFormat.all {
      #expect(TableFormat.named(format.name) == format)
      #expect(!format.endings.isEmpty && format.endings.allSatisfy { TableFormat.ending($0) == format })
    }
    #expect(TableFormat.ending("CSV") == .csv)
    #expect(TableFormat.ending("ndjson") == .jsonLines)
    #expect(TableFormat.ending("db") == nil)
    #expect(TableFormat.named("CSV") == nil)
  }

  @Test(arguments: TableFormat.all) func everyFormatWritesTextThatEndsItsLine(_ format: TableFormat) throws {
    let bytes = try format.bytes(of: Documents.gaps())
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(String(validating: bytes, as: UTF8.self) != nil)
  }

  @Test func jsonLinesAreTheRecordsOfJSON() throws {
    let document = try Documents.gaps()
    let lines = document.jsonLines.split(separator: "\n")
    #expect(lines.count == document.table.rowCount)
    let joined = "[" + lines.joined(separator: ",") + "]"
    #expect(joined == document.jsonRecords.text(.compact))
    #expect(document.selecting(rows: []).jsonLines.isEmpty)
  }

  @Test func typstShowsTheTable() throws {
    try Snapshot.expect(Documents.gaps().typst, matches: "gaps.typ")
    try Snapshot.expect(Documents.hostile().typst, matches: "hostile.typ")
  }

  /// Columns share the line by what they hold, headings are broken and, where that does not do, columns go, so that nothing is set over its neighbour.
  @Test func aWideTableOfTypstIsFittedToThePage() throws {
    let long = "A name of many words that has to be wrapped"
    func document(columns: Int) throws -> TableDocument {
      let names = (1...columns).map { ColumnDefinition<String>("c\($0)", title: "Heading of number \($0)") }
      var table = try Table(names.map { Column($0, [long, "ModelScopeT2V_and/others", "2026-11-28"]) })
      for name in names.dropFirst(3) { table = table.showing(name, visibility: .droppable(1)) }
      return TableDocument(name: "wide", title: "Wide", table: table)
    }
    let three = try document(columns: 3).typst
    #expect(three.contains("fr,") && !three.contains("want of width"))
    #expect(three.contains("2026-\u{200B}11-\u{200B}28"))
    let twenty = try document(columns: 20).typst
    #expect(twenty.contains("Not shown for want of width: Heading of number"))
    #expect(twenty.contains("linebreak()"))
  }

  /// A text of Typst is a string of its code, so that only two signs mean anything in it.
  @Test func noNameIsMarkupOfTypst() {
    #expect(Typst.string("#eval(\"1\") \\ $x$") == "\"#eval(\\\"1\\\") \\\\ $x$\"")
  }

  @Test(arguments: [TableFormat.text, .markdown, .latex, .typst, .html])
  func peopleSeeTheColumnsThatWereChosen(_ format: TableFormat) throws {
    #expect(format.content == .display)
    var document = try Documents.gaps()
    document.shownColumns = ["status", "ci_lower", "label", "no such column"]
    let text = String(decoding: try format.bytes(of: document), as: UTF8.self)
    let body = text[(text.firstRange(of: "<thead")?.lowerBound ?? text.startIndex)...]
    let places = ["Status", "nterval", "Measure"].map { body.firstRange(of: $0)?.lowerBound }
    #expect(!places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(text)")
    #expect(!text.contains("Superiority") || !body.contains("0.62"), "the estimate was not chosen: \(text)")
  }

  @Test func aFormatMayBeBinary() throws {
    let format = TableFormat(name: "rows", endings: ["bin"], mediaType: "application/octet-stream", content: .rows) {
      document, _ in
      [0xFF, 0x00, UInt8(clamping: document.table.rowCount)]
    }
    let table = try Table([Column("score", numbers: [1, 2])])
    #expect(try format.bytes(of: TableDocument(name: "x", title: "X", table: table)) == [0xFF, 0x00, 2])
  }

  @Test func whatAFormatCannotHoldIsSaid() throws {
    let table = try Table([Column("score", numbers: [1, .nan])])
    let error = #expect(throws: TableFormatError.self) {
      try TableFormat.csv.bytes(of: TableDocument(name: "x", title: "X", table: table))
    }
    #expect(
      error?.description == "the table cannot be written as csv: the number in column 'score', row 2, is not finite")
  }
}
