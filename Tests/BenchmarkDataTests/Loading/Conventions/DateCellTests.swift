import Tables
import Testing

@testable import BenchmarkData

struct DateCellTests {
  @Test(arguments: [
    ("2024", "2024"), ("2024-02", "2024-02"), ("2024-02-15", "2024-02-15"), ("2024/11/02", "2024-11-02"),
    ("2024-1-5", "2024-01-05"), ("2024.2.15", "2024-02-15"), ("2024-05-01T00:00:00Z", "2024-05-01"),
    ("2024-05-01 13:45:10.123+02:00", "2024-05-01"), ("Jan 2025", "2025-01"), ("January 2025", "2025-01"),
    ("12 Feb 2024", "2024-02-12"), ("February 15, 2024", "2024-02-15"), ("Feb. 15, 2024", "2024-02-15"),
    ("15-Feb-2024", "2024-02-15"), ("Thu, 15 Feb 2024", "2024-02-15"), ("15th of February 2024", "2024-02-15"),
    ("Sept 2024", "2024-09"), ("2024Q3", "2024"), ("Q3 2024", "2024"), ("2024-H1", "2024"), ("02/2024", "2024-02"),
    ("20240215", "2024-02-15"), ("2024年2月15日", "2024-02-15"), ("2024年2月", "2024-02"), ("**2024-02**", "2024-02"),
    ("2024/02/15 10:00 AM", "2024-02-15"),
  ])
  func areRead(_ text: String, _ date: String) throws {
    #expect(try DateCell(text) == .date(try #require(CalendarDate(date))))
  }

  @Test(arguments: ["15.02.2024", "02/15/2024", "1-2-2024"])
  func dayAndMonthAreLeftToTheColumn(_ text: String) throws {
    guard case .dayAndMonth = try DateCell(text) else {
      Issue.record("\(text)")
      return
    }
  }

  @Test(arguments: [
    "soon", "2024-13", "2024-02-30", "Feb 30, 2024", "15.02.24", "24-02", "Feb 24", "2024Q5", "1/2", "Juin 2024", "202",
  ])
  func areNone(_ text: String) { #expect(throws: DateCell.Refusal.self) { try DateCell(text) } }

  private func dates(
    _ texts: [String?], _ change: (inout CellOptions) -> Void = { _ in }
  ) throws -> (dates: [String?], table: TextTable) {
    var options = CellOptions()
    change(&options)
    let lines = ["date,x"] + texts.map { "\"\($0 ?? "")\",1" }
    let source = try TableFile(Array(lines.joined(separator: "\n").utf8), name: "data").read()
    var table = TextTable(source, options: options)
    let (values, _) = table.dates(0)
    return (values.map { $0?.description }, table)
  }

  @Test func theWholeColumnTellsDayAndMonth() throws {
    #expect(try dates(["06.10.2025", "15.10.2025", "N/A"]).dates == ["2025-10-06", "2025-10-15", nil])
    #expect(try dates(["06/10/2025", "10/15/2025"]).dates == ["2025-06-10", "2025-10-15"])
    // Each mark between the parts has its own order.
    #expect(try dates(["15.02.2024", "02/15/2024", "2024-1-5"]).dates == ["2024-02-15", "2024-02-15", "2024-01-05"])
    #expect(try dates(["04/04/2025"]).dates == ["2025-04-04"])
  }

  @Test func anOpenColumnIsAsked() throws {
    let open = try dates(["03/04/2025", "05/06/2025"]).table
    #expect(open.obstacles.map(\.code) == [.ambiguousDate])
    #expect(open.obstacles.first?.fix == "say which: --dates dmy for 2025-04-03, --dates mdy for 2025-03-04")
    #expect(try dates(["03/04/2025"]) { $0.dayOrder = .dayFirst }.dates == ["2025-04-03"])
    #expect(try dates(["03/04/2025"]) { $0.dayOrder = .monthFirst }.dates == ["2025-03-04"])
    let mixed = try dates(["15/04/2025", "04/15/2025"]).table
    #expect(mixed.obstacles.map(\.code) == [.ambiguousDate])
    #expect(mixed.obstacles.first?.place?.line == 3)
  }

  @Test func numbersAreDatesWhereAllAre() throws {
    #expect(try dates(["45292", "45322.5", "-"]).dates == ["2024-01-01", "2024-01-31", nil])
    #expect(try dates(["1704067200", "1706745599"]).dates == ["2024-01-01", "2024-01-31"])
    #expect(try dates(["1704067200000"]).dates == ["2024-01-01"])
    let mixed = try dates(["45292", "2024-01-05"])
    #expect(mixed.dates == [nil, "2024-01-05"])
    #expect(mixed.table.problems.map(\.place?.line) == [2])
    #expect(mixed.table.badRows == [0])
    #expect(try dates(["99999"]).table.problems.count == 1)
  }
}
