extension TestMethod {
  /// Friedman's test, without correction for ties.
  public static let friedman = TestMethod("friedman")
  /// Friedman's test, corrected for ties.
  public static let friedmanTieCorrected = TestMethod("friedman-tie-corrected")
  /// Iman and Davenport's F form of Friedman's test.
  public static let imanDavenport = TestMethod("iman-davenport")
}

/// Friedman's test (1937, doi 10.1080/01621459.1937.10503522): whether k treatments rank alike over N blocks.
///
/// Both functions take ``BlockRanks`` and return `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for no
/// block or fewer than two treatments, with ``Degeneracy/constantData`` where every block is tied throughout.
public enum FriedmanTest {
  /// The test by χ² with k − 1 degrees of freedom.
  ///
  /// - Parameters:
  ///   - ranks: The ranks.
  ///   - tieCorrected: Whether the statistic is divided by 1 − Σ(t³ − t)/(N k(k² − 1)), as R's `friedman.test` and SciPy's
  ///     `friedmanchisquare` do; Demšar (2006) does not.
  public static func test(_ ranks: BlockRanks, tieCorrected: Bool = true) throws(StatisticsError) -> TestResult {
    if let degeneracy = ranks.degeneracy { return .undefined(degeneracy) }
    let statistic = ranks.friedmanStatistic / (tieCorrected ? ranks.tieFactor : 1)
    let degreesOfFreedom = Double(ranks.treatmentCount - 1)
    return .test(
      HypothesisTest(
        method: tieCorrected ? .friedmanTieCorrected : .friedman, statistic: statistic,
        degreesOfFreedom: .one(degreesOfFreedom),
        pValue: try GSL.chiSquaredUpperTail(statistic, degreesOfFreedom: degreesOfFreedom), alternative: .greater))
  }

  /// Iman and Davenport's less conservative form (1980, doi 10.1080/03610928008827904): F = (N − 1)χ²/(N(k − 1) − χ²) with
  /// k − 1 and (k − 1)(N − 1) degrees of freedom.
  ///
  /// - Parameters:
  ///   - ranks: The ranks within blocks.
  ///   - tieCorrected: Whether χ² is corrected for ties; false in Demšar (2006).
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for fewer than two blocks too. Where all
  ///   blocks agree in every rank, F is infinite and p is 0.
  public static func imanDavenport(
    _ ranks: BlockRanks, tieCorrected: Bool = false
  ) throws(StatisticsError) -> TestResult {
    if let degeneracy = ranks.degeneracy { return .undefined(degeneracy) }
    guard ranks.blockCount >= 2 else {
      return .undefined(.tooFewObservations(found: ranks.blockCount, needed: 2))
    }
    let statistic = ranks.friedmanStatistic / (tieCorrected ? ranks.tieFactor : 1)
    let (n, k) = (Double(ranks.blockCount), Double(ranks.treatmentCount))
    let rest = n * (k - 1) - statistic
    // Beneath the rounding of the statistic the blocks agree fully.
    let f = rest > 1e-12 * n * (k - 1) ? (n - 1) * statistic / rest : .infinity
    let (numerator, denominator) = (k - 1, (k - 1) * (n - 1))
    return .test(
      HypothesisTest(
        method: .imanDavenport, statistic: f,
        degreesOfFreedom: .two(numerator: numerator, denominator: denominator),
        pValue: try GSL.fUpperTail(f, numerator: numerator, denominator: denominator), alternative: .greater))
  }

  /// The F that Iman and Davenport's statistic must exceed at significance `alpha`.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless there are at least two treatments and
  ///   two blocks and `alpha` is in (0, 1).
  public static func imanDavenportCriticalValue(
    treatmentCount: Int, blockCount: Int, alpha: Double = 0.05
  ) throws(StatisticsError) -> Double {
    let numerator = Double(treatmentCount) - 1
    return try GSL.fUpperQuantile(alpha, numerator: numerator, denominator: numerator * (Double(blockCount) - 1))
  }
}
