import Quantities
import Tables
import Testing

extension ColumnDefinition<Double> {
  fileprivate static var score: Self {
    Self("mean_score", description: "Mean of all videos", unit: .column(.unit), rounding: .decimals(2))
  }
}

extension ColumnDefinition<String> {
  fileprivate static var unit: Self { Self("unit", visibility: .hidden) }
  fileprivate static var label: Self { Self("label", title: "") }
}

extension ColumnDefinition<Bool> {
  fileprivate static var isOpen: Self { Self("is_open", title: "Open") }
}

@Suite struct ColumnDefinitionTests {
  private static func table() throws -> Table {
    try Table([
      Column(.label, ["a", nil, "c"]), Column(.score, [81.5, .nan, nil]),
      Column(.unit, ["points", "points", "fraction"]),
      Column(.isOpen, [true, nil, false]), Column(ColumnDefinition("n"), [3, nil, 5]),
      Column(ColumnDefinition("day"), [CalendarDate("2024-02"), nil, CalendarDate("2023")]),
    ])
  }

  @Test func aColumnIsReadBackByItsDefinition() throws {
    let table = try Self.table()
    #expect(table[.label] == ["a", nil, "c"])
    #expect(table[.score] == [81.5, nil, nil])
    #expect(table[.isOpen] == [true, nil, false])
    #expect(table[ColumnDefinition<Int>("n")] == [3, nil, 5])
    #expect(table[ColumnDefinition<CalendarDate>("day")] == [CalendarDate("2024-02"), nil, CalendarDate("2023")])
    #expect(table["is_open"]?.texts.map(Array.init) == ["true", nil, "false"])
  }

  @Test func aColumnOfAnotherTypeIsNotReadBack() throws {
    let table = try Self.table()
    #expect(table[ColumnDefinition<Double>("label")] == nil)
    #expect(table[ColumnDefinition<String>("n")] == nil)
    #expect(table[ColumnDefinition<Bool>("label")] == nil)
    #expect(table[ColumnDefinition<Int>("mean_score")] == nil)
    #expect(table[ColumnDefinition<CalendarDate>("n")] == nil)
    #expect(table[ColumnDefinition<Double>("absent")] == nil)
  }

  @Test func aColumnHasAHeadingAndATitleThatIsNeverEmpty() throws {
    let columns = try Self.table().columns
    #expect(columns.map(\.heading) == ["", "Mean score", "Unit", "Open", "N", "Day"])
    #expect(columns.map(\.title) == ["Label", "Mean score", "Unit", "Open", "N", "Day"])
  }

  @Test func aTableSaysWhatDiffersFromTheDefinition() throws {
    let table = try Self.table().showing(.score, as: "A − B", visibility: .droppable(2)).showing(.unit)
    let score = try #require(table["mean_score"]).presentation
    #expect(score.title == "A − B" && score.visibility == .droppable(2))
    #expect(score.description == "Mean of all videos" && score.rounding == .decimals(2))
    #expect(table["unit"]?.presentation.visibility == .shown)
    #expect(table.showing(ColumnDefinition<Double>("absent"), as: "X") == table)
  }

  @Test func columnsAreHiddenOrAloneShown() throws {
    func shown(_ table: Table) -> [String] {
      table.columns.filter { $0.presentation.visibility == .shown }.map(\.name)
    }
    let table = try Self.table()
    #expect(shown(table) == ["label", "mean_score", "is_open", "n", "day"])
    #expect(shown(table.hiding(.label, .score, .isOpen)) == ["n", "day"])
    #expect(shown(table.showingOnly(.label, .score)) == ["label", "mean_score"])
    #expect(ColumnList(.label, .score, .isOpen).names == ["label", "mean_score", "is_open"])
  }

  @Test func rowsAndNamesChangeWithoutTheDescription() throws {
    let table = try Self.table()
    let score = try #require(table["mean_score"]).presentation
    #expect(table.selecting(rows: [2, 0])["mean_score"]?.presentation == score)
    #expect(try table.sorted(by: [.init(.score, descending: true)])["mean_score"]?.presentation == score)
    #expect(try table.renaming(["mean_score": "score"])["score"]?.presentation == score)
    #expect(try table.selecting(columns: ["mean_score"]).columns.map(\.presentation) == [score])
  }

  @Test func aUnitIsFoundByItsColumn() throws {
    let table = try Self.table()
    let source = UnitSource.column(.unit, .difference)
    #expect(source.unit(in: table, row: 0) == Unit.points.difference)
    #expect(source.column?.units(in: table).map { $0?.heading } == ["points", "points", "percentage points"])
    #expect(UnitSource.fixed(.months).fixedUnit == .months && source.fixedUnit == nil)
    let readings = UnitColumn(.unit, .difference, exceptBy: .label, ["c": .level])
    #expect(readings.units(in: table).map { $0?.heading } == ["points", "points", "%"])
  }
}
