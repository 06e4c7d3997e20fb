import Foundation
import TableExport
import Testing

@Suite struct JSONValueTests {
  @Test func keepsTheOrderOfMembers() {
    let value: JSONValue = ["z": 1, "a": [true, .null, "x"], "m": ["b": 2.5]]
    #expect(value.text(.compact) == #"{"z":1,"a":[true,null,"x"],"m":{"b":2.5}}"#)
  }

  @Test func breaksLongLinesOnly() {
    let short: JSONValue = ["a": [1, 2], "b": [:]]
    #expect(short.text() == #"{"a": [1, 2], "b": {}}"#)
    let long = JSONValue.array(Array(repeating: .string(String(repeating: "x", count: 60)), count: 2))
    #expect(long.text().split(separator: "\n").count == 4)
  }

  @Test(arguments: [
    (Double.nan, "null"), (.infinity, "null"), (-0.0, "0"), (0.1, "0.1"), (1e21, "1e+21"),
    (.leastNonzeroMagnitude, "5e-324"),
  ])
  func writesNumbersThatEveryParserReads(number: Double, expected: String) {
    #expect(JSONValue.number(number).text() == expected)
  }

  @Test(arguments: Documents.hostileNames + ["\u{0}\u{1}\u{7F}", "\u{2028}\u{2029}", "</script>", "\"\\\r\n"])
  func stringsComeBackAsTheyWere(string: String) throws {
    let text = JSONValue.array([.string(string)]).text()
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String]
    #expect(parsed == [string])
    #expect(!text.contains("<"))
  }

  @Test func membersAreSetReplacedAndTakenOut() {
    var value: JSONValue = ["a": 1, "b": 2]
    value["a"] = 3
    value["c"] = nil
    value["b"] = nil
    value["d"] = "x"
    #expect(value == ["a": 3, "d": "x"])
    #expect(value["d"] == "x")
    #expect(JSONValue.null["a"] == nil)
  }
}
