extension IntervalMethod {
  /// The bias-corrected and accelerated interval; same as `boot.ci(type = "bca")` of R's boot, or
  /// `bootstrap(method="BCa")` of SciPy.
  public static func bootstrapBCa(_ convention: BootstrapConvention) -> IntervalMethod {
    IntervalMethod("bootstrap-bca-\(convention.rawValue)")
  }
}

/// Quantiles of the replicates at Φ(w + (w + z)/(1 − a(w + z))) (Efron 1987, doi 10.1080/01621459.1987.10478410; Davison &
/// Hinkley 1997, eq. 5.22; Efron & Tibshirani 1993, eq. 14.10).
///
/// Where 1 − a(w + z) is not positive the probability is its limit, 0 or 1.
struct BCaEnds: IntervalEnds {
  /// Why there is no BCa interval.
  struct Failure: Error {
    let degeneracy: Degeneracy
  }

  let quantiles: ReplicateQuantiles
  let biasCorrection: Double
  let acceleration: Double
  /// The share of replicates beneath the estimate.
  let shareBelow: Double

  static func make(
    _ distribution: BootstrapDistribution, _ estimate: Double, _ convention: BootstrapConvention
  ) throws(StatisticsError) -> Result<BCaEnds, Failure> {
    guard let acceleration = distribution.influence?.acceleration(convention: convention), acceleration.isFinite else {
      return .failure(Failure(degeneracy: .constantInfluence))
    }
    let share = shareBelow(estimate, in: distribution.sortedReplicates, convention)
    guard share > 0, share < 1 else { return .failure(Failure(degeneracy: .unboundedBiasCorrection)) }
    return .success(
      BCaEnds(
        quantiles: ReplicateQuantiles(distribution.sortedReplicates, convention),
        biasCorrection: try GSL.normalQuantile(share), acceleration: acceleration, shareBelow: share))
  }

  func end(at probability: Double) throws(StatisticsError) -> IntervalEnd {
    let z = try GSL.normalQuantile(probability)
    let shifted = biasCorrection + z
    let divisor = 1 - acceleration * shifted
    guard divisor > 0 else { return IntervalEnd(value: try quantiles.value(at: shifted > 0 ? 1 : 0), error: 0) }
    let adjusted = biasCorrection + shifted / divisor
    let share = try GSL.normalCDF(adjusted)
    // The share below the end varies with the draws, and so does the bias correction, through the share below the
    // estimate; both are shares of the same draws.
    let slope = Self.densityRatio(adjusted, biasCorrection) * (1 + 1 / (divisor * divisor))
    let covariance = min(share, shareBelow) - share * shareBelow
    let variance =
      slope * slope * shareBelow * (1 - shareBelow) + share * (1 - share) - 2 * slope * covariance
    return try quantiles.end(at: share, deviation: (max(variance, 0) / Double(quantiles.sorted.count)).squareRoot())
  }

  /// φ(x)/φ(y).
  private static func densityRatio(_ x: Double, _ y: Double) -> Double { exp((y * y - x * x) / 2) }

  /// The share of replicates below the estimate; for SciPy with half of those that equal it.
  private static func shareBelow(
    _ estimate: Double, in sorted: [Double], _ convention: BootstrapConvention
  ) -> Double {
    let below = sorted.count { $0 < estimate }
    switch convention {
    case .rBoot: return Double(below) / Double(sorted.count)
    case .scipy: return Double(below + sorted.count { $0 <= estimate }) / Double(2 * sorted.count)
    }
  }
}
