extension IntervalMethod {
  /// The studentized interval; same as `boot.ci(type = "stud")` of R's boot.
  public static func bootstrapStudentized(_ convention: BootstrapConvention) -> IntervalMethod {
    IntervalMethod("bootstrap-studentized-\(convention.rawValue)")
  }
}

/// t − se · quantile(1 − α) of (t* − t)/se* (Davison & Hinkley 1997, eq. 5.7).
struct StudentizedEnds: IntervalEnds {
  let estimate: Double
  let standardError: Double
  let quantiles: ReplicateQuantiles

  /// `nil` where the standard error is no positive number, or none of the ratios is finite.
  init?(
    _ estimate: Double, _ studentization: BootstrapDistribution.Studentization?, _ convention: BootstrapConvention
  ) {
    guard let studentization, studentization.standardError > 0, studentization.standardError.isFinite,
      !studentization.sortedRatios.isEmpty
    else { return nil }
    self.estimate = estimate
    standardError = studentization.standardError
    quantiles = ReplicateQuantiles(studentization.sortedRatios, convention)
  }

  func end(at probability: Double) throws(StatisticsError) -> IntervalEnd {
    let ratio = try quantiles.end(at: 1 - probability)
    return IntervalEnd(value: estimate - standardError * ratio.value, error: standardError * ratio.error)
  }
}
