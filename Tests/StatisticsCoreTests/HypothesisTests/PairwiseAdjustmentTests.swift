import Testing

@testable import StatisticsCore

/// References: R's scmamp 0.3.2 on the example of García & Herrera (2008) and on random p-values, and the definitions by brute force
/// (`Fixtures/garcia_herrera2008`).
@Suite("Adjustments of the p-values of all pairs")
struct PairwiseAdjustmentTests {
  struct Example: Decodable {
    var systems: Int
    var p: [Double]
    var shaffer: [Double]
    var bergmannHommel: [Double]
  }

  struct Reference: Decodable {
    var tolerance: Double
    var blocks: [[Double]]
    var meanRanks: [Double]
    var published: Example
    var random: [Example]

    static func load() throws -> Reference { try Fixture.json("garcia_herrera2008/scmamp.json") }
  }

  struct Defined: Decodable {
    var systems: Int
    var p: [Double]
    var bergmannHommel: [Double]
  }

  /// Raised to the largest of all pairs with smaller p-values, as scmamp does.
  private func raised(_ adjusted: [Double], by pValues: [Double]) -> [Double] {
    var (result, largest) = (adjusted, 0.0)
    for place in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }) {
      largest = max(largest, adjusted[place])
      result[place] = largest
    }
    return result
  }

  @Test("agree with scmamp")
  func scmamp() throws {
    let reference = try Reference.load()
    for example in [reference.published] + reference.random {
      let shaffer = try PairwiseAdjustment.shaffer.adjusted(example.p, treatmentCount: example.systems)
      let dynamic = raised(
        try PairwiseAdjustment.bergmannHommel.adjusted(example.p, treatmentCount: example.systems), by: example.p)
      for place in example.p.indices {
        #expect(isClose(shaffer[place], example.shaffer[place], within: reference.tolerance))
        #expect(isClose(dynamic[place], example.bergmannHommel[place], within: reference.tolerance))
      }
    }
  }

  @Test("Bergmann and Hommel's agrees with its definition over all closed sets of pairs")
  func definition() throws {
    let examples: [Defined] = try Fixture.json("garcia_herrera2008/brute_force.json")
    #expect(examples.count > 10)
    for example in examples {
      let found = try PairwiseAdjustment.bergmannHommel.adjusted(example.p, treatmentCount: example.systems)
      for (own, expected) in zip(found, example.bergmannHommel) { #expect(isClose(own, expected, within: 1e-12)) }
    }
  }

  @Test("p-values of mean ranks are those of the example")
  func meanRanks() throws {
    let reference = try Reference.load()
    let ranks = try BlockRanks(reference.blocks)
    for (found, expected) in zip(ranks.meanRanks, reference.meanRanks) {
      #expect(isClose(found, expected, within: reference.tolerance))
    }
    var found: [Double] = []
    for control in 0..<4 {
      found += try BonferroniDunnTest.comparisons(ranks, control: control).filter { $0.treatment > control }.map(
        \.pValue)
    }
    for (own, expected) in zip(found, reference.published.p) { #expect(isClose(own, expected, within: 1e-9)) }
  }

  @Test("the numbers of hypotheses that can be true are those of Shaffer's table")
  func possibleCounts() {
    #expect(PairwiseAdjustment.possibleTrueCounts(2) == [0, 1])
    #expect(PairwiseAdjustment.possibleTrueCounts(4) == [0, 1, 2, 3, 6])
    #expect(PairwiseAdjustment.possibleTrueCounts(5) == [0, 1, 2, 3, 4, 6, 10])
    #expect(PairwiseAdjustment.shafferFactors(4) == [6, 3, 3, 3, 2, 1])
  }

  @Test("never above Holm's, Bergmann and Hommel's never above Shaffer's")
  func order() throws {
    var random = RandomStream(seed: 12)
    for count in 2...7 {
      let pValues = (0..<(count * (count - 1) / 2)).map { _ in random.nextUniform() * random.nextUniform() }
      let holm = try PValueAdjustment.holm.adjusted(pValues)
      let shaffer = try PairwiseAdjustment.shaffer.adjusted(pValues, treatmentCount: count)
      let dynamic = try PairwiseAdjustment.bergmannHommel.adjusted(pValues, treatmentCount: count)
      for place in pValues.indices {
        #expect(dynamic[place] <= shaffer[place] + 1e-15 && shaffer[place] <= holm[place] + 1e-15)
        #expect(dynamic[place] >= pValues[place])
      }
    }
  }

  @Test("too many systems, another number of p-values, and what is none are refused")
  func hostile() throws {
    #expect(throws: StatisticsError.self) {
      try PairwiseAdjustment.bergmannHommel.adjusted([Double](repeating: 0.5, count: 78), treatmentCount: 13)
    }
    #expect(throws: StatisticsError.self) {
      try PairwiseAdjustment.shaffer.adjusted([Double](repeating: 0.5, count: 20_100), treatmentCount: 201)
    }
    for adjustment in PairwiseAdjustment.allCases {
      #expect(throws: StatisticsError.self) { try adjustment.adjusted([0.5, 0.5], treatmentCount: 3) }
      #expect(throws: StatisticsError.self) { try adjustment.adjusted([], treatmentCount: 1) }
      for malformed in [-0.1, 1.1, .nan] {
        #expect(throws: StatisticsError.self) { try adjustment.adjusted([0.5, malformed, 0], treatmentCount: 3) }
      }
      #expect(try adjustment.adjusted([0.2], treatmentCount: 2) == [0.2])
      #expect(try adjustment.adjusted([1, 1, 1], treatmentCount: 3) == [1, 1, 1])
      #expect(try adjustment.adjusted([0, 0, 0], treatmentCount: 3) == [0, 0, 0])
    }
  }
}
