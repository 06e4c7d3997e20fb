/// The replicates of a statistic under resampling, and what intervals need besides.
///
/// Made by ``Bootstrap``, or from replicates that another program drew. ``interval(_:level:alternative:convention:)``
/// turns it into an interval.
public struct BootstrapDistribution: Hashable, Sendable {
  /// The statistic of the data, in its own unit; `nil` where it has no finite value.
  public let estimate: Double?
  /// The finite replicates in ascending order.
  public let sortedReplicates: [Double]
  /// How many replicates were left out because the statistic had no finite value: a ratio over zero, the correlation of
  /// a constant. R's `boot.ci` leaves them out too.
  public let undefinedReplicateCount: Int
  /// The influence values of the observations; `nil` if there are none, and then there is no BCa interval.
  public let influence: InfluenceValues?
  /// What a studentized interval needs; `nil` unless asked for.
  public let studentization: Studentization?
  /// Why there is no interval, if so.
  public let degeneracy: Degeneracy?

  /// Standard errors of the statistic on the data and on each resample.
  public struct Studentization: Hashable, Sendable {
    /// The standard error of the estimate.
    public let standardError: Double
    /// (t* − t) / se* in ascending order, of the resamples where it is finite.
    public let sortedRatios: [Double]

    /// Makes it from the standard error of the estimate and the replicates with theirs.
    ///
    /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``.
    public init(
      estimate: Double, standardError: Double, replicates: [Double], standardErrors: [Double]
    ) throws(StatisticsError) {
      try Validation.requireSameCount(replicates, "replicates", standardErrors, "standardErrors")
      self.standardError = standardError
      sortedRatios = zip(replicates, standardErrors).map { ($0 - estimate) / $1 }.filter(\.isFinite).sorted()
    }
  }

  /// Makes a distribution from an estimate and its replicates, in any order; replicates that are not finite are left
  /// out and counted.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the estimate is finite.
  public init(
    estimate: Double, replicates: [Double], influence: InfluenceValues? = nil, studentization: Studentization? = nil
  ) throws(StatisticsError) {
    try GSL.requireFinite(estimate, "estimate")
    let finite = replicates.filter(\.isFinite).sorted()
    self.estimate = estimate
    sortedReplicates = finite
    undefinedReplicateCount = replicates.count - finite.count
    self.influence = influence
    self.studentization = studentization
    degeneracy = Self.degeneracy(finite, of: replicates.count)
  }

  /// A distribution that has no replicates.
  init(estimate: Double?, degeneracy: Degeneracy) {
    self.estimate = estimate
    self.degeneracy = degeneracy
    sortedReplicates = []
    undefinedReplicateCount = 0
    influence = nil
    studentization = nil
  }

  /// The mean of the replicates minus the estimate; `nil` where there is no distribution.
  public var bias: Double? {
    guard degeneracy == nil, let estimate else { return nil }
    return SampleMoments(sortedReplicates).mean - estimate
  }

  /// The standard deviation of the replicates (divisor R − 1): the bootstrap's standard error of the estimate; `nil`
  /// where there is no distribution.
  public var standardError: Double? {
    degeneracy == nil ? SampleMoments(sortedReplicates).standardDeviation : nil
  }

  private static func degeneracy(_ sorted: [Double], of drawn: Int) -> Degeneracy? {
    guard !sorted.isEmpty, sorted.count * 2 >= drawn else { return .undefinedStatistic }
    return OrderStatistics.isConstant(sorted) ? .constantReplicates : nil
  }
}
