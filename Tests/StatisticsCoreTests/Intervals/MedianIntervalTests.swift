import Foundation
import StatisticsCore
import Testing

@Suite struct MedianIntervalTests {
  // Of 1, 2, …: from the equations with binomial tails summed as whole numbers (Python's `math.comb`).
  @Test(arguments: [
    (6, 0.95, 1.357_142_857_142_857), (9, 0.95, 2.227_906_976_744_187), (20, 0.95, 6.235_234_215_885_948),
    (20, 0.9, 6.899_272_226_198_518), (101, 0.95, 41.202_800_196_387_36),
  ])
  func endsAreThoseOfTheEquations(_ count: Int, _ level: Double, _ expected: Double) throws {
    let sample = (1...count).map(Double.init)
    let interval = try #require(try MedianInterval.median(of: sample.reversed(), level: level).interval)
    #expect(isClose(interval.lower, expected, within: 1e-12))
    #expect(isClose(interval.upper, Double(count + 1) - expected, within: 1e-12))
    #expect(interval.method == .medianOrderStatistics)
  }

  @Test func tooFewValuesEncloseTheMedianTooSeldom() throws {
    #expect(
      try MedianInterval.median(of: [1, 2, 3, 4, 5]) == .undefined(.tooFewObservations(found: 5, needed: 6)))
    #expect(try MedianInterval.median(of: [1, 2, 3, 4, 5], level: 0.9).interval != nil)
    #expect(try MedianInterval.median(of: [3, 3, 3, 3, 3, 3, 3]) == .undefined(.constantData))
    #expect(throws: StatisticsError.self) { try MedianInterval.median(of: [1, .nan]) }
  }

  @Test func itCoversSkewedScoresToo() throws {
    var covered = 0
    for sample in 0..<1_000 {
      var stream = RandomStream(seed: 12, block: UInt64(sample))
      let values = (0..<8).map { _ in -log(1 - stream.nextUniform()) }
      if try MedianInterval.median(of: values).interval?.contains(log(2)) == true { covered += 1 }
    }
    #expect(covered > 930 && covered < 975)
  }
}
