import StatisticsCore
import Testing

@Suite("Tests over several data sets, on the example of Demšar (2006)")
struct DemsarTests {
  struct Table: Decodable {
    struct Nemenyi: Decodable {
      var critical05: Double
      var difference05: Double
      var critical10: Double
      var difference10: Double
    }
    struct BonferroniDunn: Decodable {
      var critical05: Double
      var difference05: Double
      var difference10: Double
    }
    struct Control: Decodable {
      var standardError: Double
      var z: [Double]
      var p: [Double]
    }
    struct Wilcoxon: Decodable {
      var positive: Double
      var negative: Double
      var z: Double
    }
    var tolerance: Double
    var blocks: [[Double]]
    var meanRanks: [Double]
    var friedman: Double
    var friedmanTieCorrected: Double
    var friedmanTieCorrectedP: Double
    var imanDavenport: Double
    var imanDavenportP: Double
    var imanDavenportCritical: Double
    var nemenyi: Nemenyi
    var bonferroniDunn: BonferroniDunn
    var againstC45: Control
    var wilcoxon: Wilcoxon
  }

  private let table: Table
  private let ranks: BlockRanks

  init() throws {
    table = try Fixture.json("demsar2006/table6.json")
    ranks = try BlockRanks(table.blocks)
  }

  @Test("mean ranks and Friedman's statistic in both forms")
  func friedman() throws {
    for (found, expected) in zip(ranks.meanRanks, table.meanRanks) {
      #expect(isClose(found, expected, within: table.tolerance))
    }
    let plain = try #require(try FriedmanTest.test(ranks, tieCorrected: false).test)
    #expect(isClose(plain.statistic, table.friedman, within: table.tolerance))
    #expect(plain.degreesOfFreedom == .one(3))
    let corrected = try #require(try FriedmanTest.test(ranks).test)
    #expect(isClose(corrected.statistic, table.friedmanTieCorrected, within: table.tolerance))
    #expect(isClose(corrected.pValue, table.friedmanTieCorrectedP, within: table.tolerance))
  }

  @Test("Iman and Davenport's F")
  func imanDavenport() throws {
    let test = try #require(try FriedmanTest.imanDavenport(ranks).test)
    #expect(isClose(test.statistic, table.imanDavenport, within: table.tolerance))
    #expect(isClose(test.pValue, table.imanDavenportP, within: table.tolerance))
    #expect(test.degreesOfFreedom == .two(numerator: 3, denominator: 39))
    let critical = try FriedmanTest.imanDavenportCriticalValue(treatmentCount: 4, blockCount: 14)
    #expect(isClose(critical, table.imanDavenportCritical, within: table.tolerance))
  }

  @Test("Nemenyi's and Dunn's critical differences")
  func criticalDifferences() throws {
    let tolerance = table.tolerance
    #expect(isClose(try NemenyiTest.criticalValue(treatmentCount: 4), table.nemenyi.critical05, within: tolerance))
    #expect(isClose(try NemenyiTest.criticalDifference(ranks), table.nemenyi.difference05, within: tolerance))
    #expect(
      isClose(try NemenyiTest.criticalDifference(ranks, alpha: 0.1), table.nemenyi.difference10, within: tolerance))
    #expect(
      isClose(
        try BonferroniDunnTest.criticalValue(treatmentCount: 4), table.bonferroniDunn.critical05, within: tolerance))
    #expect(
      isClose(try BonferroniDunnTest.criticalDifference(ranks), table.bonferroniDunn.difference05, within: tolerance))
    #expect(
      isClose(
        try BonferroniDunnTest.criticalDifference(ranks, alpha: 0.1), table.bonferroniDunn.difference10,
        within: tolerance))
  }

  @Test("the comparisons with C4.5 as control")
  func control() throws {
    #expect(isClose(ranks.standardError, table.againstC45.standardError, within: table.tolerance))
    let comparisons = try BonferroniDunnTest.comparisons(ranks, control: 0)
    #expect(comparisons.map(\.treatment) == [1, 2, 3])
    for (comparison, (z, p)) in zip(comparisons, zip(table.againstC45.z, table.againstC45.p)) {
      #expect(isClose(comparison.z, z, within: table.tolerance))
      #expect(isClose(comparison.pValue, p, within: table.tolerance))
    }
  }

  @Test("Nemenyi's p-value is alpha at the critical difference")
  func pValues() throws {
    let matrix = try NemenyiTest.pValues(ranks)
    let difference = try NemenyiTest.criticalDifference(ranks)
    for first in 0..<4 {
      for second in 0..<4 where first != second {
        let apart = abs(ranks.meanRanks[first] - ranks.meanRanks[second]) > difference
        #expect(apart == (matrix[first, second] < 0.05))
        #expect(matrix[first, second] == matrix[second, first])
      }
    }
  }

  /// Demšar drops no pair of zeros but splits their ranks. His z has no tie correction.
  @Test("Wilcoxon's rank sums with zeros split")
  func wilcoxon() throws {
    let differences = table.blocks.map { ($0[1] * 1_000).rounded() - ($0[0] * 1_000).rounded() }
    let sums = try WilcoxonSignedRankTest.rankSums(differences, zeros: .split)
    #expect(sums.positive == table.wilcoxon.positive && sums.negative == table.wilcoxon.negative && sums.count == 14)
    let z = (sums.negative - 14 * 15 / 4.0) / (14 * 15 * 29 / 24.0).squareRoot()
    #expect(isClose(z, table.wilcoxon.z, within: table.tolerance))
  }

  @Test("Kendall's W is Friedman's statistic over its maximum")
  func concordance() throws {
    let w = try #require(try KendallW.estimate(ranks).estimate)
    #expect(isClose(w, table.friedmanTieCorrected / 42, within: table.tolerance))
    #expect(isClose(try KendallW.test(ranks).test?.pValue, table.friedmanTieCorrectedP, within: table.tolerance))
    let agreeing = try BlockRanks([[1, 2, 3], [4, 5, 6], [0, 7, 9]])
    #expect(isClose(try KendallW.estimate(agreeing).estimate, 1, within: 1e-15))
  }
}
