import Testing

@testable import Tables

@Suite("Files of any form") struct TableFileTests {
  /// The same small table, in every form, as bytes and with what it is recognised as.
  struct Form: CustomTestStringConvertible, Sendable {
    var name: String
    var form: TableForm
    var text: String
    var testDescription: String { name }
  }

  static let forms = [
    Form(name: "commas", form: .delimited(.comma), text: "system,score\nA 1,81.2\nB 1,\n"),
    Form(name: "semicolons", form: .delimited(.semicolon), text: "system;score\nA 1;81.2\nB 1;\n"),
    Form(name: "tabs", form: .delimited(.tab), text: "system\tscore\r\nA 1\t81.2\r\nB 1\t\r\n"),
    Form(name: "bars", form: .delimited(.bar), text: "system|score\nA 1|81.2\nB 1|\n"),
    Form(name: "titles", form: .delimited(.comma), text: "Board of today\n\nsystem,score\nA 1,81.2\nB 1,\n"),
    Form(
      name: "records", form: .jsonRecords,
      text: "[{\"system\": \"A 1\", \"score\": 81.2}, {\"system\": \"B 1\", \"score\": null}]"),
    Form(
      name: "records in a member", form: .jsonRecords,
      text: "{\"at\": \"x\", \"rows\": [{\"system\": \"A 1\", \"score\": 81.2}, {\"system\": \"B 1\"}]}"),
    Form(name: "columns", form: .jsonColumns, text: "{\"system\": [\"A 1\", \"B 1\"], \"score\": [81.2, null]}"),
    Form(
      name: "indexed columns", form: .jsonColumns,
      text: "{\"system\": {\"0\": \"A 1\", \"1\": \"B 1\"}, \"score\": {\"0\": 81.2, \"1\": null}}"),
    Form(
      name: "grid", form: .jsonGrid,
      text: "{\"headers\": [\"system\", \"score\"], \"data\": [[\"A 1\", 81.2], [\"B 1\", null]]}"),
    Form(
      name: "lines", form: .jsonLines,
      text: "{\"system\": \"A 1\", \"score\": 81.2}\n{\"system\": \"B 1\", \"score\": null}\n"),
    Form(
      name: "markdown", form: .markdown,
      text: "# Board\n\n| system | score |\n|:---|---:|\n| A 1 | 81.2 |\n| B 1 |  |\n\nEnd.\n"),
  ]

  @Test("give the same table", arguments: forms)
  func sameTable(_ form: Form) throws {
    let file = try TableFile(Array(form.text.utf8), name: "data")
    #expect(file.form == form.form)
    #expect(file.columnNames == ["system", "score"])
    let source = try file.read()
    #expect(source.table["system"]?.texts.map(Array.init) == ["A 1", "B 1"])
    #expect(source.table["score"]?.texts.map(Array.init) == ["81.2", nil])
    let typed = try file.read(columns: [.init("score", .number, mayBeText: true)])
    #expect(form.form == .markdown || typed.table["score"]?.numbers.map(Array.init) == [81.2, nil])
    #expect(typed.table.columns.count == 1)
    let place = source.place(row: 0, column: "score")
    let lines = form.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let line = lines[try #require(place.line) - 1]
    #expect(line.dropFirst(try #require(place.column) - 1).hasPrefix("81.2"))
    #expect(place.field == "score")
    #expect(source.text(row: 0, column: "score") == "81.2")
  }

  @Test func aBlankNameIsTheSameColumnInEveryRow() throws {
    let text = "[{\"system\": \"A\", \"\": 1, \" \": 2},\n{\"system\": \"B\", \" \": 3, \"\": 4}]"
    let source = try TableFile(Array(text.utf8), name: "data").read()
    #expect(source.unnamedColumns == ["(column 2)", "(column 3)"])
    #expect(source.table["(column 2)"]?.texts.map(Array.init) == ["1", "4"])
    #expect(source.table["(column 3)"]?.texts.map(Array.init) == ["2", "3"])
  }

  @Test func objectsOfObjectsHaveTheirKeysAsNames() throws {
    let file = try TableFile(Array("{\"A\": {\"r\": 1}, \"B\": {\"r\": 2, \"s\": 3}}".utf8), name: "data")
    #expect(file.form == .jsonKeyed)
    #expect(file.columnNames == ["name", "r", "s"])
    #expect(try file.read().table["name"]?.texts.map(Array.init) == ["A", "B"])
    let nested = try TableFile(
      Array("{\"full\": {\"A\": {\"r\": 1}}, \"text\": {\"A\": {\"r\": 2}}}".utf8), name: "data")
    #expect(nested.columnNames == ["category", "name", "r"])
    #expect(try nested.read().table.rowCount == 2)
  }

  @Test(
    "that hold no table are named",
    arguments: [
      "[\"a\", 2]", "{\"a\": 1}", "[[1], [2]]", "{\"a\": [1], \"b\": [1, 2]}",
      "{\"headers\": [\"a\"], \"data\": [[1, 2]]}",
      "[{\"a\": 1}, 2]", "{}", "[]", "{\"headers\": [\"a\", \"a\"], \"data\": []}", "| a | b |\n|---|---|\n| 1 |\n",
    ])
  func noTable(_ text: String) throws {
    let problems = try #require(throws: Problems.self) { _ = try TableFile(Array(text.utf8), name: "data").read() }
    #expect(problems.list.first?.severity == .error)
    #expect(problems.list.first?.place?.file == "data")
    #expect(problems.list.first?.fix != nil)
  }

  @Test(
    "of another kind are named with a command that makes CSV of them",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00] as [UInt8], "libreoffice"), ([0x1F, 0x8B, 0x08, 0x00], "gunzip -c"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0x00], "zstd -dc"), (Array("PAR1\u{15}\u{04}".utf8), "duckdb"),
      (Array("SQLite format 3\u{0}".utf8), "sqlite3"), (Array("<!DOCTYPE html><table>".utf8), "read_html"),
    ])
  func foreign(_ bytes: [UInt8], _ command: String) throws {
    let problems = try #require(throws: Problems.self) { _ = try TableFile(bytes, name: "data.x") }
    #expect(problems.list.map(\.code) == [.otherFormat])
    #expect(problems.list.first?.fix?.contains(command) == true)
    #expect(problems.list.first?.fix?.contains("data.x") == true)
  }

  @Test func theNameOfWhatIsMadeHasItsEndingOnce() throws {
    let problems = try #require(throws: Problems.self) {
      _ = try TableFile([0x1F, 0x8B, 0x08, 0x00], name: "data/board.csv.gz")
    }
    #expect(problems.list.first?.fix == "unpack it: gunzip -c data/board.csv.gz > board.csv")
  }

  @Test func titlesAreSetApartWithTheirLines() throws {
    let file = try TableFile(Array("Exported,,\r\n,,\r\nsystem,country,score\r\nA,US,x\r\n".utf8), name: "data")
    #expect(file.titles == [.init(text: "Exported", place: Place(file: "data", line: 1, column: 1))])
    let source = try file.read()
    #expect(source.place(row: 0, column: "score") == Place(file: "data", line: 4, column: 6, field: "score"))
    #expect(source.place(column: "country") == Place(file: "data", line: 3, column: 8, field: "country"))
    #expect(source.table.rowCount == 1)
  }

  @Test func columnsWithoutANameAreNumbered() throws {
    let source = try TableFile(Array(",system,\n0,A,\n".utf8), name: "data").read()
    #expect(source.fileColumnNames == ["(column 1)", "system", "(column 3)"])
    #expect(source.unnamedColumns == ["(column 1)", "(column 3)"])
  }

  @Test func aColumnThatMayBeTextFallsBackToIt() throws {
    let file = try TableFile(Array("a,b,d\n1,2,2024\n3,x,2024-02\n".utf8), name: "data")
    let source = try file.read(
      columns: [
        .init("a", .number, mayBeText: true), .init("b", .number, mayBeText: true), .init("d", .date, mayBeText: true),
      ])
    #expect(source.table["a"]?.type == .number)
    #expect(source.table["b"]?.texts.map(Array.init) == ["2", "x"])
    #expect(source.table["d"]?.type == .date)
    #expect(source.problems.isEmpty)
  }

  @Test func rowsAreComparedInEveryColumn() throws {
    let source = try TableFile(Array("a,b\n1,2\n1,3\n1,2\n,\n".utf8), name: "data").read(columns: [.init("a")])
    #expect(source.repeatedRows() == [2])
    #expect(source.repeatedRows(omitting: [2]).isEmpty)
    #expect(source.isBlank(3))
    #expect(!source.isBlank(0))
  }
}
