import Testing

@testable import StatisticsCore

@Suite("Performance profiles")
struct PerformanceProfileTests {
  @Test("Profiles agree with rliable")
  func rliable() throws {
    let reference = try RliableReference.read()
    for system in ["A", "E"] {
      let scores = try reference.taskScores(system)
      let simulation = Simulation(resamples: 2_000)
      let runs = try PerformanceProfile.points(
        of: scores, thresholds: reference.thresholds, simulation: simulation)
      let tasks = try PerformanceProfile.points(
        of: scores, thresholds: reference.thresholds, counting: .tasks, simulation: Simulation(resamples: 10))
      let ends = try #require(reference.profileEnds[system])
      for (place, point) in runs.enumerated() {
        #expect(isClose(point.share, try #require(reference.profiles[system])[place], within: 1e-12))
        #expect(isClose(tasks[place].share, try #require(reference.averageProfiles[system])[place], within: 1e-12))
        // Shares are multiples of 1/260, and rliable's ends are simulated with as many resamples.
        guard let interval = point.interval.interval else { continue }
        #expect(abs(interval.lower - ends.lower[place]) < 2.01 / 260)
        #expect(abs(interval.upper - ends.upper[place]) < 2.01 / 260)
      }
    }
  }

  @Test("A share that no resample changes has no interval")
  func constant() throws {
    let scores = try TaskScores(runs: [[1, 2], [2, 3]])
    let points = try PerformanceProfile.points(of: scores, thresholds: [0, 2.5, 9])
    #expect(points[0].interval.degeneracy == .constantReplicates)
    #expect(points[1].interval.interval != nil)
    #expect(points.map(\.share) == [1, 0.25, 0])
  }
}
