import StatisticsCore
import Testing

@Suite struct ArenaRankSetsTests {
  let lowerEnds: [Double] = [1_290, 1_280, 1_200, 1_150]
  let upperEnds: [Double] = [1_310, 1_295, 1_280, 1_190]

  // By hand: the second and third touch at 1280, which is an overlap.
  @Test func intervalsThatDoNotOverlapAreCounted() throws {
    let sets = try RankSets.arena(lowerEnds: lowerEnds, upperEnds: upperEnds, level: 0.95)
    #expect(sets.sets.map { [$0.lower, $0.upper] } == [[1, 2], [1, 3], [2, 3], [4, 4]])
    #expect(sets.method == .rankArena && sets.level == 0.95)
    let ascending = try RankSets.arena(lowerEnds: lowerEnds, upperEnds: upperEnds, level: 0.95, order: .smallestFirst)
    #expect(ascending.sets.map { [$0.lower, $0.upper] } == [[3, 4], [2, 4], [2, 3], [1, 1]])
  }

  @Test func agreesWithTheDefinitionOnRandomIntervals() throws {
    var stream = RandomStream(seed: 8)
    let centres = (0..<60).map { _ in (10 * stream.nextUniform()).rounded() }
    let lows = centres.map { $0 - (3 * stream.nextUniform()).rounded() }
    let highs = centres.map { $0 + (3 * stream.nextUniform()).rounded() }
    let sets = try RankSets.arena(lowerEnds: lows, upperEnds: highs, level: 0.9)
    for system in 0..<60 {
      #expect(sets.sets[system].lower == 1 + lows.count { $0 > highs[system] })
      #expect(sets.sets[system].upper == 60 - highs.count { $0 < lows[system] })
    }
  }

  @Test func hostileInputIsAnErrorOrAnAnswer() throws {
    #expect(throws: StatisticsError.self) { try RankSets.arena(lowerEnds: [], upperEnds: [], level: 0.95) }
    #expect(throws: StatisticsError.self) { try RankSets.arena(lowerEnds: [1], upperEnds: [], level: 0.95) }
    #expect(throws: StatisticsError.self) { try RankSets.arena(lowerEnds: [2], upperEnds: [1], level: 0.95) }
    #expect(throws: StatisticsError.self) { try RankSets.arena(lowerEnds: [.nan], upperEnds: [1], level: 0.95) }
    #expect(throws: StatisticsError.self) { try RankSets.arena(lowerEnds: [0], upperEnds: [1], level: 95) }
    let unbounded = try RankSets.arena(lowerEnds: [-.infinity, 5], upperEnds: [.infinity, 6], level: 0.95)
    #expect(unbounded.sets.map { [$0.lower, $0.upper] } == [[1, 2], [1, 2]])
  }
}
