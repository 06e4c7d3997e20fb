import StatisticsCore
import Testing

@Suite("Means over fixed strata")
struct StratifiedMeanTests {
  @Test("without shared labels it is Welch's and Satterthwaite's")
  func disjoint() throws {
    let (a, b) = ([1.0, 2, 4, 3.5], [10.0, 12, 11])
    // The mean of a and −b is half of the difference of two means.
    let found = try StratifiedMean([
      .init(values: a, labels: [0, 1, 2, 3]), .init(values: b.map { -$0 }, labels: [4, 5, 6]),
    ])
    let welch = try #require(try WelchInterval.difference(a, b).interval)
    #expect(isClose(found.mean.estimate, (welch.lower + welch.upper) / 4, within: 1e-12))
    let (center, error) = (try #require(found.mean.estimate), try #require(found.standardError.estimate))
    let degrees = try #require(found.degreesOfFreedom)
    let interval = try #require(
      try BonferroniInterval.interval(
        mean: center, standardError: error, degreesOfFreedom: degrees, count: 1
      ).interval)
    #expect(isClose(interval.lower, welch.lower / 2, within: 1e-9))
    #expect(isClose(interval.upper, welch.upper / 2, within: 1e-9))
  }

  @Test("with the same labels in all strata it is the error of the means by label")
  func shared() throws {
    let (a, b) = ([1.0, 2, 4, 3.5], [2.0, 2.5, 5, 3])
    let found = try StratifiedMean([.init(values: a, labels: [0, 1, 2, 3]), .init(values: b, labels: [0, 1, 2, 3])])
    let means = zip(a, b).map { ($0 + $1) / 2 }
    let direct = ClusteredMean(try ClusteredSample(means, clusters: [0, 1, 2, 3]))
    #expect(isClose(found.standardError.estimate, try #require(direct.standardError.estimate), within: 1e-12))
    #expect(found.degreesOfFreedom == 3)
  }

  @Test("degenerate and malformed strata")
  func hostile() throws {
    #expect(try StratifiedMean([]).mean.estimate == nil)
    let single = try StratifiedMean([.init(values: [1], labels: [0]), .init(values: [2, 3], labels: [0, 1])])
    #expect(single.mean.estimate == 1.75 && single.standardError.degeneracy == .tooFewObservations(found: 1, needed: 2))
    let constant = try StratifiedMean([
      .init(values: [1, 1], labels: [0, 1]), .init(values: [2, 2], labels: [0, 1]),
    ])
    #expect(constant.standardError.degeneracy == .constantData)
    #expect(throws: StatisticsError.self) { try StratifiedMean([.init(values: [1, .nan], labels: [0, 1])]) }
    #expect(throws: StatisticsError.self) { try StratifiedMean([.init(values: [1, 2], labels: [0])]) }
  }
}

@Suite("Intervals that hold together, and what pairs say")
struct PairedDifferencesTests {
  @Test("Bonferroni's level, and Student's t at it")
  func bonferroni() throws {
    #expect(isClose(try BonferroniInterval.level(0.95, of: 10), 0.995, within: 1e-14))
    let sample = [0.3, -0.1, 0.4, 0.2, 0.6]
    let direct = try #require(try StudentTInterval.mean(of: sample, level: 0.99).interval)
    let mean = ClusteredMean(try ClusteredSample(sample, clusters: [0, 1, 2, 3, 4]))
    let error = try #require(mean.standardError.estimate)
    let found = try #require(
      try BonferroniInterval.interval(mean: 0.28, standardError: error, degreesOfFreedom: 4, count: 5).interval)
    #expect(isClose(found.lower, direct.lower, within: 1e-12) && found.level == 0.95)
    #expect(found.method == .bonferroniT)
    #expect(
      try BonferroniInterval.interval(mean: 1, standardError: 0, degreesOfFreedom: 4, count: 2).degeneracy
        == .constantData)
    #expect(throws: StatisticsError.self) { try BonferroniInterval.level(0.95, of: 0) }
  }

  @Test("the standardised mean difference is t over √n, less its bias")
  func effect() throws {
    let sample = [0.3, -0.1, 0.4, 0.2, 0.6]
    let t = try #require(try TTest.oneSample(sample).test?.statistic)
    let expected = t / 5.0.squareRoot() * (try HedgesG.correction(degreesOfFreedom: 4))
    #expect(isClose(try PairedEffects.standardizedMean(of: sample).estimate, expected, within: 1e-12))
    #expect(try PairedEffects.standardizedMean(of: [1, 2]).degeneracy != nil)
    #expect(try PairedEffects.standardizedMean(of: [1, 1, 1]) == .undefined(.constantData))
    #expect(throws: StatisticsError.self) { try PairedEffects.standardizedMean(of: [1, .nan, 2]) }
  }

  @Test("Wilson's interval of shares is that of counts where they are whole")
  func shares() throws {
    let counted = try WilsonInterval.proportion(successes: 3, trials: 5).interval
    #expect(try WilsonInterval.mean(ofShares: [1, 0, 1, 1, 0]).interval == counted)
    #expect(try WilsonInterval.mean(ofShares: [1, 1, 1]).interval?.upper == 1)
    #expect(try WilsonInterval.mean(ofShares: []).interval == nil)
    #expect(throws: StatisticsError.self) { try WilsonInterval.mean(ofShares: [0.5, 1.5]) }
  }

  @Test("scores that rounding alone sets apart share a rank")
  func rounding() throws {
    let ranks = try BlockRanks([[0.1 + 0.2, 0.3, 0.5], [0.3, 0.1 + 0.2, 0.5]])
    #expect(ranks.meanRanks == [2.5, 2.5, 1])
    let exact = try #require(try QuadeTest.test([[3, 3, 5], [2, 3, 4], [1, 3, 2]]).test)
    let rounded = try #require(
      try QuadeTest.test([[0.1 + 0.2, 0.3, 0.5], [0.2, 0.3, 0.4], [0.1, 0.3, 0.2]]).test)
    #expect(isClose(rounded.statistic, exact.statistic, within: 1e-12))
  }
}
