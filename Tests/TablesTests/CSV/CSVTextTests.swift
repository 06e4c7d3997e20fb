import Tables
import Testing

struct CSVTextTests {
  private func edited(_ text: String, _ edit: (inout CSVText) -> Void) -> String {
    var file = CSVText(Array(text.utf8))
    edit(&file)
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test(arguments: ["", "a", "a,b\n", "a,b\r\n1,\"x\ny\"\r\n", "\u{FEFF}a,b\n1,2", "a\n\n1\n"])
  func whatIsNotEditedStaysByteForByte(_ text: String) {
    #expect(edited(text) { _ in } == text)
  }

  static let additions: [(String, String)] = [
    ("a,b\n1,2\n", "a,b\n1,2\n\"x,y\",\n"),
    ("a,b\n1,2", "a,b\n1,2\n\"x,y\","),
    ("a,b\r\n1,2\r\n", "a,b\r\n1,2\r\n\"x,y\",\r\n"),
    ("a,b\n", "a,b\n\"x,y\",\n"),
    ("a,b", "a,b\n\"x,y\","),
  ]

  @Test(arguments: additions)
  func aRowAtTheEndEndsAsTheOthersDo(_ text: String, _ expected: String) {
    #expect(edited(text) { $0.add(["x,y", nil], at: .end) } == expected)
  }

  @Test func rowsAreKnownToBeSortedByTheBytesOfTheirKeys() {
    let text = CSVText(Array("k,l\na,1\n\"a\",2\na.b,0\nb,\n".utf8))
    #expect(text.isSorted(by: [0, 1]))
    #expect(!text.isSorted(by: [1]))
    #expect(text.place(of: ["a", "15"], in: [0, 1]) == .before(1))
    #expect(text.place(of: ["0", ""], in: [0, 1]) == .before(0))
    #expect(text.place(of: ["c", ""], in: [0, 1]) == .end)
    #expect(text.positions(of: ["l", "k"]) == [1, 0])
    #expect(text.positions(of: ["l", "m"]) == nil)
  }

  @Test func aRowIsPutAtItsPlace() {
    let text = "k,l\na,\"1\n2\"\nc,3\n"
    #expect(
      edited(text) { $0.add(["b", "\"q\""], at: $0.place(of: ["b"], in: [0])) }
        == "k,l\na,\"1\n2\"\nb,\"\"\"q\"\"\"\nc,3\n")
  }

  @Test func aCellIsSetAndTheOthersOfItsRowStay() {
    let text = "k,l,m\na,\"1\",\nb, 2,x\n"
    let result = edited(text) { file in
      let rows = file.rows(with: ["a", "b", "z"], in: 0)
      #expect(rows == ["a": 0, "b": 1])
      file.set("n,o", row: 0, column: 2)
      file.set("y", row: 1, column: 2)
    }
    #expect(result == "k,l,m\na,\"1\",\"n,o\"\nb, 2,y\n")
  }

  @Test func fieldsAreReadWithoutTheirQuotes() {
    let text = CSVText(Array("k,l\n\"a\"\"b\",\"c,d\"\nx\n".utf8))
    #expect(text.header == ["k", "l"] && text.rowCount == 2)
    #expect(text.field(0, 0) == "a\"b" && text.field(0, 1) == "c,d" && text.field(1, 1) == "")
  }
}
