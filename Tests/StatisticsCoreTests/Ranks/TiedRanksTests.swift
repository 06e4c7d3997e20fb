import StatisticsCore
import Testing

@Suite struct TiedRanksTests {
  // Ten values with ties; `irank` of csranks 1.2.3 (R) at omega 0, 0.5 and 1, both directions.
  @Test(arguments: [
    (RankTieRule.minimum, RankingOrder.smallestFirst, [1.0, 2, 3, 3, 5, 6, 7, 7, 7, 7]),
    (.middle, .smallestFirst, [1, 2, 3.5, 3.5, 5, 6, 8.5, 8.5, 8.5, 8.5]),
    (.maximum, .smallestFirst, [1, 2, 4, 4, 5, 6, 10, 10, 10, 10]),
    (.minimum, .largestFirst, [10, 9, 7, 7, 6, 5, 1, 1, 1, 1]),
    (.middle, .largestFirst, [10, 9, 7.5, 7.5, 6, 5, 2.5, 2.5, 2.5, 2.5]),
    (.maximum, .largestFirst, [10, 9, 8, 8, 6, 5, 4, 4, 4, 4]),
  ])
  func tiesShareRanksAsInCsranks(_ ties: RankTieRule, _ order: RankingOrder, _ expected: [Double]) throws {
    let values: [Double] = [3, 4, 7, 7, 10, 11, 15, 15, 15, 15]
    #expect(try TiedRanks.of(values, ties: ties, order: order) == expected)
    // The order of the input does not matter.
    #expect(try TiedRanks.of(values.reversed(), ties: ties, order: order) == expected.reversed())
  }

  @Test func edgesHaveTheirRanks() throws {
    #expect(try TiedRanks.of([]) == [])
    #expect(try TiedRanks.of([5]) == [1])
    #expect(try TiedRanks.of([-.infinity, 0, .infinity]) == [3, 2, 1])
    #expect(try TiedRanks.of([0.0, -0.0]) == [1, 1])
    #expect(try TiedRanks.of(Array(repeating: 2, count: 1_000), ties: .middle) == Array(repeating: 500.5, count: 1_000))
    #expect(throws: StatisticsError.self) { try TiedRanks.of([1, .nan]) }
  }
}
