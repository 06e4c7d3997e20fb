import TableExport
import Tables
import Testing

@Suite struct CSVTests {
  @Test func holdsTheWholeTableUnrounded() throws {
    try Snapshot.expect(Documents.gaps().csv(), matches: "gaps.csv")
  }

  @Test func hostileNamesComeBackAsTheyWere() throws {
    try Snapshot.expect(Documents.hostile().csv(), matches: "hostile.csv")
  }

  @Test func formulasStayTextOnRequest() throws {
    let document = try Documents.hostile()
    #expect(try document.csv().contains("\n=1+1,"))
    #expect(try document.csv(spreadsheetSafe: true).contains("\n'=1+1,"))
  }
}
