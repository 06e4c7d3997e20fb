import Testing

@testable import Tables

@Suite("JSON, read strictly") struct JSONDocumentTests {
  private func read(_ text: String) throws -> JSONDocument { try JSONDocument(Array(text.utf8), name: "data.json") }

  @Test func valuesKeepTheirTextOrderAndPlace() throws {
    let document = try read("{\"b\": [1.50, -2e3, true],\n \"a\": {\"x\": null, \"é\": \"\\u00e9\\ud83d\\ude00\\n\"}}")
    #expect(document.root.members?.map(\.name) == ["b", "a"])
    #expect(document.root["b"]?.elements?.map(\.value) == [.number("1.50"), .number("-2e3"), .bool(true)])
    #expect(document.root["b"]?.elements?[1].number == -2000)
    #expect(document.root["a"]?["é"]?.string == "é😀\n")
    let inner = try #require(document.root["a"]?["é"])
    #expect(document.place(of: inner) == Place(file: "data.json", line: 2, column: 24))
  }

  @Test(arguments: ["1", "\"x\"", "[]", "{}", " null ", "[[[]]]", "NaN", "-Infinity"])
  func anyValueIsADocument(_ text: String) throws { _ = try read(text) }

  @Test(
    "what breaks the rules is refused with its place",
    arguments: [
      ("‸", "json-syntax"), ("{‸", "json-syntax"), ("[1 ‸2]", "json-syntax"), ("[1,‸]", "json-syntax"),
      ("{\"a\":1,‸}", "json-syntax"), ("{‸a: 1}", "json-syntax"), ("{\"a\" ‸1}", "json-syntax"),
      ("[‸01]", "json-syntax"),
      ("[‸1.]", "json-syntax"), ("[‸+1]", "json-syntax"), ("[‸.5]", "json-syntax"), ("[‸0x1F]", "json-syntax"),
      ("[‸tru]", "json-syntax"), ("[‸trueish]", "json-syntax"), ("{}\n‸{}", "json-syntax"),
      ("[‸\"open]", "json-syntax"),
      ("[\"a‸\u{1}\"]", "json-syntax"), ("[\"‸\\x\"]", "json-syntax"), ("[\"‸\\ud800\"]", "json-syntax"),
      ("[\"‸\\u12\"]", "json-syntax"), ("{\"a\": 1,\n \"b\": 2, ‸\"a\": 3}", "json-duplicate-name"),
      ("{\"é\": 1, ‸\"\\u00e9\": 2}", "json-duplicate-name"),
    ])
  func isRefused(_ marked: String, _ code: String) throws {
    let text = MarkedText(marked)
    let problem = try #require(throws: Problem.self) { _ = try read(text.text) }
    #expect(problem.code.name == code)
    #expect(problem.place?.line == text.line)
    #expect(problem.place?.column == text.column)
    #expect(problem.fix != nil)
  }

  @Test("nesting is bounded, however deep it is", arguments: ["[", "{\"a\":"])
  func depth(_ opening: String) throws {
    let problem = try #require(throws: Problem.self) { _ = try read(String(repeating: opening, count: 1_000_000)) }
    #expect(problem.code == .jsonTooDeep)
    _ = try read(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
  }

  @Test func hugeTextsTakeTimeInProportion() throws {
    let names = (0..<20_000).map { "\"n\($0)\": \($0)" }.joined(separator: ",")
    #expect(try read("{\(names)}").root.members?.count == 20_000)
    #expect(try read("[1" + String(repeating: "0", count: 100_000) + "]").root.elements?[0].number == nil)
  }

  @Test(arguments: 0..<4)
  func damagedTextsNeverCrash(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let sound = Array("{\"headers\": [\"a\", \"b\"], \"data\": [[1, \"x\\u00e9\"], [-2.5e3, null]], \"t\": true}".utf8)
    for _ in 0..<500 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 32...126, using: &random)
      }
      _ = try? JSONDocument(bytes, name: "data.json")
      _ = try? TableFile(bytes, name: "data.json").read()
    }
  }
}
