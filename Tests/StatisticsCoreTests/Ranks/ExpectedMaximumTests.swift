import StatisticsCore
import Testing

@Suite struct ExpectedMaximumTests {
  // The mean over all fifteen sets of four, by enumeration.
  @Test func smallSampleByEnumeration() throws {
    let values = [78.0, 81.85, 80.2, 83.24, 76.4, 81.6]
    var sum = 0.0
    var sets = 0
    for mask in 0..<64 where mask.nonzeroBitCount == 4 {
      sum += values.indices.filter { mask & (1 << $0) != 0 }.map { values[$0] }.max() ?? .nan
      sets += 1
    }
    let expected = try ExpectedMaximum(count: 6, drawn: 4)(values)
    #expect(sets == 15 && abs(expected - sum / 15) < 1e-12)
    #expect(abs(expected - 82.76) < 1e-12)
  }

  @Test func oneIsTheMeanAndAllIsTheMaximum() throws {
    let values = [3.0, 1.0, 8.0]
    #expect(abs(try ExpectedMaximum(count: 3, drawn: 1)(values) - 4) < 1e-14)
    #expect(try ExpectedMaximum(count: 3, drawn: 3)(values) == 8)
  }

  @Test(arguments: [1, 500, 999_999]) func weightsOfAMillionSumToOne(_ drawn: Int) throws {
    let weights = try ExpectedMaximum(count: 1_000_000, drawn: drawn).weights
    #expect(abs(weights.reduce(0, +) - 1) < 1e-9)
    #expect(weights.allSatisfy { $0 >= 0 })
    // The expected maximum of m of the numbers 1 … n is m (n + 1)/(m + 1).
    let expected = zip(1..., weights).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    #expect(abs(expected / (Double(drawn) * 1_000_001 / Double(drawn + 1)) - 1) < 1e-9)
  }

  @Test func malformedQuestionsAreErrors() throws {
    #expect(throws: StatisticsError.self) { try ExpectedMaximum(count: 3, drawn: 0) }
    #expect(throws: StatisticsError.self) { try ExpectedMaximum(count: 3, drawn: 4) }
    #expect(throws: StatisticsError.self) { try ExpectedMaximum(count: 0, drawn: 0) }
    let two = try ExpectedMaximum(count: 2, drawn: 1)
    #expect(throws: StatisticsError.self) { try two([1]) }
    #expect(throws: StatisticsError.self) { try two([1, .nan]) }
  }
}
