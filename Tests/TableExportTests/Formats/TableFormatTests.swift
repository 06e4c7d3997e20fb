import TableExport
import Tables
import Testing

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
    #expect(TableFormat.ending("jsonl") == nil)
    #expect(TableFormat.named("CSV") == nil)
  }

  @Test(arguments: TableFormat.all) func everyFormatWritesTextThatEndsItsLine(_ format: TableFormat) throws {
    let bytes = try format.bytes(of: Documents.gaps())
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(String(validating: bytes, as: UTF8.self) != nil)
  }

  @Test func aFormatMayBeBinary() throws {
    let format = TableFormat(name: "rows", endings: ["bin"], mediaType: "application/octet-stream") { document, _ in
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
