import StatisticsCore
import Testing

@Suite struct ComparisonGraphTests {
  @Test func aCircleIsOneComponent() throws {
    let graph = ComparisonGraph(
      try VoteSimulation.votes(3, [(0, 1, .first, 1), (1, 2, .first, 1), (0, 2, .second, 1)]))
    #expect(graph.components == [[0, 1, 2]])
    #expect(graph.isStronglyConnected)
    #expect(graph.undefeated.isEmpty && graph.winless.isEmpty && graph.withoutVotes.isEmpty)
  }

  @Test func undefeatedWinlessAndAbsentSystemsAreListed() throws {
    let graph = ComparisonGraph(
      try VoteSimulation.votes(6, [(0, 1, .first, 5), (1, 2, .tie, 1), (1, 3, .first, 1), (2, 3, .first, 2)]))
    #expect(graph.components == [[1, 2], [0], [3], [4], [5]])
    #expect(graph.undefeated == [0])
    #expect(graph.winless == [3])
    #expect(graph.withoutVotes == [4, 5])
    #expect("\(graph)" == "5 components; undefeated: 0; winless: 3; without votes: 4, 5")
  }

  @Test func systemsStandAboveBelowOrBesideTheLargestComponent() throws {
    let circle = (0..<5).map { ($0, ($0 + 1) % 5, ComparisonOutcome.first, 1.0) }
    let graph = ComparisonGraph(
      try VoteSimulation.votes(
        9, circle + [(5, 6, .first, 1), (6, 0, .first, 1), (2, 7, .first, 1), (7, 8, .first, 1)]))
    #expect(graph.standing == ComparisonGraph.Standing(above: [5, 6], below: [7, 8]))
    let beside = ComparisonGraph(try VoteSimulation.votes(8, circle + [(5, 6, .tie, 1), (5, 7, .first, 1)]))
    #expect(beside.standing == ComparisonGraph.Standing(unlinked: [5, 6, 7]))
  }

  @Test func whereNoComponentIsTheMeasureTheUndefeatedAreAbove() throws {
    let graph = ComparisonGraph(try VoteSimulation.votes(4, [(0, 1, .first, 1), (1, 2, .first, 1)]))
    #expect(graph.standing == ComparisonGraph.Standing(above: [0], below: [2], unlinked: [3]))
    #expect(ComparisonGraph(try VoteSimulation.votes(2, [(0, 1, .tie, 1)])).standing == ComparisonGraph.Standing())
  }

  @Test func aLongChainNeedsNoDeepStack() throws {
    var builder = PairwiseComparisons.Builder()
    for system in 0..<20_000 { try builder.add(first: system, second: system + 1, outcome: .first) }
    #expect(ComparisonGraph(builder.build()).components.count == 20_001)
    try builder.add(first: 20_000, second: 0, outcome: .first)
    #expect(ComparisonGraph(builder.build()).components.count == 1)
  }

  @Test func noSystemsAreNoComponents() {
    let graph = ComparisonGraph(PairwiseComparisons.Builder().build())
    #expect(graph.components.isEmpty)
    #expect(graph.isStronglyConnected)
  }
}
