import Testing

@testable import Tables

@Suite("Values of columns") struct ColumnValuesTests {
  @Test("are those that went in, and are equal only to the same") func contents() {
    let texts = ["a", nil, "", "é", nil]
    #expect(Array(TextValues(texts)) == texts)
    #expect(TextValues(texts) == TextValues(texts))
    #expect(TextValues(["a", nil]) != TextValues(["a", ""]))
    #expect(TextValues(["ab", "c"]) != TextValues(["a", "bc"]))
    #expect(TextValues(texts).missingCount == 2)
    let numbers = [1, nil, 0, -0.5, nil]
    #expect(Array(NumberValues(numbers)) == numbers)
    #expect(NumberValues([0]) != NumberValues([nil]))
    #expect(NumberValues(numbers).hashValue == NumberValues(numbers).hashValue)
    let dates = [CalendarDate(year: 2024), nil]
    #expect(Array(DateValues(dates)) == dates)
    #expect(DateValues(dates).missingCount == 1)
  }

  @Test("can be cut and joined, missing ones in their places") func cutting() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let count = Int.random(in: 0...200, using: &generator)
      let values = (0..<count).map { Int.random(in: 0..<20, using: &generator) == 0 ? nil : Double($0) }
      let cut = Int.random(in: 0...count, using: &generator)
      var joined = NumberValues(values)
      joined.truncate(to: cut)
      #expect(joined == NumberValues(values[..<cut]))
      joined.append(contentsOf: NumberValues(values[cut...]))
      #expect(joined == NumberValues(values))
      let texts = values.map { $0.map { String($0) } }
      var joinedTexts = TextValues(texts)
      joinedTexts.truncate(to: cut)
      #expect(joinedTexts == TextValues(texts[..<cut]))
      joinedTexts.append(contentsOf: TextValues(texts[cut...]))
      #expect(joinedTexts == TextValues(texts))
    }
  }

  @Test("of texts that come again can be cut, joined, selected and replaced") func repeatedTexts() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let count = Int.random(in: 0...300, using: &generator)
      let texts = (0..<count).map { _ in
        Int.random(in: 0..<20, using: &generator) == 0
          ? nil : String(repeating: "ab", count: Int.random(in: 0..<30, using: &generator))
      }
      let values = TextValues(texts)
      let cut = Int.random(in: 0...count, using: &generator)
      var joined = values
      joined.truncate(to: cut)
      #expect(joined == TextValues(texts[..<cut]))
      #expect(joined.hashValue == TextValues(texts[..<cut]).hashValue)
      joined.append(contentsOf: TextValues(texts[cut...]))
      #expect(joined == values)
      #expect(joined.missingCount == texts.count { $0 == nil })
      let rows = (0..<20).compactMap { _ in texts.indices.randomElement(using: &generator) }
      #expect(values.selecting(rows) == TextValues(rows.map { texts[$0] }))
      func half(_ text: String) -> String? { text.isEmpty ? nil : String(text.prefix(text.count / 2)) }
      #expect(values.mapTexts(half) == TextValues(texts.map { $0.flatMap(half) }))
      #expect(Set(values.distinctTexts) == Set(texts.compactMap(\.self)))
    }
  }

  @Test("of texts are told apart by every byte, whatever their length") func texts() {
    let base = (0..<40).map { String(repeating: "x", count: $0) }
    let changed = base.flatMap { text in
      text.indices.map { text[..<$0] + "y" + text[text.index(after: $0)...] }.map(String.init)
    }
    let values = TextValues(base + changed + base)
    #expect(values.distinctCount == base.count + changed.count)
    #expect(Array(values) == base + changed + base)
  }
}
