import StatisticsCore
import Testing

@Suite struct BootstrapRankSetsTests {
  // Four resamples of three systems, quantiles by hand.
  @Test func quantilesOfRanksByHand() throws {
    let resampled = try Matrix(rows: [[3, 2, 1], [3, 1, 2], [2, 3, 1], [3, 2, 1]])
    let wide = try RankSets.bootstrap(resampled: resampled, level: 0.9)
    #expect(wide.sets.map { [$0.lower, $0.upper] } == [[1, 2], [1, 3], [2, 3]])
    let narrow = try RankSets.bootstrap(resampled: resampled, level: 0.4)
    // Ranks of the second, sorted: 1, 2, 2, 3; the 0.3 and 0.7 quantiles are the second and third.
    #expect(narrow.sets.map { [$0.lower, $0.upper] } == [[1, 1], [2, 2], [3, 3]])
    #expect(wide.method == .rankBootstrap)
  }

  @Test func tiesFollowTheRule() throws {
    let tied = try Matrix(rows: [[1, 1], [1, 1]])
    #expect(
      try RankSets.bootstrap(resampled: tied, ties: .minimum).sets == [
        RankSet(lower: 1, upper: 1), RankSet(lower: 1, upper: 1),
      ])
    #expect(
      try RankSets.bootstrap(resampled: tied, ties: .middle).sets == [
        RankSet(lower: 1, upper: 2), RankSet(lower: 1, upper: 2),
      ])
    #expect(
      try RankSets.bootstrap(resampled: tied, ties: .maximum).sets == [
        RankSet(lower: 2, upper: 2), RankSet(lower: 2, upper: 2),
      ])
  }

  @Test func wellSeparatedSystemsHaveOneRank() throws {
    let estimates = try NormalEstimates([10, 0, 5], standardErrors: [0.1, 0.1, 0.1])
    let plan = Simulation(resamples: 300)
    #expect(
      try RankSets.bootstrap(of: estimates, simulation: plan).sets.map { [$0.lower, $0.upper] } == [
        [1, 1], [3, 3], [2, 2],
      ])
    let ascending = try RankSets.bootstrap(of: estimates, order: .smallestFirst, simulation: plan)
    #expect(ascending.sets.map(\.lower) == [3, 1, 2])
  }

  @Test func hostileInputIsAnError() throws {
    #expect(throws: StatisticsError.self) { try RankSets.bootstrap(resampled: Matrix(rows: [])) }
    #expect(throws: StatisticsError.self) { try RankSets.bootstrap(resampled: Matrix(rows: [[1, .nan]])) }
    #expect(throws: StatisticsError.self) { try RankSets.bootstrap(resampled: Matrix(rows: [[1]]), level: 1) }
    #expect(throws: StatisticsError.self) { try RankSets.bootstrap(resampled: Matrix(rows: [[1]]), threads: 0) }
  }
}
