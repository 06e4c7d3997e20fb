import Tables
import Testing

@Suite struct TextDictionaryTests {
  @Test func textsAreNumberedByFirstAppearanceAcrossColumns() {
    var dictionary = TextDictionary()
    #expect(Array(dictionary.encode(TextValues(["b", "a", nil, "b", ""]))) == [0, 1, nil, 0, 2])
    #expect(Array(dictionary.encode(TextValues(["", "c", "a"]))) == [2, 3, 1])
    #expect(dictionary.texts == ["b", "a", "", "c"])
  }

  @Test func manyTextsThatDifferInOneByteAreKeptApart() {
    let texts = (0..<5_000).map { "a rather long name, number \($0)" }
    var dictionary = TextDictionary()
    #expect(Array(dictionary.encode(TextValues(texts))) == (0..<5_000).map { $0 })
    #expect(Array(dictionary.encode(TextValues(texts.reversed()))) == (0..<5_000).reversed().map { $0 })
    #expect(dictionary.texts == texts)
  }

  @Test func noTextsGiveNoNumbers() {
    var dictionary = TextDictionary()
    #expect(Array(dictionary.encode(TextValues([String?]()))) == [])
    #expect(Array(dictionary.encode(TextValues([nil, nil]))) == [nil, nil])
    #expect(dictionary.texts == [])
  }
}
