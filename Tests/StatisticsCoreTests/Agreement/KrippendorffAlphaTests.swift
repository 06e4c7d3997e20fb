import StatisticsCore
import Testing

/// Reference: the package krippendorff 0.9.0 (`Fixtures/agreement/make.py`).
@Suite("Krippendorff's alpha")
struct KrippendorffAlphaTests {
  struct Reference: Decodable {
    struct Example: Decodable {
      var units: [[Double]]
      var alpha: [String: Double]
    }
    var tolerance: Double
    var examples: [Example]
  }

  @Test("agrees with the package krippendorff, cells missing", arguments: KrippendorffAlpha.Metric.allCases)
  func fixtures(_ metric: KrippendorffAlpha.Metric) throws {
    let reference: Reference = try Fixture.json("agreement/alpha.json")
    #expect(reference.examples.count == 5)
    for example in reference.examples {
      let found = try KrippendorffAlpha.estimate(example.units, metric: metric)
      #expect(isClose(found.estimate, try #require(example.alpha[metric.rawValue]), within: reference.tolerance))
    }
  }

  @Test(
    "full agreement is 1, and the order of units and ratings changes nothing",
    arguments: KrippendorffAlpha.Metric.allCases)
  func agreement(_ metric: KrippendorffAlpha.Metric) throws {
    #expect(try KrippendorffAlpha.estimate([[1, 1, 1], [2, 2], [5, 5]], metric: metric).estimate == 1)
    let units: [[Double]] = [[1, 2, 2], [3, 3, 1], [2], [4, 2], [5, 5, 4, 5]]
    let turned = units.reversed().map { Array($0.reversed()) }
    let found = try KrippendorffAlpha.estimate(units, metric: metric).estimate
    #expect(try KrippendorffAlpha.estimate(turned, metric: metric).estimate == found)
    let plan = Simulation(resamples: 500, seed: 3)
    let intervals = try [units, turned].map {
      try KrippendorffAlpha.distribution($0, metric: metric, simulation: plan).interval(.percentile).interval
    }
    #expect(intervals[0] == intervals[1] && intervals[0] != nil)
    // A unit that one alone rated says nothing.
    #expect(try KrippendorffAlpha.estimate(units.filter { $0.count > 1 }, metric: metric).estimate == found)
  }

  @Test("scores far from zero lose nothing to rounding")
  func offset() throws {
    let units: [[Double]] = [[1, 2, 2], [3, 3, 1], [4, 2], [5, 5, 4, 5]]
    let shifted = units.map { $0.map { $0 + 1e9 } }
    let found = try #require(try KrippendorffAlpha.estimate(units, metric: .interval).estimate)
    #expect(isClose(try KrippendorffAlpha.estimate(shifted, metric: .interval).estimate, found, within: 1e-9))
  }

  @Test("what determines nothing, and what is malformed", arguments: KrippendorffAlpha.Metric.allCases)
  func hostile(_ metric: KrippendorffAlpha.Metric) throws {
    #expect(try KrippendorffAlpha.estimate([], metric: metric) == .undefined(.tooFewObservations(found: 0, needed: 1)))
    #expect(try KrippendorffAlpha.estimate([[1], [2]], metric: metric).estimate == nil)
    #expect(try KrippendorffAlpha.estimate([[3, 3], [3, 3, 3]], metric: metric) == .undefined(.constantData))
    let single = try KrippendorffAlpha.distribution([[1, 2, 2]], metric: metric)
    #expect(single.degeneracy == .tooFewObservations(found: 1, needed: 2) && single.estimate != nil)
    #expect(throws: StatisticsError.self) { try KrippendorffAlpha.estimate([[1, .nan]], metric: metric) }
    #expect(throws: StatisticsError.self) { try KrippendorffAlpha.estimate([[1, .infinity]], metric: metric) }
  }

  @Test("ratios take no negative ratings")
  func negativeRatios() throws {
    #expect(throws: StatisticsError.self) { try KrippendorffAlpha.estimate([[-1, 2], [0, 1]], metric: .ratio) }
    #expect(try KrippendorffAlpha.estimate([[0, 0], [0, 2]], metric: .ratio).estimate != nil)
  }
}
