import Testing

@testable import StatisticsCore

@Suite struct MeanWinRateTests {
  @Test func meanWinRateSkipsScenariosWithoutComparison() throws {
    #expect(
      try MeanWinRate.meanWinRates(
        scores: [[0.5, 0.7, nil], [nil, 1, nil], [3, 1, nil]], higherIsBetter: [true, true, false])
        == [0, 1, nil])
    #expect(try MeanWinRate.meanWinRates(scores: []) == [])
    #expect(throws: StatisticsError.self) { try MeanWinRate.meanWinRates(scores: [[1, .nan]]) }
    #expect(throws: StatisticsError.self) { try MeanWinRate.meanWinRates(scores: [[1, 2], [1]]) }
    #expect(throws: StatisticsError.self) { try MeanWinRate.meanWinRates(scores: [[1, 2]], higherIsBetter: []) }
  }
}
