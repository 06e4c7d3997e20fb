import Testing

@testable import StatisticsCore

@Suite struct RankingsTests {
  @Test func rankingsThatAgreeAreCountedTogether() throws {
    let rankings = try Rankings(
      systemCount: 3, groups: [[[0, 1], [2]], [[1, 0], [], [2]], [[2]], [], [[2], [0]]], counts: [1, 2, 5, 5, 0])
    #expect(rankings.rankings.map(\.groups) == [[[0, 1], [2]]])
    #expect(rankings.rankings.map(\.count) == [3])
  }

  @Test func ranksAndGroupsSayTheSame() throws {
    let groups = try Rankings(systemCount: 3, groups: [[[2], [0, 1]], [[1], [0]]])
    let ranks = try Rankings(systemCount: 3, ranks: [[2, 2, 1], [4, 1.5, nil]])
    #expect(groups == ranks)
  }

  @Test func malformedRankingsAreRefused() {
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [2]]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [0]]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [1]]], counts: []) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, groups: [[[0], [1]]], counts: [.nan]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 2, ranks: [[1]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: 1, ranks: [[.infinity]]) }
    #expect(throws: StatisticsError.self) { try Rankings(systemCount: -1, groups: []) }
  }
}
