import Testing

@testable import StatisticsCore

@Suite("Quantiles")
struct QuantileTests {
  private struct Reference: Decodable {
    let tolerance: Double
    let sample: [Double]
    let probabilities: [Double]
    let quantiles: [String: [Double]]
  }

  @Test("All nine types agree with R", arguments: QuantileType.allCases)
  func types(type: QuantileType) throws {
    let reference = try Fixture.json("r_stats/quantile_types.json", as: Reference.self)
    let expected = try #require(reference.quantiles["\(type.rawValue)"])
    #expect(expected.count == reference.probabilities.count)
    for (probability, expected) in zip(reference.probabilities, expected) {
      let found = try Quantile.value(of: reference.sample, at: probability, type: type)
      #expect(isClose(found, expected, within: reference.tolerance), "\(probability)")
    }
  }

  @Test("A single value is every quantile of itself", arguments: QuantileType.allCases)
  func single(type: QuantileType) throws {
    for probability in [0, 0.3, 1] { #expect(try Quantile.value(of: [4], at: probability, type: type) == 4) }
  }

  @Test("Nothing has no quantile")
  func empty() throws { #expect(try Quantile.value(of: [], at: 0.5) == nil) }

  @Test("A probability or a value that is no number is refused")
  func refusals() {
    for probability in [-0.1, 1.1, .nan, .infinity] {
      #expect(throws: StatisticsError.self) { try Quantile.value(of: [1, 2], at: probability) }
    }
    #expect(throws: StatisticsError.self) { try Quantile.value(of: [1, .nan], at: 0.5) }
    #expect(throws: StatisticsError.self) { try Quantile.value(of: [1, .infinity], at: 0.5) }
  }
}
