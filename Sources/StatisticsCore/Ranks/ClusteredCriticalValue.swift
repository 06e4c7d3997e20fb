/// Critical values of differences whose covariance was estimated from few clusters.
///
/// From G clusters no more than G − 1 directions of the errors are seen at all, and each difference has an error that was estimated by itself: draws from a
/// multivariate t distribution, which share one factor, reach less far than the differences do. For ten systems and three raters their critical value
/// covers .36, for eight .86. By Bonferroni's inequality each difference has its share of the error and Student's t of its own
/// (Dunn 1961, doi 10.1080/01621459.1961.10482090).
struct ClusteredCriticalValue: Sendable {
  let degreesOfFreedom: Double
  let level: Double

  /// Nil where the covariance is known, or the estimates are independent.
  init?(_ estimates: NormalEstimates, level: Double) {
    guard estimates.covariance != nil, let degrees = estimates.degreesOfFreedom.first else { return nil }
    (degreesOfFreedom, self.level) = (degrees, level)
  }

  /// For so many one-sided hypotheses.
  func value(hypotheses count: Int) throws(StatisticsError) -> RankSets.CriticalValue {
    RankSets.CriticalValue(
      value: try GSL.studentTUpperQuantile((1 - level) / Double(max(count, 1)), degreesOfFreedom: degreesOfFreedom),
      monteCarloError: 0, steps: 1)
  }

  /// The adjusted two-sided p-value of a difference of so many standard errors, one of so many.
  func pValue(_ statistic: Double, of count: Int) throws(StatisticsError) -> Double {
    min(1, 2 * Double(count) * (try GSL.studentTCDF(-abs(statistic), degreesOfFreedom: degreesOfFreedom)))
  }
}
