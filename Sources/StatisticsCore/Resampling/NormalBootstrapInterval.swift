extension IntervalMethod {
  /// The normal interval with the bias and standard error of the replicates; same as `boot.ci(type = "norm")` of R's boot.
  public static let bootstrapNormal = IntervalMethod("bootstrap-normal")
}

/// t − bias + z se (Davison & Hinkley 1997, eq. 5.5).
struct NormalEnds: IntervalEnds {
  let center: Double
  let standardError: Double
  let replicates: [Double]

  init(_ distribution: BootstrapDistribution, _ estimate: Double) {
    let moments = SampleMoments(distribution.sortedReplicates)
    center = 2 * estimate - moments.mean
    standardError = moments.standardDeviation
    replicates = distribution.sortedReplicates
  }

  func end(at probability: Double) throws(StatisticsError) -> IntervalEnd {
    let z = try GSL.normalQuantile(probability)
    return IntervalEnd(value: center + z * standardError, error: error(z))
  }

  /// The standard error of −mean + z · sd over replicates: each contributes −d + z (d² − sd²)/(2 sd), d its deviation.
  private func error(_ z: Double) -> Double {
    guard standardError > 0 else { return 0 }
    let mean = SampleMoments(replicates).mean
    var squares = 0.0
    for replicate in replicates {
      let deviation = (replicate - mean) / standardError
      let contribution = -deviation + z * (deviation * deviation - 1) / 2
      squares += contribution * contribution
    }
    return standardError * squares.squareRoot() / Double(replicates.count)
  }
}
