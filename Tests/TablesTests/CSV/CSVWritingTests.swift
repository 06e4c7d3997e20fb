import Testing

@testable import Tables

@Suite("Writing CSV") struct CSVWritingTests {
  @Test("quotes what must be quoted, and no more") func quoting() throws {
    let texts = ["plain", "a,b", "say \"x\"", "two\nlines", "cr\r", " lead", "trail ", "", nil, "'", "in side", "a;b"]
    let table = try Table([Column("t", text: texts), Column("n", numbers: texts.map { _ in 1 })])
    let expected = """
      t,n
      plain,1
      "a,b",1
      "say ""x\""",1
      "two
      lines",1
      "cr\r",1
      " lead",1
      "trail ",1
      "",1
      ,1
      ',1
      in side,1
      a;b,1

      """
    #expect(try CSV.text(table) == expected)
  }

  @Test("writes numbers and dates plainly") func values() throws {
    let table = try Table([
      Column("n", numbers: [5, 0.5, -0.0, 1e-7, 0.1 + 0.2, nil]),
      Column("d", dates: ["2024", "2024-02", "2024-02-15", "0001", nil, nil].map { $0.flatMap { CalendarDate($0) } }),
    ])
    #expect(
      try CSV.text(table, options: .init(delimiter: .semicolon))
        == "n;d\n5;2024\n0.5;2024-02\n-0;2024-02-15\n1e-07;0001\n0.30000000000000004;\n;\n")
  }

  @Test("keeps spreadsheets from taking text for a formula, where asked") func spreadsheetSafe() throws {
    let texts = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "a=b", "=\"x\""]
    let table = try Table([Column("t", text: texts), Column("n", numbers: texts.map { _ in -1 })])
    #expect(
      try CSV.text(table, options: .init(spreadsheetSafe: true))
        == "t,n\n'=1+1,-1\n'+1,-1\n'-1,-1\n'@x,-1\n'\tx,-1\n\"'\rx\",-1\na=b,-1\n\"'=\"\"x\"\"\",-1\n")
  }

  @Test("keeps names of columns and full-width signs from being run too") func spreadsheetSafeEverywhere() throws {
    let table = try Table([Column("=cmd", text: ["\u{FF1D}1+1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}x", "\u{FF21}"])])
    #expect(
      try CSV.text(table, options: .init(spreadsheetSafe: true))
        == "'=cmd\n'\u{FF1D}1+1\n'\u{FF0B}1\n'\u{FF0D}1\n'\u{FF20}x\n\u{FF21}\n")
    #expect(try CSV.text(table).hasPrefix("=cmd\n\u{FF1D}1+1\n"))
  }

  @Test("refuses what cannot be read back") func refusals() throws {
    let infinite = try Table([Column("n", numbers: [1, .infinity])])
    #expect(throws: CSV.WritingError.notFinite(column: "n", row: 1)) { try CSV.write(infinite) }
    let undefined = try Table([Column("n", numbers: [.nan])])
    #expect(throws: CSV.WritingError.notFinite(column: "n", row: 0)) { try CSV.write(undefined) }
    let nul = try Table([Column("t", text: ["a\0b"])])
    #expect(throws: CSV.WritingError.nulCharacter(column: "t", row: 0)) { try CSV.write(nul) }
    let unnamed = try Table([Column("", text: ["a"])])
    #expect(throws: CSV.WritingError.emptyColumnName(index: 0)) { try CSV.write(unnamed) }
    let none = try Table([])
    #expect(throws: CSV.WritingError.noColumns) { try CSV.write(none) }
  }
}
