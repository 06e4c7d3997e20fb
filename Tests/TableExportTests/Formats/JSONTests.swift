import Foundation
import TableExport
import Tables
import Testing

@Suite struct JSONTests {
  @Test func holdsTheWholeDocument() throws {
    try Snapshot.expect(Documents.gaps().json.text() + "\n", matches: "gaps.json")
  }

  @Test func recordsHoldNamesAsTheyWere() throws {
    let text = try Documents.hostile().jsonRecords.text()
    let records = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    #expect(records?.compactMap { $0["name"] as? String } == Documents.hostileNames)
    #expect(records?.first?["seen"] as? String == "2024-01")
  }
}
