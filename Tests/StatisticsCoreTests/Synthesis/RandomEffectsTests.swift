import StatisticsCore
import Testing

/// Reference: R's metafor 3.8 (`Fixtures/synthesis/random_effects.R`).
@Suite struct RandomEffectsTests {
  struct Example: Decodable {
    var effects: [Double]
    var variances: [Double]
    var mean: Double
    var standardError: Double
    var truncatedError: Double
    var lower: Double
    var upper: Double
    var variance: Double
    var heterogeneity: Double
    var predictionLower: Double
    var predictionUpper: Double
    var varianceLower: Double
    var varianceUpper: Double
    var weights: [Double]
  }

  static func examples() throws -> [Example] { try Fixture.json("synthesis/random_effects.json") }

  @Test(arguments: 0..<6) func itAgreesWithMetafor(_ number: Int) throws {
    let example = try Self.examples()[number]
    let fitted = try RandomEffects.fit(
      effects: example.effects, variances: example.variances, rule: .hartungKnapp)
    let model = try #require(fitted.model)
    #expect(isClose(model.mean, example.mean, within: 1e-8))
    #expect(isClose(model.standardError, example.standardError, within: 1e-8))
    #expect(isClose(model.interval.lower, example.lower, within: 1e-7))
    #expect(isClose(model.interval.upper, example.upper, within: 1e-7))
    #expect(isClose(model.variance, example.variance, within: 1e-7))
    #expect(isClose(model.heterogeneity, example.heterogeneity, within: 1e-10))
    #expect(isClose(model.prediction.lower, example.predictionLower, within: 1e-7))
    #expect(isClose(model.prediction.upper, example.predictionUpper, within: 1e-7))
    // metafor stops looking for the ends when τ² moves by less than its own tolerance.
    #expect(isClose(model.varianceInterval.lower, example.varianceLower, within: 1e-4))
    #expect(isClose(model.varianceInterval.upper, example.varianceUpper, within: 1e-4))
    for (weight, expected) in zip(model.weights, example.weights) { #expect(abs(weight - expected) < 1e-8) }
    let truncated = try #require(
      try RandomEffects.fit(effects: example.effects, variances: example.variances).model)
    #expect(isClose(truncated.standardError, example.truncatedError, within: 1e-8))
  }

  @Test func withoutErrorsItIsStudentsT() throws {
    let effects = [0.3, -0.2, 0.9, 0.4, 0.1]
    let model = try #require(
      try RandomEffects.fit(effects: effects, variances: effects.map { _ in 0 }).model)
    let expected = try #require(try StudentTInterval.mean(of: effects).interval)
    #expect(isClose(model.mean, 0.3, within: 1e-9))
    #expect(isClose(model.interval.lower, expected.lower, within: 1e-9))
    #expect(isClose(model.interval.upper, expected.upper, within: 1e-9))
  }

  @Test func whatDeterminesNothingIsSaid() throws {
    #expect(try RandomEffects.fit(effects: [1], variances: [1]) == .undefined(.tooFewObservations(found: 1, needed: 2)))
    #expect(try RandomEffects.fit(effects: [2, 2], variances: [0, 0]) == .undefined(.constantData))
    let alike = try #require(try RandomEffects.fit(effects: [2, 2, 2], variances: [1, 1, 1]).model)
    #expect(alike.mean == 2 && alike.variance == 0)
    #expect(throws: StatisticsError.self) { try RandomEffects.fit(effects: [1, 2], variances: [1, -1]) }
    #expect(throws: StatisticsError.self) { try RandomEffects.fit(effects: [1, .nan], variances: [1, 1]) }
    #expect(throws: StatisticsError.self) { try RandomEffects.fit(effects: [1], variances: [1, 1]) }
  }

  /// The interval of the mean covers over few and many studies of unequal errors. That of one more study falls short where studies are few
  /// and differ little, as the documentation says.
  @Test(arguments: [(4, 0.0), (4, 0.3), (8, 0.3), (15, 1.0)])
  func theIntervalOfTheMeanCovers(_ count: Int, _ deviation: Double) throws {
    var stream = RandomStream(seed: 20_261_127, block: UInt64(count))
    var covered = (mean: 0, next: 0)
    let runs = 250
    for _ in 0..<runs {
      let variances = (0..<count).map { _ in 0.02 + 0.3 * stream.nextUniform() }
      let effects = variances.map { 0.5 + deviation * stream.nextNormal() + $0.squareRoot() * stream.nextNormal() }
      let model = try #require(try RandomEffects.fit(effects: effects, variances: variances).model)
      if model.interval.contains(0.5) { covered.mean += 1 }
      if model.prediction.contains(0.5 + deviation * stream.nextNormal()) { covered.next += 1 }
    }
    #expect(Double(covered.mean) / Double(runs) > 0.925)
    #expect(Double(covered.next) / Double(runs) > 0.82)
  }
}
