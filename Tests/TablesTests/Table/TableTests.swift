import Testing

@testable import Tables

@Suite("Tables") struct TableTests {
  let table: Table

  init() throws {
    table = try Table([
      Column("system", text: ["b", "a", nil, "c", "a"]), Column("score", numbers: [2, 1, 3, nil, 1]),
      Column("date", dates: ["2024", "2023", nil, "2024-02", "2023"].map { $0.flatMap { CalendarDate($0) } }),
    ])
  }

  @Test("refuse columns of one name or of different length") func construction() {
    #expect(throws: TableError.duplicateColumn("a")) { try Table([Column("a", text: []), Column("a", text: [])]) }
    #expect(throws: TableError.unequalColumns(first: "a", firstCount: 0, second: "b", secondCount: 1)) {
      try Table([Column("a", text: []), Column("b", numbers: [1])])
    }
  }

  @Test("give columns by name, and suggest where there is none") func lookup() throws {
    #expect(try table.column("score").numbers?[0] == 2)
    #expect(table["scores"] == nil)
    let error = #expect(throws: TableError.self) { try table.column("scores") }
    #expect(error == .noSuchColumn("scores", similar: ["score"]))
    #expect(error?.description == "there is no column 'scores'; did you mean 'score'?")
  }

  @Test("can have columns selected, renamed and set") func columns() throws {
    #expect(try table.selecting(columns: ["date", "system"]).columnNames == ["date", "system"])
    #expect(try table.renaming(["score": "value"]).columnNames == ["system", "value", "date"])
    #expect(throws: TableError.duplicateColumn("date")) { try table.renaming(["score": "date"]) }
    let set = try table.setting(Column("score", text: ["1", "2", "3", "4", "5"]))
    #expect(set.columnNames == table.columnNames)
    #expect(set["score"]?.type == .text)
    #expect(try table.setting(Column("n", numbers: [1, 2, 3, 4, 5])).columns.count == 4)
    #expect(throws: TableError.self) { try table.setting(Column("n", numbers: [1])) }
  }

  @Test("can have rows selected and filtered") func rows() throws {
    let selected = table.selecting(rows: [3, 0, 0])
    #expect(selected["system"]?.texts.map(Array.init) == ["c", "b", "b"])
    #expect(selected["score"]?.numbers.map(Array.init) == [nil, 2, 2])
    let scores = try #require(table["score"]?.numbers)
    #expect(table.filteringRows { scores[$0] == 1 } == table.selecting(rows: [1, 4]))
    #expect(table.filteringRows { _ in false }.rowCount == 0)
  }

  @Test("are sorted by several keys, stably, what is missing last") func sorting() throws {
    #expect(try table.sorted(by: "system") == table.selecting(rows: [1, 4, 0, 3, 2]))
    #expect(try table.sorted(by: "score", "system") == table.selecting(rows: [1, 4, 0, 2, 3]))
    #expect(try table.sorted(by: [.init("score", descending: true)]) == table.selecting(rows: [2, 0, 1, 4, 3]))
    #expect(try table.sorted(by: "date") == table.selecting(rows: [1, 4, 0, 3, 2]))
    #expect(throws: TableError.self) { try table.sorted(by: "none") }
    let undefined = try Table([Column("n", numbers: [.nan, 2, nil, 1])]).sorted(by: "n")
    #expect(undefined["n"]?.numbers.map { Array($0.prefix(2)) } == [1, 2])
  }

  @Test("can be built row by row") func builder() throws {
    var builder = try Table.Builder([("t", .text), ("n", .number), ("d", .date)])
    try builder.append([.text("x"), .number(1), .missing])
    #expect(throws: TableError.wrongCellCount(found: 1, expected: 3)) { try builder.append([.missing]) }
    #expect(throws: TableError.wrongCellType(column: "n", expected: .number)) {
      try builder.append([.missing, .text("x"), .missing])
    }
    let built = try builder.table()
    #expect(
      built == (try Table([Column("t", text: ["x"]), Column("n", numbers: [1]), Column("d", dates: [nil])])))
    #expect(built.columns.map { $0[0] } == [.text("x"), .number(1), .missing])
    #expect(throws: TableError.self) { _ = try Table.Builder([("t", .text), ("t", .text)]) }
  }
}
