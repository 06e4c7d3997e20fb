import Testing

@testable import StatisticsCore

@Suite("Probability of improvement")
struct ProbabilityOfImprovementTests {
  @Test("Estimates and intervals agree with rliable")
  func rliable() throws {
    let reference = try RliableReference.read()
    #expect(reference.improvements.count == 4)
    for row in reference.improvements {
      let first = try reference.taskScores(row.first)
      let second = try reference.taskScores(row.second)
      #expect(isClose(try ProbabilityOfImprovement.estimate(first, second), row.value, within: 1e-12))
      let distribution = try ProbabilityOfImprovement.distribution(
        first, second, simulation: Simulation(resamples: 4_000))
      let found = try #require(try distribution.interval(.percentile).interval)
      let error = try #require(found.monteCarloError?.largest)
      // The reference is simulated too, with more resamples.
      #expect(abs(found.lower - row.lower) < 5 * error)
      #expect(abs(found.upper - row.upper) < 5 * error)
    }
  }

  @Test("Exchanging the systems gives the rest of 1")
  func complement() throws {
    let first = try TaskScores(runs: [[1, 2], [2, 2], [3, 3, 4]])
    let second = try TaskScores(runs: [[1, 1], [2, 2], [3, 5]])
    let forth = try ProbabilityOfImprovement.estimate(first, second)
    #expect(isClose(forth + (try ProbabilityOfImprovement.estimate(second, first)), 1, within: 1e-15))
    // Tasks: 2 of 4 pairs won and 2 tied: 0.75; all tied: 0.5; 1 won, 2 tied of 6: 1/3.
    #expect(isClose(forth, (0.75 + 0.5 + 1.0 / 3) / 3, within: 1e-15))
  }

  @Test("Systems with other tasks are refused")
  func refusal() throws {
    let first = try TaskScores(runs: [[1, 2]])
    let second = try TaskScores(runs: [[1, 2], [3]])
    #expect(throws: StatisticsError.self) { try ProbabilityOfImprovement.estimate(first, second) }
  }
}
