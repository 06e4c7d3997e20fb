@testable import StatisticsCore
import Testing

@Suite struct MultinomialRankSetsTests {
  struct Reference: Decodable {
    struct Case: Decodable {
      var counts: [Int]
      var simultaneous: Bool
      var correction: String
      var sets: [[Int]]
    }
    var multinomial: [Case]
  }

  @Test func setsAreThoseOfAnIndependentImplementation() throws {
    for example in try Fixture.json("ranks/rank-sets.json", as: Reference.self).multinomial {
      let correction = try #require(FamilywiseCorrection(rawValue: example.correction))
      let found = try RankSets.multinomial(
        counts: example.counts, scope: example.simultaneous ? .simultaneous : .marginal, correction: correction)
      #expect(found.sets.map { [$0.lower, $0.upper] } == example.sets)
    }
  }

  // SciPy 1.17.1: binom.sf(k − 1, n, 0.5).
  @Test(arguments: [
    (6.0, 10.0, 0.376_953_125), (10, 10, 0.000_976_562_5), (0, 10, 1), (5, 9, 0.5), (60, 100, 0.028_443_966_820_490_4),
    (11, 10, 0), (0, 0, 1), (4, 10, 0.828_125),
  ])
  func tailOfAFairCoin(_ successes: Double, _ trials: Double, _ expected: Double) throws {
    #expect(isClose(try FairCoin.upperTail(successes: successes, trials: trials), expected, within: 1e-13))
  }

  // mpmath 1.3, the sum of the terms with 30 digits. Beyond 10,000 trials the tail is by the saddlepoint formula.
  @Test(arguments: [
    (5_101.0, 10_001.0, 0.022_752_831_687_757_017), (5_301, 10_001, 9.778_046_508_235_088e-10),
    (500_500, 1_000_000, 0.158_897_345_681_652_77), (502_500, 1_000_000, 2.881_270_818_870_302e-7),
  ])
  func tailOfManyTosses(_ successes: Double, _ trials: Double, _ expected: Double) throws {
    let found = try FairCoin.upperTail(successes: successes, trials: trials)
    #expect(abs(found / expected - 1) < (trials < 100_000 ? 1e-7 : 1e-9))
  }

  @Test func orderAndSidesSelectTheEnds() throws {
    let counts = [500, 400, 100]
    #expect(try RankSets.multinomial(counts: counts).sets.map { [$0.lower, $0.upper] } == [[1, 1], [2, 2], [3, 3]])
    let ascending = try RankSets.multinomial(counts: counts, order: .smallestFirst)
    #expect(ascending.sets.map { [$0.lower, $0.upper] } == [[3, 3], [2, 2], [1, 1]])
    let lower = try RankSets.multinomial(counts: counts, systems: [1], sides: .lower)
    #expect(lower.sets.map { [$0.lower, $0.upper] } == [[2, 3]])
  }

  // 95 % at least; 400 trials have a standard error of 1.1 %.
  @Test func setsCover() throws {
    let probabilities = [0.4, 0.2, 0.2, 0.15, 0.05]
    let bounds = probabilities.map { value in
      (1 + probabilities.count { $0 > value }, 5 - probabilities.count { $0 < value })
    }
    var stream = RandomStream(seed: 31)
    var covered = 0
    for _ in 0..<400 {
      var counts = [Int](repeating: 0, count: 5)
      for _ in 0..<60 {
        var left = stream.nextUniform()
        var place = 0
        while place < 4, left >= probabilities[place] {
          left -= probabilities[place]
          place += 1
        }
        counts[place] += 1
      }
      let sets = try RankSets.multinomial(counts: counts)
      if zip(sets.sets, bounds).allSatisfy({ $0.lower <= $1.0 && $0.upper >= $1.1 }) { covered += 1 }
    }
    #expect(Double(covered) / 400 > 0.95 - 3 * 0.011)
  }

  @Test func hostileInputIsAnErrorOrAnAnswer() throws {
    #expect(throws: StatisticsError.self) { try RankSets.multinomial(counts: []) }
    #expect(throws: StatisticsError.self) { try RankSets.multinomial(counts: [1, -1]) }
    #expect(throws: StatisticsError.self) { try RankSets.multinomial(counts: [1, .max]) }
    #expect(throws: StatisticsError.self) { try RankSets.multinomial(counts: [1], level: 0) }
    #expect(throws: StatisticsError.self) { try RankSets.multinomial(counts: [1], systems: [1]) }
    #expect(try RankSets.multinomial(counts: [0]).sets == [RankSet(lower: 1, upper: 1)])
    #expect(
      try RankSets.multinomial(counts: [0, 0]).sets == [RankSet(lower: 1, upper: 2), RankSet(lower: 1, upper: 2)])
    // Two in a million of 10¹² is five standard deviations… and a difference of one is nothing.
    let trillion = 1_000_000_000_000
    let sets = try RankSets.multinomial(counts: [trillion, trillion - 1, trillion - 10_000_000])
    #expect(sets.sets.map { [$0.lower, $0.upper] } == [[1, 2], [1, 2], [3, 3]])
  }
}
