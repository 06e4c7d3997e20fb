import Testing

@testable import Tables

@Suite("Encodings") struct TextEncodingTests {
  static let text = "system,score\nVé 可灵,1\n"

  /// The text in UTF-16, with a mark.
  static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    (littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF])
      + text.utf16.flatMap { unit -> [UInt8] in
        let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        return littleEndian ? [low, high] : [high, low]
      }
  }

  @Test("by their marks are read", arguments: [true, false])
  func marks(_ littleEndian: Bool) throws {
    let file = try TableFile(Self.utf16(Self.text, littleEndian: littleEndian), name: "data")
    #expect(file.encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
    #expect(file.hasMark)
    #expect(try file.read().table["system"]?.texts.map(Array.init) == ["Vé 可灵"])
    let marked = try TableFile([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), name: "data")
    #expect(marked.columnNames == ["system", "score"])
  }

  /// Names in bytes of an encoding, by hand.
  static let named: [(String, [UInt8], String)] = [
    ("gbk", [0xBF, 0xC9, 0xC1, 0xE9], "可灵"), ("GB18030", [0xBF, 0xC9, 0xC1, 0xE9], "可灵"),
    ("shift_jis", [0x83, 0x5C, 0x83, 0x89], "ソラ"), ("cp1252", [0x56, 0xE9, 0x80], "Vé€"),
    ("latin1", [0x56, 0xE9], "Vé"), ("windows-1251", [0xCA, 0xE8, 0xF2], "Кит"), ("euc-kr", [0xC7, 0xD1], "한"),
    ("big5", [0xA4, 0xA4], "中"),
  ]

  @Test("by name are read", arguments: named)
  func names(_ name: String, _ bytes: [UInt8], _ text: String) throws {
    let encoding = try #require(TextEncoding(name))
    let file = try TableFile(
      Array("system,score\n".utf8) + bytes + Array(",1\n".utf8), name: "data", options: .init(encoding: encoding))
    #expect(try file.read().table["system"]?.texts.map(Array.init) == [text])
  }

  @Test(arguments: ["", "no-such", "utf-8//TRANSLIT", "../x"])
  func otherNamesAreNone(_ name: String) { #expect(TextEncoding(name) == nil) }

  @Test(
    "that was meant is suggested first, with how the text would read",
    arguments: [
      ([0xBF, 0xC9, 0xC1, 0xE9] as [UInt8], "gb18030", "可灵"),
      ([0x56, 0x69, 0x64, 0xE9, 0x6F], "windows-1252", "Vidéo"),
      ([0x83, 0x5C, 0x83, 0x89], "shift_jis", "ソラ"),
    ])
  func suggestion(_ bytes: [UInt8], _ name: String, _ text: String) throws {
    let contents = Array("system,score\nA,1\n".utf8) + bytes + Array(",2\n".utf8)
    let problems = try #require(throws: Problems.self) { _ = try TableFile(contents, name: "data").read() }
    #expect(problems.list.map(\.code) == [.invalidUTF8])
    #expect(problems.list.first?.place == Place(file: "data", line: 3, column: bytes[0] == 0x56 ? 4 : 1))
    #expect(problems.list.first?.fix?.hasPrefix("it reads '\(text)' with --encoding \(name)") == true)
  }

  @Test func bytesThatAreNoneOfTheEncodingHaveALine() throws {
    let problems = try #require(throws: Problems.self) {
      _ = try TableFile(
        Array("a,b\nx,\u{1}".utf8) + [0xFF, 0xFF, 0x0A], name: "data", options: .init(encoding: .gb18030))
    }
    #expect(problems.list.first?.code == .otherEncoding)
    #expect(problems.list.first?.place?.line == 2)
  }

  @Test func utf16WithoutAMarkIsAsked() throws {
    let bytes = Array(Self.utf16("system,score\nA,1\n", littleEndian: true).dropFirst(2))
    let problems = try #require(throws: Problems.self) { _ = try TableFile(bytes, name: "data") }
    #expect(problems.list.first?.fix == "say so with --encoding utf-16le")
  }
}
