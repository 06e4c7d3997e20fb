extension IntervalMethod {
  /// The basic interval; same as `boot.ci(type = "basic")` of R's boot, or `bootstrap(method="basic")` of SciPy.
  public static func bootstrapBasic(_ convention: BootstrapConvention) -> IntervalMethod {
    IntervalMethod("bootstrap-basic-\(convention.rawValue)")
  }
}

/// 2t − quantile(1 − α) (Davison & Hinkley 1997, eq. 5.6).
struct BasicEnds: IntervalEnds {
  let estimate: Double
  let quantiles: ReplicateQuantiles

  func end(at probability: Double) throws(StatisticsError) -> IntervalEnd {
    let mirrored = try quantiles.end(at: 1 - probability)
    return IntervalEnd(value: 2 * estimate - mirrored.value, error: mirrored.error)
  }
}
