import StatisticsCore
import Testing

@Suite("Tests of several samples and of blocks")
struct BlockTestsTests {
  @Test("Friedman's and Quade's tests agree with R")
  func friedmanAndQuade() throws {
    let tests = try RTests.load()
    for data in [tests.rounding, tests.freezer] {
      let friedman = try #require(try FriedmanTest.test(BlockRanks(data.blocks)).test)
      #expect(isClose(friedman.statistic, data.friedman.statistic, within: RTests.tolerance))
      #expect(isClose(friedman.pValue, data.friedman.p, within: RTests.tolerance))
      let quade = try #require(try QuadeTest.test(data.blocks).test)
      #expect(isClose(quade.statistic, data.quade.statistic, within: RTests.tolerance))
      #expect(isClose(quade.pValue, data.quade.p, within: RTests.tolerance))
      guard case .several(let df) = data.quade.df else {
        Issue.record("wrong degrees of freedom")
        return
      }
      #expect(quade.degreesOfFreedom == .two(numerator: df[0], denominator: df[1]))
    }
  }

  @Test("Kruskal and Wallis's test agrees with R")
  func kruskalWallis() throws {
    let data = try RTests.load().dust
    let test = try #require(try KruskalWallisTest.test(data.samples).test)
    #expect(isClose(test.statistic, data.kruskal.statistic, within: RTests.tolerance))
    #expect(isClose(test.pValue, data.kruskal.p, within: RTests.tolerance))
    #expect(test.degreesOfFreedom == .one(2))
  }

  @Test("the direction of the scores turns the ranks and nothing else")
  func direction() throws {
    let blocks = try RTests.load().freezer.blocks
    let (higher, lower) = (try BlockRanks(blocks), try BlockRanks(blocks, higherIsBetter: false))
    for (first, second) in zip(higher.meanRanks, lower.meanRanks) { #expect(isClose(first + second, 6, within: 1e-14)) }
    let statistics = (try FriedmanTest.test(higher).test?.statistic, try FriedmanTest.test(lower).test?.statistic)
    #expect(isClose(statistics.0, try #require(statistics.1), within: 1e-13))
  }

  @Test("full agreement of the blocks has an infinite F")
  func agreement() throws {
    let blocks = [[1.0, 2, 3], [4, 5, 6], [7, 8, 9]]
    let iman = try #require(try FriedmanTest.imanDavenport(BlockRanks(blocks)).test)
    #expect(iman.statistic == .infinity && iman.pValue == 0)
    let quade = try #require(try QuadeTest.test(blocks).test)
    #expect(quade.statistic == .infinity && isClose(quade.pValue, 1 / 36, within: 1e-12))
  }

  @Test("degenerate and malformed tables")
  func hostile() throws {
    #expect(try FriedmanTest.test(BlockRanks([])).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try FriedmanTest.test(BlockRanks([[], []])).degeneracy == .tooFewObservations(found: 0, needed: 2))
    #expect(try FriedmanTest.test(BlockRanks([[1], [2]])).degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(try FriedmanTest.test(BlockRanks([[1, 1], [2, 2]])).degeneracy == .constantData)
    #expect(
      try FriedmanTest.imanDavenport(BlockRanks([[1, 2]])).degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(try KendallW.estimate(BlockRanks([[3, 3, 3]])) == .undefined(.constantData))
    #expect(try KendallW.test(BlockRanks([])).degeneracy != nil)
    #expect(try QuadeTest.test([]).degeneracy == .tooFewObservations(found: 0, needed: 2))
    #expect(try QuadeTest.test([[1, 1], [2, 2]]).degeneracy == .constantData)
    #expect(try KruskalWallisTest.test([[1, 2]]).degeneracy == .tooFewObservations(found: 1, needed: 2))
    #expect(try KruskalWallisTest.test([[1, 2], []]).degeneracy == .tooFewObservations(found: 0, needed: 1))
    #expect(try KruskalWallisTest.test([[1, 1], [1]]).degeneracy == .constantData)
    #expect(try KruskalWallisTest.test([[1], [1]]).degeneracy == .constantData)
    #expect(throws: StatisticsError.self) { try BlockRanks([[1, 2], [1]]) }
    #expect(throws: StatisticsError.self) { try BlockRanks([[1, .nan]]) }
    #expect(throws: StatisticsError.self) { try QuadeTest.test([[1, .infinity], [1, 2]]) }
    #expect(throws: StatisticsError.self) { try KruskalWallisTest.test([[.nan], [1]]) }
    #expect(throws: StatisticsError.self) { try NemenyiTest.criticalDifference(BlockRanks([])) }
    #expect(throws: StatisticsError.self) { try BonferroniDunnTest.comparisons(BlockRanks([[1, 2]]), control: 2) }
    #expect(throws: StatisticsError.self) { try BonferroniDunnTest.criticalValue(treatmentCount: 1) }
    #expect(throws: StatisticsError.self) { try NemenyiTest.criticalValue(treatmentCount: 3, alpha: .nan) }
    #expect(throws: StatisticsError.self) {
      try FriedmanTest.imanDavenportCriticalValue(treatmentCount: 1, blockCount: 5)
    }
  }
}
