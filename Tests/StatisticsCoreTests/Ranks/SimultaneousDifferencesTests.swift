import StatisticsCore
import Testing

/// Reference: R's mvtnorm 1.1-3 (`Fixtures/ranks/differences.R`).
@Suite struct SimultaneousDifferencesTests {
  struct Example: Decodable {
    var values: [Double]
    var covariance: [[Double]]
    var against: Int
    var level: Double
    var differences: [Double]
    var standardErrors: [Double]
    var critical: Double
    var adjusted: [Double]
  }

  static func examples() throws -> [Example] { try Fixture.json("ranks/differences.json") }

  @Test(arguments: 0..<5) func itAgreesWithTheMultivariateNormal(_ number: Int) throws {
    let example = try Self.examples()[number]
    let estimates = try NormalEstimates(example.values, covariance: Matrix(rows: example.covariance))
    let simulation = Simulation(resamples: 200_000, seed: 1, threads: 2)
    let found = try SimultaneousDifferences(
      example.against < 0 ? .allPairs : .against(example.against), of: estimates, level: example.level,
      simulation: simulation)
    let critical = try #require(found.criticalValue)
    #expect(abs(critical.value - example.critical) < 4 * critical.monteCarloError)
    #expect(found.differences.count == example.differences.count)
    for (index, difference) in found.differences.enumerated() {
      #expect(isClose(difference.value, example.differences[index], within: 1e-12))
      #expect(isClose(difference.standardError, example.standardErrors[index], within: 1e-9))
      let interval = try #require(difference.interval)
      #expect(isClose(interval.upper - difference.value, critical.value * difference.standardError, within: 1e-9))
      let pValue = try #require(difference.adjustedPValue)
      #expect(abs(pValue - example.adjusted[index]) < 0.005)
    }
    let again = try SimultaneousDifferences(
      example.against < 0 ? .allPairs : .against(example.against), of: estimates, level: example.level,
      simulation: Simulation(resamples: 200_000, seed: 1, threads: 1))
    #expect(again == found)
  }

  @Test func whatIsKnownExactlyHasNoInterval() throws {
    let estimates = try NormalEstimates([1, 2, 3], standardErrors: [0, 0, 1])
    let found = try SimultaneousDifferences(.allPairs, of: estimates, simulation: Simulation(resamples: 999))
    #expect(found.differences.map { $0.interval == nil } == [true, false, false])
    let exact = try SimultaneousDifferences(
      .allPairs, of: NormalEstimates([1, 2], standardErrors: [0, 0]), simulation: Simulation(resamples: 999))
    #expect(exact.criticalValue == nil && exact.differences[0].interval == nil)
    #expect(throws: StatisticsError.self) {
      try SimultaneousDifferences(.against(3), of: estimates, simulation: Simulation(resamples: 999))
    }
  }
}
