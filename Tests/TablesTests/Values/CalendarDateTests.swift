import Testing

@testable import Tables

@Suite("Dates") struct CalendarDateTests {
  @Test(
    "of each precision are read and written alike",
    arguments: ["2024", "2024-02", "2024-02-15", "2024-02-29", "2000-02-29", "0001", "9999-12-31"])
  func reading(_ text: String) throws {
    let date = try CalendarDate(parsing: text)
    #expect(date.description == text)
    #expect(date.precision == [4: .year, 7: .month, 10: .day][text.count])
  }

  @Test(
    "that are none, or do not exist, are told apart",
    arguments: [
      ("", .notADate), ("24", .notADate), ("2024-2-5", .notADate), ("2024/02/15", .notADate), ("15-02-2024", .notADate),
      ("2024-02-15T00", .notADate), ("2024-02-1x", .notADate), ("20２4", .notADate), ("2024-", .notADate),
      ("2024-02-", .notADate), ("+024", .notADate), ("0000", .noSuchYear), ("0000-01-01", .noSuchYear),
      ("2024-13", .noSuchMonth(13)), ("2024-00", .noSuchMonth(0)), ("2024-00-10", .noSuchMonth(0)),
      ("2024-02-30", .noSuchDay(year: 2024, month: 2, day: 30)),
      ("2023-02-29", .noSuchDay(year: 2023, month: 2, day: 29)),
      ("1900-02-29", .noSuchDay(year: 1900, month: 2, day: 29)),
      ("2024-04-31", .noSuchDay(year: 2024, month: 4, day: 31)),
      ("2024-01-00", .noSuchDay(year: 2024, month: 1, day: 0)),
    ] as [(String, CalendarDate.Refusal)])
  func refusal(_ text: String, _ reason: CalendarDate.Refusal) {
    let refusal = #expect(throws: CalendarDate.Refusal.self) { _ = try CalendarDate(parsing: text) }
    #expect(refusal == reason)
    #expect(CalendarDate(text) == nil)
  }

  @Test("that do not exist are explained") func explanation() {
    #expect(CalendarDate.Refusal.noSuchDay(year: 2023, month: 2, day: 29).description == "February 2023 has 28 days")
    #expect(CalendarDate.Refusal.noSuchMonth(13).description == "there is no month 13")
  }

  @Test("come from day numbers and give them back") func dayNumbers() throws {
    for number in stride(from: -719_162, through: 2_932_896, by: 997) {
      let date = try #require(CalendarDate(dayNumber: number))
      #expect(date.dayRange == number...number)
    }
    #expect(CalendarDate(dayNumber: -719_163) == nil)
    #expect(CalendarDate(dayNumber: 2_932_897) == nil)
    #expect(CalendarDate(year: 2024, month: 2)?.middleDay == 19_768)
  }

  @Test("are ordered by their first day, the more precise first") func order() {
    let texts = ["2023-12", "2024-01-01", "2024-01", "2024", "2024-01-02"]
    #expect(texts.shuffled().compactMap { CalendarDate($0) }.sorted().map(\.description) == texts)
  }
}
