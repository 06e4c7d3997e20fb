import Foundation
import Testing

@testable import Tables

@Suite("Reading CSV") struct CSVReadingTests {
  @Test("keeps missing apart from empty") func missing() throws {
    let table = try CSV.read("a,b\n,\"\"\nNA,null\n\"\",\n", name: "data.csv").table
    #expect(table["a"]?.texts.map(Array.init) == [nil, "NA", ""])
    #expect(table["b"]?.texts.map(Array.init) == ["", "null", nil])
  }

  @Test("tells places in whatever order they are asked for") func placesInAnyOrder() throws {
    var generator = SeededGenerator(seed: 6)
    var lines = ["name,value"]
    for row in 0..<3_000 {
      let ending = row % 7 == 0 ? "\"two\nlines\"" : row % 11 == 0 ? "bad,extra" : "é\(row)"
      lines.append("\(row),\(ending)")
    }
    func source() throws -> SourceTable {
      var options = CSV.ReadingOptions()
      options.dropsBadRows = true
      return try CSV.read(lines.joined(separator: "\n"), name: "data.csv", options: options)
    }
    let asked = try source()
    let rows = (0..<500).map { _ in Int.random(in: 0..<asked.table.rowCount, using: &generator) }
    for row in rows {
      // A table that was not asked before has nothing to go by.
      let fresh = try #require(row % 50 == 0 ? try source() : asked)
      #expect(asked.place(row: row, column: "value") == fresh.place(row: row, column: "value"))
      let name = try #require(asked.table["name"]?.texts?[row])
      #expect(asked.text(row: row, column: "name") == name)
    }
    let places = try (0..<asked.table.rowCount).map { try #require(asked.place(row: $0, column: "value").line) }
    #expect(places == places.sorted())
    let number = try #require(asked.table["name"]?.texts?[2_000].flatMap { Int($0) })
    #expect(places[2_000] == 2 + number + (number + 6) / 7)
  }

  @Test("takes a blank line in one column for a missing value") func oneColumn() throws {
    #expect(try CSV.read("a\n1\n\n2\n\n", name: "data.csv").table == Table([Column("a", text: ["1", nil, "2", nil])]))
    #expect(try CSV.read("a\n\n", name: "data.csv").table == Table([Column("a", text: [nil])]))
    #expect(try CSV.read("a\n\"\"", name: "data.csv").table == Table([Column("a", text: [""])]))
  }

  @Test("tolerates blank lines at the end of a wider file", arguments: ["\n\n", "\r\n\r\n\r\n", "\r\r", "\n\r\n"])
  func trailingBlankLines(_ end: String) throws {
    let source = try CSV.read("a,b\n1,2" + end, name: "data.csv")
    #expect(source.table == (try Table([Column("a", text: ["1"]), Column("b", text: ["2"])])))
    #expect(source.problems.isEmpty)
  }

  @Test("keeps line breaks, quotes, delimiters and spaces of quoted fields") func quoted() throws {
    let table = try CSV.read("a,b\r\n\"x\r\ny\",\"\"\"q\"\", \"\r\n ' ,\"\"\"\"\r\n", name: "data.csv").table
    #expect(table["a"]?.texts.map(Array.init) == ["x\r\ny", " ' "])
    #expect(table["b"]?.texts.map(Array.init) == ["\"q\", ", "\""])
  }

  @Test("skips a byte order mark, and quotes in the header") func mark() throws {
    let table = try CSV.read("\u{FEFF}\"a\",\"b \"\"c\"\"\"\n\u{FEFF},2\n", name: "data.csv").table
    #expect(table.columnNames == ["a", "b \"c\""])
    #expect(table["a"]?.texts.map(Array.init) == ["\u{FEFF}"])
  }

  @Test("reads typed columns by schema, in the order of the file") func typed() throws {
    let text = "n,extra,d,t\n1.5,x,2024-02,a\n\"2\",y,\"\",\n,z,2024,b\n"
    let columns: [CSV.ColumnSchema] = [
      .init("t"), .init("n", .number), .init("d", .date), .init("absent", .number, isRequired: false),
    ]
    let kept = try CSV.read(text, name: "data.csv", options: .init(columns: columns)).table
    #expect(kept.columnNames == ["n", "extra", "d", "t"])
    #expect(kept["n"]?.numbers.map(Array.init) == [1.5, 2, nil])
    #expect(kept["d"]?.dates.map(Array.init) == [CalendarDate(year: 2024, month: 2), nil, CalendarDate(year: 2024)])
    let options = CSV.ReadingOptions(columns: columns, unlistedColumns: .ignore)
    let source = try CSV.read(text, name: "data.csv", options: options)
    #expect(source.table.columnNames == ["n", "d", "t"])
    #expect(source.place(row: 2, column: "t").description == "data.csv:4:9")
    #expect(source.place(row: 2, column: "t").field == "t")
  }

  @Test("infers types only where asked") func inference() throws {
    let text = "n,d,t,m,y\n1,2024-02,1,,2024\n2.5,2024-02-15,x,,2025\n"
    var options = CSV.ReadingOptions()
    #expect(try CSV.read(text, name: "data.csv").table.columns.allSatisfy { $0.type == .text })
    options.inferredTypes = [.number, .date]
    let types = try CSV.read(text, name: "data.csv", options: options).table.columns.map(\.type)
    #expect(types == [.number, .date, .text, .text, .number])
    options.inferredTypes = [.date]
    let dates = try CSV.read(text, name: "data.csv", options: options).table.columns.map(\.type)
    #expect(dates == [.text, .date, .text, .text, .date])
  }

  @Test("suggests names that are near") func suggestions() throws {
    let problems = try #require(throws: Problems.self) {
      let options = CSV.ReadingOptions(columns: [.init("score"), .init("system")], unlistedColumns: .refuse)
      _ = try CSV.read("Score,system\n1,2\n", name: "data.csv", options: options)
    }
    #expect(problems.list.map(\.code) == [.missingColumn, .unknownColumn])
    #expect(problems.list[0].fix == "did you mean 'score' by 'Score'? rename it")
    #expect(problems.list[1].fix == "did you mean 'score'?")
  }

  @Test("tells the place of every cell") func places() throws {
    let text = "a,b\n\"x\ny\",2\r\n,\"3\"\r4,5"
    let source = try CSV.read(text, name: "data.csv")
    #expect(source.place(row: 0).description == "data.csv:2:1")
    #expect(source.place(row: 0, column: "b").description == "data.csv:3:4")
    #expect(source.place(row: 1, column: "a").description == "data.csv:4:1")
    #expect(source.place(row: 1, column: "b").description == "data.csv:4:2")
    #expect(source.place(row: 2, column: "b").description == "data.csv:5:3")
    #expect(source.place(column: "b").description == "data.csv:1:3")
    #expect(source.place(row: 3, column: "b").description == "data.csv")
    #expect(source.place(row: -1).description == "data.csv")
    #expect(source.place(row: 1, column: "none").description == "data.csv:4:1")
    #expect(source.place.description == "data.csv")
  }

  @Test("tells places far into a file, past rows that were dropped") func distantPlaces() throws {
    let rows = (0..<5_000).map { $0 % 7 == 3 ? "x,\($0)" : "\($0),\"é\n\($0)\"" }
    let text = "a,b\n" + rows.joined(separator: "\n") + "\n"
    let options = CSV.ReadingOptions(columns: [.init("a", .number)], dropsBadRows: true, threads: 2)
    let source = try CSVReader(bytes: Array(text.utf8), name: "data.csv", options: options)
      .read(chunkSize: 1_000)
    #expect(source.droppedRowCount == 714)
    #expect(source.table.rowCount == 4_286)
    let numbers = try #require(source.table["a"]?.numbers)
    for row in stride(from: 0, to: 4_286, by: 97) {
      let number = try #require(numbers[row])
      let before = 0..<Int(number)
      let line = before.reduce(2) { $0 + ($1 % 7 == 3 ? 1 : 2) }
      #expect(source.place(row: row, column: "b").line == line)
      #expect(source.place(row: row, column: "b").column == String(Int(number)).count + 2)
    }
  }

  @Test("of very many columns is as good as of few") func manyColumns() throws {
    let names = (0..<20_000).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<20_000).map(String.init).joined(separator: ",")
    let source = try CSV.read("\(names)\n\(row)\n\(row)\n", name: "data.csv")
    #expect(source.table.columns.last?.texts.map(Array.init) == ["19999", "19999"])
  }
}
