@testable import StatisticsCore
import Testing

@Suite("The studentized range")
struct StudentizedRangeTests {
  struct Distributions: Decodable {
    struct Tail: Decodable {
      var q: [Double]
      var groups: [Int]
      var df: [Double]
      var p: [Double]
    }
    struct Quantile: Decodable {
      var p: [Double]
      var groups: [Int]
      var df: [Double]
      /// R's algorithm fails at two of these points.
      var q: [Double?]
    }
    struct Critical: Decodable {
      var groups: [Int]
      var q05: [Double]
      var q10: [Double]
    }
    var range_upper_tail: Tail
    var range_quantile: Quantile
    var nemenyi: Critical
    var dunn: Critical
  }

  private let expected: Distributions

  init() throws { expected = try Fixture.json("r_stats/distributions.json") }

  @Test("Copenhaver and Holland's algorithm agrees with R's ptukey to 1e-9")
  func upperTail() throws {
    let table = expected.range_upper_tail
    for index in table.q.indices {
      let df = table.df[index] < 0 ? .infinity : table.df[index]
      let tail = try StudentizedRange.upperTail(
        table.q[index], groups: table.groups[index], degreesOfFreedom: df, algorithm: .copenhaverHolland)
      #expect(abs(tail - table.p[index]) < 1e-9)
    }
  }

  /// SciPy 1.17.1's `studentized_range.sf`; R's `ptukey` is off by the size in the last column.
  @Test(
    "the converged integral agrees with SciPy where R does not",
    arguments: [
      (8.0, 3, 3.0, 0.022_188_279_120_272_77, 2.7e-6), (3, 10, 3, 0.601_479_049_336_494_5, 3.8e-10),
      (8, 50, 3, 0.191_053_590_721_090_63, 4.8e-7), (4, 50, 60, 0.749_171_082_610_255_7, 2.5e-7),
    ])
  func converged(_ range: Double, _ groups: Int, _ df: Double, _ expected: Double, _ error: Double) throws {
    let tail = try StudentizedRange.upperTail(range, groups: groups, degreesOfFreedom: df)
    #expect(abs(tail - expected) < 1e-11)
    let asR = try StudentizedRange.upperTail(
      range, groups: groups, degreesOfFreedom: df, algorithm: .copenhaverHolland)
    #expect(abs(tail - asR) < 1.1 * error)
  }

  @Test("R's qtukey agrees to 1e-4, and the tail beyond a quantile is its probability")
  func quantile() throws {
    let table = expected.range_quantile
    for index in table.p.indices where index % 5 == 0 || table.df[index] < 0 {
      let df = table.df[index] < 0 ? .infinity : table.df[index]
      let (probability, groups) = (1 - table.p[index], table.groups[index])
      if let expected = table.q[index] {
        let asR = try StudentizedRange.upperQuantile(
          probability, groups: groups, degreesOfFreedom: df, algorithm: .copenhaverHolland)
        #expect(abs(asR - expected) < 1e-4)
      }
      let quantile = try StudentizedRange.upperQuantile(probability, groups: groups, degreesOfFreedom: df)
      let tail = try StudentizedRange.upperTail(quantile, groups: groups, degreesOfFreedom: df)
      #expect(abs(tail - probability) < 1e-12)
    }
  }

  /// R's 15 digits of q/√2 for 2 to 50 treatments; those of the normal quantile for Dunn's.
  @Test("Nemenyi's and Dunn's critical values agree with R")
  func criticalValues() throws {
    for (index, groups) in expected.nemenyi.groups.enumerated() {
      #expect(abs(try NemenyiTest.criticalValue(treatmentCount: groups) - expected.nemenyi.q05[index]) < 1e-4)
      #expect(
        abs(try NemenyiTest.criticalValue(treatmentCount: groups, alpha: 0.1) - expected.nemenyi.q10[index]) < 1e-4)
      #expect(abs(try BonferroniDunnTest.criticalValue(treatmentCount: groups) - expected.dunn.q05[index]) < 1e-9)
      #expect(
        abs(try BonferroniDunnTest.criticalValue(treatmentCount: groups, alpha: 0.1) - expected.dunn.q10[index])
          < 1e-9)
    }
  }

  @Test("gives the adjusted p-values of Tukey's honest significant differences")
  func honestSignificantDifferences() throws {
    let table = try RTests.load().tukey_hsd
    for (difference, expected) in zip(table.difference, table.adjusted_p) {
      let range = difference / (table.residual_mean_square / table.per_group).squareRoot()
      #expect(abs(try StudentizedRange.upperTail(range, groups: 3, degreesOfFreedom: table.df) - expected) < 1e-9)
    }
  }

  /// The range of two is √2 times the size of t.
  @Test("of two groups is √2 |t|", arguments: [1.0, 2, 7, 1e6, .infinity])
  func twoGroups(_ df: Double) throws {
    for range in [1e-6, 0.3, 1, 5, 40] {
      let tail = try StudentizedRange.upperTail(range, groups: 2, degreesOfFreedom: df)
      let t = try #require(try TTestReference.twoSided(range / 2.0.squareRoot(), df))
      #expect(abs(tail - t) < 1e-12)
      let cumulative = try StudentizedRange.cumulativeProbability(range, groups: 2, degreesOfFreedom: df)
      #expect(abs(cumulative + tail - 1) < 1e-12)
    }
  }

  @Test("is 0 or 1 at its ends, and refuses what is outside its domain")
  func domain() throws {
    #expect(try StudentizedRange.upperTail(-1, groups: 3) == 1)
    #expect(try StudentizedRange.cumulativeProbability(0, groups: 3, degreesOfFreedom: 4) == 0)
    #expect(try StudentizedRange.cumulativeProbability(.infinity, groups: 3, degreesOfFreedom: 4) == 1)
    #expect(throws: StatisticsError.self) { try StudentizedRange.upperTail(.nan, groups: 3) }
    #expect(throws: StatisticsError.self) { try StudentizedRange.upperTail(1, groups: 1) }
    #expect(throws: StatisticsError.self) { try StudentizedRange.upperTail(1, groups: 1_000_000_000_000) }
    #expect(throws: StatisticsError.self) { try StudentizedRange.upperTail(1, groups: 3, degreesOfFreedom: 0.5) }
    #expect(throws: StatisticsError.self) { try StudentizedRange.upperTail(1, groups: 3, degreesOfFreedom: .nan) }
    #expect(throws: StatisticsError.self) { try StudentizedRange.upperQuantile(0, groups: 3) }
    #expect(throws: StatisticsError.self) { try StudentizedRange.upperQuantile(.nan, groups: 3) }
  }
}

/// Tail probabilities of t by way of the noncentral t distribution at noncentrality 0.
private enum TTestReference {
  static func twoSided(_ t: Double, _ df: Double) throws -> Double? {
    2 * (try NoncentralT.cumulativeProbability(-t, degreesOfFreedom: df, noncentrality: 0))
  }
}
