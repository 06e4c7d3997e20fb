/// Effect sizes of paired differences.
///
/// Both functions return `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for too few differences and with
/// ``Degeneracy/constantData`` where they determine nothing; throw ``StatisticsError/invalidArgument(name:found:requirement:)`` for one that
/// is not finite.
public enum PairedEffects {
  /// The mean difference in units of the standard deviation of the differences, without its bias in small samples: g_z = J(n − 1) d̄/s_d
  /// (Cohen 1988, section 2.3.5; Hedges 1981, doi 10.3102/10769986006002107). From three differences on.
  public static func standardizedMean(of differences: [Double]) throws(StatisticsError) -> EstimateResult {
    try Validation.requireFinite(differences, "differences")
    let moments = SampleMoments(differences)
    guard moments.count >= 3 else { return .undefined(.tooFewObservations(found: moments.count, needed: 3)) }
    guard !moments.isConstant, moments.standardDeviation > 0 else { return .undefined(.constantData) }
    let correction = try HedgesG.correction(degreesOfFreedom: Double(moments.count - 1))
    return .estimate(correction * moments.mean / moments.standardDeviation)
  }
}
