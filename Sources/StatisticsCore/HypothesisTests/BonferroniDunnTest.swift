/// Dunn's comparison of every treatment with one control by their mean ranks (Dunn 1961, doi 10.1080/01621459.1961.10482090;
/// Demšar 2006, section 3.2.2), after a significant ``FriedmanTest``.
public enum BonferroniDunnTest {
  /// A treatment's comparison with the control.
  public struct Comparison: Hashable, Sendable {
    /// The position of the treatment.
    public let treatment: Int
    /// (mean rank of the control − mean rank of the treatment)/√(k(k + 1)/6N): positive where the treatment ranks better.
    public let z: Double
    /// The two-sided p-value of this comparison alone; ``PValueAdjustment`` adjusts it for the k − 1 made.
    public let pValue: Double
  }

  /// q(alpha) for k treatments: the normal quantile at alpha/(2(k − 1)).
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for fewer than two treatments or `alpha`
  ///   outside (0, 1).
  public static func criticalValue(treatmentCount: Int, alpha: Double = 0.05) throws(StatisticsError) -> Double {
    try GSL.requireOpenUnit(alpha, "alpha")
    guard treatmentCount >= 2 else {
      throw .invalidArgument(name: "treatmentCount", found: "\(treatmentCount)", requirement: "at least 2")
    }
    return try GSL.normalUpperQuantile(alpha / 2 / (Double(treatmentCount) - 1))
  }

  /// The critical difference of mean ranks.
  ///
  /// - Throws: As ``criticalValue(treatmentCount:alpha:)``, and for no blocks.
  public static func criticalDifference(_ ranks: BlockRanks, alpha: Double = 0.05) throws(StatisticsError) -> Double {
    try Validation.requireBlocks(ranks)
    return try criticalValue(treatmentCount: ranks.treatmentCount, alpha: alpha) * ranks.standardError
  }

  /// Compares every other treatment with the control.
  ///
  /// - Parameters:
  ///   - ranks: The ranks.
  ///   - control: The position of the control among the treatments.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for fewer than two treatments, no blocks, or a
  ///   control that is not among the treatments.
  public static func comparisons(_ ranks: BlockRanks, control: Int) throws(StatisticsError) -> [Comparison] {
    try Validation.requireBlocks(ranks)
    guard ranks.meanRanks.indices.contains(control) else {
      throw .invalidArgument(
        name: "control", found: "\(control)", requirement: "a position from 0 to \(ranks.treatmentCount - 1)")
    }
    var comparisons: [Comparison] = []
    for treatment in ranks.meanRanks.indices where treatment != control {
      let z = (ranks.meanRanks[control] - ranks.meanRanks[treatment]) / ranks.standardError
      let pValue = min(1, 2 * (try GSL.normalUpperTail(abs(z))))
      comparisons.append(Comparison(treatment: treatment, z: z, pValue: pValue))
    }
    return comparisons
  }
}
