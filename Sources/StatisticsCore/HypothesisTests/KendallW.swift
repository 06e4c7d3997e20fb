extension TestMethod {
  /// The χ² test of Kendall's W.
  public static let kendallW = TestMethod("kendall-w")
}

/// Kendall's coefficient of concordance W (Kendall & Babington Smith 1939, doi 10.1214/aoms/1177732186): how far N blocks
/// (raters, prompts, dimensions) agree in their ranks of k treatments, from 0 to 1.
///
/// Both functions return `.undefined` as ``FriedmanTest`` does.
public enum KendallW {
  /// W = χ²/(N(k − 1)), χ² Friedman's statistic corrected for ties.
  public static func estimate(_ ranks: BlockRanks) throws(StatisticsError) -> EstimateResult {
    if let degeneracy = ranks.degeneracy { return .undefined(degeneracy) }
    let statistic = ranks.friedmanStatistic / ranks.tieFactor
    return .estimate(min(1, statistic / (Double(ranks.blockCount) * Double(ranks.treatmentCount - 1))))
  }

  /// Whether the blocks agree at all: ``FriedmanTest/test(_:tieCorrected:)`` with W as its statistic.
  public static func test(_ ranks: BlockRanks) throws(StatisticsError) -> TestResult {
    guard var test = try FriedmanTest.test(ranks).test, let w = try estimate(ranks).estimate else {
      return try FriedmanTest.test(ranks)
    }
    test.method = .kendallW
    test.statistic = w
    return .test(test)
  }
}
