import StatisticsCore
import Testing

@Suite("Adjustments of p-values")
struct PValueAdjustmentTests {
  @Test("agree with R's p.adjust, missing values left out", arguments: PValueAdjustment.allCases)
  func fixtures(_ method: PValueAdjustment) throws {
    for data in try RTests.load().adjustments {
      let expected = try #require(data.adjusted[method.rawValue])
      let found = try method.adjusted(data.p)
      #expect(found.count == expected.count)
      for (a, b) in zip(found, expected) {
        if let b { #expect(isClose(a, b, within: RTests.tolerance)) } else { #expect(a == nil) }
      }
    }
  }

  @Test(
    "never lowers a p-value, keeps their order, and does not depend on the order given",
    arguments: PValueAdjustment.allCases)
  func properties(_ method: PValueAdjustment) throws {
    var random = RandomStream(seed: 9)
    let pValues = (0..<30).map { _ in random.nextUniform() * random.nextUniform() }
    let adjusted = try method.adjusted(pValues)
    for i in pValues.indices {
      #expect(adjusted[i] >= pValues[i] && adjusted[i] <= 1)
      for j in pValues.indices where pValues[i] < pValues[j] { #expect(adjusted[i] <= adjusted[j]) }
    }
    let reversed = try method.adjusted(Array(pValues.reversed()))
    #expect(Array(reversed.reversed()) == adjusted)
  }

  @Test("none, one, all missing, and malformed ones", arguments: PValueAdjustment.allCases)
  func hostile(_ method: PValueAdjustment) throws {
    #expect(try method.adjusted([Double]()) == [])
    #expect(try method.adjusted([0.2]) == [0.2])
    #expect(try method.adjusted([nil, nil] as [Double?]) == [nil, nil])
    #expect(try method.adjusted([0, 0, 1]) == [0, 0, 1])
    for malformed in [-0.1, 1.1, .nan, .infinity] {
      #expect(throws: StatisticsError.self) { try method.adjusted([0.5, malformed]) }
    }
  }
}
