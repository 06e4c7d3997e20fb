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
}
