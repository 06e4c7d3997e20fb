import Testing

@testable import Tables

@Suite("A table in several CSV files") struct CSVPartsTests {
  static let columns: [CSV.ColumnSchema] = [.init("name"), .init("value", .number), .init("day", .date)]

  private static func read(_ texts: [String], dropsBadRows: Bool = false) throws(Problems) -> SourceTable {
    let parts = texts.enumerated().map { (name: "part-\($0).csv", bytes: Array($1.utf8)) }
    return try CSV.read(parts: parts, options: .init(columns: columns, dropsBadRows: dropsBadRows))
  }

  @Test func rowsFollowEachOther() throws {
    let source = try Self.read([
      "name,value,day\na,1,2024\nb,,\n", "name,value,day\r\n\"c\nd\",2,2025-01\r\n", "name,value,day\n",
      "name,value,day\n,3,",
    ])
    #expect(source.table["name"]?.texts.map(Array.init) == ["a", "b", "c\nd", nil])
    #expect(source.table["value"]?.numbers.map(Array.init) == [1, nil, 2, 3])
    #expect(source.table["day"]?.dates?.map { $0?.description } == ["2024", nil, "2025-01", nil])
    #expect(source.table.rowCount == 4)
    #expect(source.fileColumnNames == ["name", "value", "day"])
    #expect(source.problems.map(\.code) == [.noRows])
    let whole = try Self.read(["name,value,day\na,1,2024\nb,,\n\"c\nd\",2,2025-01\n,3,\n"])
    #expect(source.table == whole.table)
  }

  @Test func aPlaceIsThatInItsFile() throws {
    let source = try Self.read(["name,value,day\na,1,\nb,2,\n", "name,value,day\n", "name,value,day\nc,3,\nd,4,\n"])
    let places = (0..<5).map { source.place(row: $0, column: "value").description }
    #expect(places == ["part-0.csv:2:3", "part-0.csv:3:3", "part-2.csv:2:3", "part-2.csv:3:3", "part-2.csv"])
    #expect(source.place(row: 2).description == "part-2.csv:2:1")
    #expect(source.place(column: "day").description == "part-0.csv:1:12")
    #expect(source.text(row: 3, column: "name") == "d")
    #expect(source.repeatedRows().isEmpty)
    #expect(!source.isBlank(3))
  }

  @Test func problemsOfAllFilesAreReported() throws {
    let texts = ["name,value,day\na,x,\n", "name,value,day\nb,1,\n", "name,value,day\nc,2,soon\nd,4,\n"]
    let error = try #require(throws: Problems.self) { _ = try Self.read(texts) }
    #expect(error.list.map { $0.place?.description } == ["part-0.csv:2:3", "part-2.csv:2:5"])
    let source = try Self.read(texts, dropsBadRows: true)
    #expect(source.table["name"]?.texts.map(Array.init) == ["b", "d"])
    #expect(source.droppedRowCount == 2)
    #expect(source.place(row: 1).description == "part-2.csv:3:1")
  }

  @Test(arguments: ["value,name,day\n1,a,\n", "name,value,day,more\na,1,,\n"])
  func aFileWithOtherColumnsIsRefused(_ text: String) throws {
    let error = try #require(throws: Problems.self) { _ = try Self.read(["name,value,day\na,1,\n", text]) }
    #expect(error.list.map(\.code) == [.unlikeParts])
    #expect(error.list.first?.place?.file == "part-1.csv")
    #expect(error.list.first?.expected == "name,value,day")
  }
}
