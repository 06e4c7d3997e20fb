import StatisticsCore
import Testing

@Suite struct CrossedMeanTests {
  struct Reference: Decodable {
    var values: [Double]
    var prompts: [Int]
    var raters: [Int]
    var mean: Double
    var components: [Double]
    var standardError: Double
    var degreesOfFreedom: Double
    var lower: Double
    var upper: Double
  }

  static func mean(_ values: [Double], _ clusters: [Int], _ raters: [Int]) throws -> CrossedMean {
    try CrossedMean(ClusteredSample(values, clusters: clusters), crossedBy: raters)
  }

  // R 4: a complete design, one without an effect of raters, and one with cells that are empty and cells with two.
  // See Fixtures/clusters/crossed.R.
  @Test func figuresAreThoseOfR() throws {
    for example in try Fixture.json("clusters/crossed.json", as: [Reference].self) {
      let mean = try Self.mean(example.values, example.prompts, example.raters)
      #expect(isClose(mean.mean.estimate, example.mean, within: 1e-14))
      let variances = try #require(mean.variances)
      for (found, expected) in zip([variances.clusters, variances.raters, variances.rest], example.components) {
        #expect(abs(found - expected) < 1e-12)
      }
      #expect(isClose(mean.standardError.estimate, example.standardError, within: 1e-12))
      #expect(isClose(mean.degreesOfFreedom, example.degreesOfFreedom, within: 1e-11))
      let interval = try #require(try mean.interval().interval)
      #expect(isClose(interval.lower, example.lower, within: 1e-11))
      #expect(isClose(interval.upper, example.upper, within: 1e-11))
      #expect(interval.method == .crossedT)
    }
  }

  // By hand: rows 1 3, 5 9; squares between prompts 25, raters 9, rest 1, all with one degree of freedom; mean 4.5, n = 4.
  @Test func twoByTwoByHand() throws {
    let mean = try Self.mean([1, 3, 5, 9], [0, 0, 1, 1], [0, 1, 0, 1])
    #expect(mean.mean == .estimate(4.5))
    #expect(isClose(mean.variances?.clusters, 12, within: 1e-13))
    #expect(isClose(mean.variances?.raters, 4, within: 1e-13))
    #expect(isClose(mean.variances?.rest, 1, within: 1e-13))
    #expect(isClose(mean.standardError.estimate, (33.0 / 4).squareRoot(), within: 1e-13))
    #expect(isClose(mean.degreesOfFreedom, 33.0 * 33 / (625 + 81 + 1), within: 1e-13))
  }

  @Test func orderAndScaleDoNotMatter() throws {
    let first = try Self.mean([1, 3, 5, 9, 2, 8], [0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1])
    let small = [8e-200, 2e-200, 9e-200, 5e-200, 3e-200, 1e-200]
    let second = try Self.mean(small, [5, 5, 3, 3, 4, 4], [9, 7, 9, 7, 9, 7])
    #expect(isClose(second.standardError.estimate.map { $0 * 1e200 }, first.standardError.estimate ?? 0, within: 1e-12))
    #expect(isClose(second.degreesOfFreedom, first.degreesOfFreedom ?? 0, within: 1e-12))
  }

  @Test func whatIsNotCrossedHasNoErrorOfThisKind() throws {
    let nested = try Self.mean([1, 3, 5, 9], [0, 0, 1, 1], [0, 1, 2, 3])
    #expect(nested.standardError == .undefined(.undefinedStatistic) && nested.variances == nil)
    #expect(try nested.interval() == .undefined(.undefinedStatistic))
    #expect(try Self.mean([1, 3, 5, 9], [0, 1, 2, 3], [0, 0, 1, 1]).degreesOfFreedom == nil)
    #expect(try Self.mean([1, 3, 5], [0, 1, 2], [0, 0, 0]).standardError == .undefined(.singleCluster))
    #expect(try Self.mean([1, 3], [0, 0], [0, 1]).standardError == .undefined(.singleCluster))
    #expect(try Self.mean([2, 2, 2, 2], [0, 0, 1, 1], [0, 1, 0, 1]).standardError == .undefined(.constantData))
    #expect(try Self.mean([], [], []).mean == .undefined(.tooFewObservations(found: 0, needed: 1)))
    #expect(try Self.mean([4], [0], [0]).standardError == .undefined(.tooFewObservations(found: 1, needed: 2)))
    #expect(throws: StatisticsError.self) { try Self.mean([1, 2], [0, 1], [0]) }
  }
}
