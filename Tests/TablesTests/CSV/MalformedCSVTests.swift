import Testing

@testable import Tables

/// A malformed file and the problem that it has; the caret marks where.
struct MalformedCase: CustomTestStringConvertible, Sendable {
  let code: Problem.Code
  let marked: String
  var found: String?
  var field: String?
  var columns: [CSV.ColumnSchema] = []
  var unlistedColumns = CSV.UnlistedColumns.keep

  init(
    _ code: Problem.Code, _ marked: String, found: String? = nil, field: String? = nil,
    columns: [CSV.ColumnSchema] = [], unlistedColumns: CSV.UnlistedColumns = .keep
  ) {
    self.code = code
    self.marked = marked
    self.found = found
    self.field = field
    self.columns = columns
    self.unlistedColumns = unlistedColumns
  }

  var testDescription: String { "\(code): \(marked.debugDescription)" }
}

@Suite("Malformed CSV") struct MalformedCSVTests {
  static let form: [MalformedCase] = [
    .init(.unterminatedQuote, "a,b\n1,‸\"x\n2,y\n", field: "b"),
    .init(.unterminatedQuote, "a,b\n1,‸\"x\"\"\n", field: "b"),
    .init(.unterminatedQuote, "a,b\n\"é\n\r\n\r\",‸\"", field: "b"),
    .init(.unterminatedQuote, "a,‸\"b\n1,2\n"),
    .init(.textAfterQuote, "a,b\n\"x\"‸y,2\n", found: "y", field: "a"),
    .init(.textAfterQuote, "a,b\n1,\"x\"‸ \n", found: " ", field: "b"),
    .init(.textAfterQuote, "a,b\n1,\"say \"‸yes\" now\"\n", found: "yes\" now\"", field: "b"),
    .init(.textAfterQuote, "a,b\n1,\"x\n2,\"‸y\"\n", found: "y\"", field: "b"),
    .init(.bareQuote, "a,b\n1,5‸\" wide\n", found: "\"", field: "b"),
    .init(.bareQuote, "a,b\n1, ‸\"x\"\n", field: "b"),
    .init(.tooManyFields, "a,b\n1,2,‸3\n", found: "3 fields"),
    .init(.tooManyFields, "a,b\n1,2,‸\"3\"\n"),
    .init(.tooManyFields, "a,b\n1,2,‸\n"),
    .init(.tooManyFields, "a\n1,‸2,3\n"),
    .init(.tooFewFields, "a,b,c\n1,2‸\n", found: "2 fields", field: "c"),
    .init(.tooFewFields, "a,b,c\n1,2,3\n\"x\ny\"‸\r\n", found: "1 field", field: "b"),
    .init(.tooFewFields, "a,b,c\n1,2‸", field: "c"),
    .init(.blankLine, "a,b\n1,2\n‸\n3,4\n"),
    .init(.blankLine, "a,b\r\n‸\r\n3,4\r\n"),
    .init(.blankLine, "‸\na,b\n1,2\n"),
    .init(.nulCharacter, "a,b\n1,x‸\0y\n"),
    .init(.nulCharacter, "a,b\n1,\"x‸\0y\"\n"),
    .init(.nulCharacter, "a,b‸\0\n1,2\n"),
    .init(.duplicateColumn, "a,b,‸a\n1,2,3\n", found: "a", field: "a"),
    .init(.emptyColumnName, "a,‸,c\n1,2,3\n"),
    .init(.emptyColumnName, "a,b,‸\n1,2,\n"),
    .init(.emptyColumnName, "a,‸\"\"\n1,2\n"),
    .init(.bareQuote, "\u{FEFF}é‸\",b\n1,2\n"),
    .init(.tooManyFields, "\u{FEFF}a,b\n😀é,2,‸3\n"),
    .init(.tooManyFields, "a,b\r1,2\r3,4,‸5\r"),
  ]

  static let schema: [MalformedCase] = [
    .init(.missingColumn, "‸a,b\n1,2\n", columns: [.init("c")]),
    .init(.unknownColumn, "a,‸b\n1,2\n", found: "b", field: "b", columns: [.init("a")], unlistedColumns: .refuse),
    .init(.otherDelimiter, "‸a;b\n1;2\n", found: "a;b", columns: [.init("a"), .init("b")]),
    .init(.missingValue, "a,b\n1,‸\n", field: "b", columns: [.init("b", allowsMissing: false)]),
    .init(.missingValue, "a,b\n1,‸\"\"\n", field: "b", columns: [.init("b", .number, allowsMissing: false)]),
    .init(.notANumber, "a,b\n1,‸x\n", found: "x", field: "b", columns: [.init("b", .number)]),
    .init(.notANumber, "a,b\n1,‸\"0,5\"\n", found: "0,5", field: "b", columns: [.init("b", .number)]),
    .init(.notANumber, "a,b\n1,‸\"1\"\"\"\n", found: "1\"", field: "b", columns: [.init("b", .number)]),
    .init(.notANumber, "a,b\n1,‸nan\n2,3", found: "nan", field: "b", columns: [.init("b", .number)]),
    .init(.notANumber, "a,b\n1,‸ 2\n", found: " 2", field: "b", columns: [.init("b", .number)]),
    .init(.numberTooLarge, "a,b\n1,‸1e999\n", found: "1e999", field: "b", columns: [.init("b", .number)]),
    .init(.notADate, "a,b\n1,‸15/02/2024\n", found: "15/02/2024", field: "b", columns: [.init("b", .date)]),
    .init(.noSuchDate, "a,b\n1,‸2024-02-30\n", found: "2024-02-30", field: "b", columns: [.init("b", .date)]),
  ]

  @Test("is named with its place", arguments: form + schema)
  func isNamedWithItsPlace(_ malformed: MalformedCase) throws {
    let marked = MarkedText(malformed.marked)
    let options = CSV.ReadingOptions(columns: malformed.columns, unlistedColumns: malformed.unlistedColumns)
    let problems = try #require(throws: Problems.self) {
      _ = try CSV.read(marked.text, name: "data.csv", options: options)
    }
    let problem = try #require(problems.list.first)
    #expect(problem.code == malformed.code)
    #expect(problem.severity == .error)
    #expect(problem.place?.file == "data.csv")
    #expect(problem.place?.line == marked.line)
    #expect(problem.place?.column == marked.column)
    if let found = malformed.found { #expect(problem.found == found) }
    if let field = malformed.field { #expect(problem.place?.field == field) }
    #expect(problem.fix != nil)
    #expect(problems.list.count == 1)
    #expect(CSV.problemCodes.contains { $0.code == problem.code })
  }

  @Test(
    "in its bytes is named with its place",
    arguments: [
      ([0x61, 0x2C, 0x62, 0x0A, 0xC3, 0xA9, 0xFF, 0x2C, 0x31, 0x0A] as [UInt8], 2, 2, "FF"),
      ([0x61, 0x0A, 0x78, 0xE2, 0x82, 0x0A], 2, 2, "E2 82"),
      ([0x61, 0x0A, 0x22, 0xC0, 0xAF, 0x22, 0x0A], 2, 2, "C0"),
      ([0x61, 0xE9, 0x0A, 0x78, 0x0A], 1, 2, "E9"),
    ])
  func invalidUTF8(_ bytes: [UInt8], line: Int, column: Int, found: String) throws {
    let problems = try #require(throws: Problems.self) { _ = try CSV.read(bytes, name: "data.csv") }
    #expect(problems.list.count == 1)
    #expect(problems.list.first?.code == .invalidUTF8)
    #expect(problems.list.first?.place?.line == line)
    #expect(problems.list.first?.place?.column == column)
    #expect(problems.list.first?.found == found)
    #expect(
      problems.list.first?.message.contains(
        "byte offset \(bytes.firstIndex(of: found == "C0" ? 0xC0 : bytes.first { $0 >= 0xE0 } ?? 0) ?? -1)") == true)
  }

  @Test("of no content is named", arguments: ["", "\u{FEFF}", "\n", "\r\n\r\n", "\u{FEFF}\n"])
  func emptyFile(_ text: String) throws {
    let problems = try #require(throws: Problems.self) { _ = try CSV.read(text, name: "data.csv") }
    #expect(problems.list.map(\.code) == [.emptyFile])
  }

  @Test("in UTF-16 is named") func otherEncoding() throws {
    let problems = try #require(throws: Problems.self) {
      _ = try CSV.read([0xFF, 0xFE, 0x61, 0, 0x0A, 0], name: "data.csv")
    }
    #expect(problems.list.map(\.code) == [.otherEncoding])
  }

  @Test(
    "of another format is named",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00] as [UInt8], "workbook"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old Excel"),
      ([0x1F, 0x8B, 0x08, 0x00], "gzip"),
      (Array("PAR1\u{15}\u{04}".utf8), "Parquet"),
      (Array("{\"a\": 1}".utf8), "JSON"),
      (Array("[\n  {\n    \"a\": 1}]".utf8), "JSON"),
    ])
  func otherFormat(_ bytes: [UInt8], name: String) throws {
    let problems = try #require(throws: Problems.self) { _ = try CSV.read(bytes, name: "data.csv") }
    #expect(problems.list.map(\.code) == [.otherFormat])
    #expect(problems.list.first?.message.contains(name) == true)
    #expect(problems.list.first?.fix != nil)
  }

  @Test(
    "Names that begin like another format are read", arguments: ["PK,b\n1,2\n", "PAR1\n1\n", "[\n{\n", "{a},b\n1,2\n"])
  func looksLikeAnotherFormat(_ text: String) throws {
    #expect(throws: Never.self) { _ = try CSV.read(text, name: "data.csv") }
  }

  @Test("a header without rows, or of another delimiter, is a warning") func warnings() throws {
    let empty = try CSV.read("a,b\n", name: "data.csv")
    #expect(empty.problems.map(\.code) == [.noRows])
    #expect(empty.problems.allSatisfy { $0.severity == .warning })
    #expect(empty.table.columnNames == ["a", "b"])
    #expect(empty.table.rowCount == 0)
    let other = try CSV.read("a\tb\n1\t2\n", name: "data.csv")
    #expect(other.problems.map(\.code) == [.otherDelimiter])
    #expect(other.problems.first?.fix == "read it with the tab as delimiter")
  }

  @Test("all problems are collected, those beyond the limit counted") func limit() throws {
    let text = "a\n" + String(repeating: "x\n", count: 1334)
    var options = CSV.ReadingOptions(columns: [.init("a", .number)])
    let problems = try #require(throws: Problems.self) { _ = try CSV.read(text, name: "data.csv", options: options) }
    #expect(problems.list.count == 101)
    #expect(problems.list.last?.code == .moreProblems)
    #expect(problems.list.last?.message == "and 1,234 more")
    #expect(problems.list[99].place?.line == 101)
    options.problemLimit = 2_000
    let all = try #require(throws: Problems.self) { _ = try CSV.read(text, name: "data.csv", options: options) }
    #expect(all.list.compactMap(\.place?.line) == Array(2...1335))
  }

  @Test("rows can be dropped, and are named") func dropping() throws {
    let text = "a,b\n1,2\nx,3\n4\n5,6,7\n\n8,9\n10,\"y\"z\n\"11\n\",12\n13,\0\n14,15\n"
    let columns: [CSV.ColumnSchema] = [.init("a", .number), .init("b")]
    let source = try CSV.read(text, name: "data.csv", options: .init(columns: columns, dropsBadRows: true))
    #expect(source.table["a"]?.numbers.map(Array.init) == [1, 8, 14])
    #expect(source.table["b"]?.texts.map(Array.init) == ["2", "9", "15"])
    #expect(source.droppedRowCount == 7)
    #expect(
      source.problems.map(\.code) == [
        .notANumber, .tooFewFields, .tooManyFields, .blankLine, .textAfterQuote, .notANumber, .nulCharacter,
      ])
    #expect(source.problems.map(\.place?.line) == [3, 4, 5, 6, 8, 9, 11])
    #expect(source.place(row: 1, column: "b").description == "data.csv:7:3")
    #expect(source.place(row: 2, column: "b").description == "data.csv:12:4")
  }
}
