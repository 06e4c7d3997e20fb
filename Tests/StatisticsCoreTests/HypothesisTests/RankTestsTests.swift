import StatisticsCore
import Testing

@Suite("Wilcoxon's and Mann and Whitney's tests, and Hodges-Lehmann")
struct RankTestsTests {
  @Test("the exact signed rank test agrees with R")
  func signedRankExact() throws {
    let data = try RTests.load().depression
    let greater = try #require(try WilcoxonSignedRankTest.paired(data.x, data.y, alternative: .greater).test)
    let both = try #require(try WilcoxonSignedRankTest.paired(data.x, data.y).test)
    #expect(both.method == .signedRankExact)
    #expect(both.statistic == data.statistic)
    #expect(isClose(greater.pValue, data.greater, within: RTests.tolerance))
    #expect(isClose(both.pValue, data.two_sided, within: RTests.tolerance))
    let differences = zip(data.x, data.y).map { $0 - $1 }
    #expect(
      isClose(try HodgesLehmannPseudomedian.estimate(differences).estimate, data.estimate, within: RTests.tolerance))
    let interval = try #require(try HodgesLehmannPseudomedian.interval(differences).interval)
    #expect(isClose(interval.lower, data.interval[0], within: RTests.tolerance))
    #expect(isClose(interval.upper, data.interval[1], within: RTests.tolerance))
  }

  @Test("the exact rank sum test agrees with R")
  func rankSumExact() throws {
    let data = try RTests.load().permeability
    let greater = try #require(try MannWhitneyTest.test(data.x, data.y, alternative: .greater).test)
    let both = try #require(try MannWhitneyTest.test(data.x, data.y).test)
    #expect(both.method == .mannWhitneyExact)
    #expect(both.statistic == data.statistic)
    #expect(isClose(greater.pValue, data.greater, within: RTests.tolerance))
    #expect(isClose(both.pValue, data.two_sided, within: RTests.tolerance))
    #expect(isClose(try HodgesLehmannShift.estimate(data.x, data.y).estimate, data.estimate, within: RTests.tolerance))
    let interval = try #require(try HodgesLehmannShift.interval(data.x, data.y).interval)
    #expect(interval.method == .rankExact)
    #expect(isClose(interval.lower, data.interval[0], within: RTests.tolerance))
    #expect(isClose(interval.upper, data.interval[1], within: RTests.tolerance))
  }

  @Test("the rank sum test with ties agrees with R, its interval where R searches for it sharply")
  func rankSumTies() throws {
    let data = try RTests.load().ties
    let corrected = try #require(try MannWhitneyTest.test(data.x, data.y).test)
    #expect(corrected.method == .mannWhitneyNormal)
    #expect(corrected.statistic == data.statistic)
    #expect(isClose(corrected.pValue, data.corrected, within: RTests.tolerance))
    let uncorrected = try MannWhitneyTest.test(data.x, data.y, reference: .normal(continuityCorrected: false))
    #expect(isClose(uncorrected.test?.pValue, data.uncorrected, within: RTests.tolerance))
    let less = try MannWhitneyTest.test(data.x, data.y, alternative: .less)
    #expect(isClose(less.test?.pValue, data.less, within: RTests.tolerance))
    let interval = try #require(try HodgesLehmannShift.interval(data.x, data.y).interval)
    #expect(isClose(interval.lower, data.interval[0], within: RTests.tolerance))
    #expect(isClose(interval.upper, data.interval[1], within: RTests.tolerance))
    // With the tolerance that R has by default, 1e-4, its own ends are off by as much.
    #expect(abs(interval.lower - data.interval_as_printed[0]) < 1e-4)
    #expect(abs(interval.upper - data.interval_as_printed[1]) < 1e-4)
    #expect(try HodgesLehmannShift.estimate(data.x, data.y) == .estimate(-1))
  }

  @Test("the signed rank test with zeros agrees with R")
  func signedRankZeros() throws {
    let data = try RTests.load().zeros
    let corrected = try #require(
      try WilcoxonSignedRankTest.test(data.differences, reference: .normal(continuityCorrected: true)).test)
    #expect(corrected.statistic == data.statistic)
    #expect(isClose(corrected.pValue, data.corrected, within: RTests.tolerance))
    let uncorrected = try WilcoxonSignedRankTest.test(
      data.differences, reference: .normal(continuityCorrected: false))
    #expect(isClose(uncorrected.test?.pValue, data.uncorrected, within: RTests.tolerance))
  }

  private struct TiedSignedRanks: Decodable {
    struct Case: Decodable {
      var differences: [Double]
      var positive: Double
      var two_sided: Double
      var greater: Double
      var less: Double
    }
    var cases: [Case]
  }

  @Test("the exact signed rank test with ties and zeros agrees with R's exactRankTests and coin")
  func signedRankTies() throws {
    let cases = try Fixture.json("r_stats/signed_rank_ties.json", as: TiedSignedRanks.self).cases
    #expect(cases.count == 14)
    for data in cases {
      for (alternative, expected) in [
        (Alternative.twoSided, data.two_sided), (.greater, data.greater), (.less, data.less),
      ] {
        let found = try #require(
          try WilcoxonSignedRankTest.test(data.differences, alternative: alternative).test)
        #expect(found.method == .signedRankExact && found.statistic == data.positive)
        #expect(isClose(found.pValue, expected, within: 1e-12))
      }
    }
  }

  @Test("exact p-values with ties and split zeros are shares of all patterns of signs")
  func signedRankPatterns() throws {
    var random = RandomStream(seed: 5)
    for _ in 0..<20 {
      let differences = (0..<(3 + random.nextIndex(below: 7))).map { _ in Double(random.nextIndex(below: 7)) - 2 }
      guard differences.contains(where: { $0 != 0 }) else { continue }
      for zeros in [WilcoxonSignedRankTest.ZeroDifferences.dropped, .split] {
        let statistic = try WilcoxonSignedRankTest.rankSums(differences, zeros: zeros).positive
        let patterns = try (0..<(1 << differences.count)).map { pattern in
          try WilcoxonSignedRankTest.rankSums(
            differences.enumerated().map { pattern >> $0.offset & 1 == 0 ? $0.element : -$0.element }, zeros: zeros
          ).positive
        }
        let share = Double(patterns.count { $0 >= statistic }) / Double(patterns.count)
        let found = try WilcoxonSignedRankTest.test(differences, alternative: .greater, zeros: zeros).test
        #expect(isClose(found?.pValue, share, within: 1e-14))
      }
    }
  }

  @Test("from 50 differences on the signed rank test is the normal approximation")
  func signedRankLarge() throws {
    let differences = (1...50).map { Double($0 % 7) - 2 }.filter { $0 != 0 }
    #expect(try WilcoxonSignedRankTest.test(differences).test?.method == .signedRankExact)
    #expect(try WilcoxonSignedRankTest.test(differences + differences).test?.method == .signedRankNormal)
  }

  @Test("order statistics of all differences are those of the sorted differences")
  func pairwise() throws {
    var random = RandomStream(seed: 11)
    for _ in 0..<40 {
      let a = (0..<(1 + random.nextIndex(below: 9))).map { _ in (random.nextUniform() * 40).rounded() / 4 - 5 }
      let b = (0..<(1 + random.nextIndex(below: 9))).map { _ in (random.nextUniform() * 40).rounded() / 4 - 5 }
      let differences = a.flatMap { x in b.map { x - $0 } }.sorted()
      let middle = (differences[(differences.count - 1) / 2] + differences[differences.count / 2]) / 2
      #expect(try HodgesLehmannShift.estimate(a, b) == .estimate(middle))
      let averages = a.indices.flatMap { i in a.indices[i...].map { (a[i] + a[$0]) / 2 } }.sorted()
      let pseudomedian = (averages[(averages.count - 1) / 2] + averages[averages.count / 2]) / 2
      #expect(try HodgesLehmannPseudomedian.estimate(a) == .estimate(pseudomedian))
    }
  }

  @Test("a sample so small that no interval reaches the level says which it reaches")
  func smallest() throws {
    let three = try HodgesLehmannShift.interval([1, 2, 3.5], [4, 5, 6])
    guard case .levelNotAttainable(let highest)? = three.degeneracy else {
      Issue.record("an interval from three against three")
      return
    }
    #expect(isClose(highest, 0.9, within: 1e-12))
    #expect(try HodgesLehmannShift.interval([1, 2, 3.5], [4, 5, 6], level: 0.9).interval?.lower == -5)
    #expect(try HodgesLehmannShift.interval([1], [2]).interval == nil)
    #expect(try HodgesLehmannPseudomedian.interval([1, 2]).interval == nil)
    #expect(
      try HodgesLehmannPseudomedian.interval([0, 0, 0, 0, 3]).degeneracy == .levelNotAttainable(highest: 1 - 0x1p-4))
  }

  @Test("differences that rounding alone sets apart are ties, and zeros")
  func roundedDifferences() throws {
    // 0.1 up twice, once down, and no change, in tenths that are no binary numbers: 0.3 − 0.2 < 0.2 − 0.1.
    let (x, y) = ([0.3, 0.2, 0.7, 0.1 + 0.2], [0.2, 0.1, 0.8, 0.3])
    let tenths = try #require(try WilcoxonSignedRankTest.paired(x, y).test)
    let whole = try #require(try WilcoxonSignedRankTest.paired([3, 2, 7, 3], [2, 1, 8, 3]).test)
    #expect(tenths.statistic == whole.statistic && tenths.pValue == whole.pValue)
    #expect(tenths.method == .signedRankExact)
    let sums = try WilcoxonSignedRankTest.rankSums([0.3 - 0.2, 0.1 - 0.2, 0.2 - 0.1])
    #expect(sums.positive == 4 && sums.negative == 2)
  }

  @Test("degenerate and malformed samples")
  func hostile() throws {
    #expect(try MannWhitneyTest.test([], [1]).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try MannWhitneyTest.test([1, 1], [1, 1]).degeneracy == .constantData)
    #expect(try HodgesLehmannShift.interval([1, 1], [1, 1]).degeneracy == .constantData)
    #expect(try HodgesLehmannShift.interval([2, 2, 2], [1, 1, 1]).degeneracy == .constantData)
    #expect(try WilcoxonSignedRankTest.test([]).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try WilcoxonSignedRankTest.test([0, 0]).degeneracy == .constantData)
    #expect(try WilcoxonSignedRankTest.test([0, 0, 0], zeros: .split).degeneracy == .constantData)
    #expect(try WilcoxonSignedRankTest.test([2, 2, 2, 2]).test != nil)
    #expect(throws: StatisticsError.self) { try MannWhitneyTest.test([.nan], [1]) }
    #expect(throws: StatisticsError.self) { try WilcoxonSignedRankTest.paired([1, 2], [1]) }
    #expect(throws: StatisticsError.self) { try HodgesLehmannShift.estimate([1e308], [-1e308]) }
    #expect(throws: StatisticsError.self) { try HodgesLehmannPseudomedian.estimate([.infinity]) }
  }

  @Test("large samples need no table of differences")
  func large() throws {
    var random = RandomStream(seed: 1)
    let a = (0..<3_000).map { _ in random.nextUniform() + 0.25 }
    let b = (0..<4_000).map { _ in random.nextUniform() }
    let shift = try #require(try HodgesLehmannShift.estimate(a, b).estimate)
    #expect(abs(shift - 0.25) < 0.03)
    let interval = try #require(try HodgesLehmannShift.interval(a, b).interval)
    #expect(interval.method == .rankNormal && interval.contains(shift) && interval.upper - interval.lower < 0.05)
  }
}
