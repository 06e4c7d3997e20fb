/// Differences of estimates, with intervals that cover all of them together.
///
/// Intervals are (S_j − S_k) ± c σ_jk, where σ_jk is the standard error of the difference, covariance included, and c the `level` quantile of
/// the largest |Z_j − Z_k|/σ_jk over all differences of the family, with Z drawn from N(0, Σ): single-step max-t (Hothorn, Bretz & Westfall
/// 2008, doi 10.1002/bimj.200810425, section 3; Tukey's intervals for all pairs of equally exact independent estimates, Dunnett's against one
/// of them). The p-value of a difference is adjusted likewise: the share of draws whose largest statistic reaches its own, the observed data
/// counted among the draws.
///
/// Where the covariance was estimated from few clusters, intervals and p-values are Bonferroni's with Student's t (`ClusteredCriticalValue`).
///
/// The same as `confint(glht(…))` of R's multcomp with `qmvnorm`, but for the simulation.
public struct SimultaneousDifferences: Hashable, Sendable {
  /// Which differences are asked for.
  public enum Family: Hashable, Sendable {
    /// Every other estimate less this one.
    case against(Int)
    /// Every estimate less each that stands after it.
    case allPairs
  }

  /// A difference.
  public struct Difference: Hashable, Sendable {
    /// The place of the estimate that is subtracted from.
    public var first: Int
    /// The place of the estimate that is subtracted.
    public var second: Int
    /// The difference of the estimates.
    public var value: Double
    /// Its standard error; 0 where both are known exactly.
    public var standardError: Double
    /// The interval; `nil` where there is no error to make one of.
    public var interval: ConfidenceInterval?
    /// The probability of a largest statistic like this one where no estimate differs; `nil` where there is no interval.
    public var adjustedPValue: Double?
  }

  /// The differences, by the place of the first, then of the second.
  public let differences: [Difference]
  /// The multiple of a standard error that all intervals reach; `nil` where no difference has an error.
  public let criticalValue: RankSets.CriticalValue?

  /// Finds the differences of a family.
  ///
  /// - Parameters:
  ///   - family: Which differences are covered together.
  ///   - estimates: The estimates with their errors; a singular covariance is allowed.
  ///   - level: The joint coverage, strictly between 0 and 1.
  ///   - simulation: The draws, their seed, and threads.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1), a place that is none, or a
  ///   simulation without draws or threads.
  /// - Complexity: O(R · p²) at worst for R draws of p estimates; memory O(p² + R).
  public init(
    _ family: Family, of estimates: NormalEstimates, level: Double = 0.95, simulation: Simulation
  ) throws(StatisticsError) {
    try simulation.validate()
    try Validation.requireLevel(level)
    if case .against(let place) = family, !(0..<estimates.count).contains(place) {
      throw .invalidArgument(
        name: "place", found: "\(place)", requirement: "at least 0 and below \(estimates.count)")
    }
    let pairs = Self.pairs(family, of: estimates.count)
    var open = PairwiseFamily(count: estimates.count)
    for (first, second) in pairs {
      let deviation = estimates.differenceDeviation(first, second)
      guard deviation > 0 else { continue }
      open.set(first, second, to: 1 / deviation)
      open.set(second, first, to: 1 / deviation)
    }
    let clustered = ClusteredCriticalValue(estimates, level: level)
    let largest = open.openCount > 0 && clustered == nil ? open.simulate(estimates, simulation) : []
    let critical: RankSets.CriticalValue? =
      if open.openCount == 0 {
        nil
      } else if let clustered {
        try clustered.value(hypotheses: open.openCount)
      } else {
        RankSets.CriticalValue(ofSorted: largest, level: level)
      }
    criticalValue = critical
    differences = try pairs.map { first, second throws(StatisticsError) in
      let deviation = estimates.differenceDeviation(first, second)
      var difference = Difference(
        first: first, second: second, value: estimates.values[first] - estimates.values[second],
        standardError: deviation)
      guard deviation > 0, let critical else { return difference }
      let (lower, upper) = (
        difference.value - critical.value * deviation, difference.value + critical.value * deviation
      )
      if let clustered {
        difference.interval = ConfidenceInterval(lower: lower, upper: upper, level: level, method: .bonferroniT)
        difference.adjustedPValue = try clustered.pValue(difference.value / deviation, of: open.openCount / 2)
        return difference
      }
      let error = critical.monteCarloError * deviation
      difference.interval = ConfidenceInterval(
        lower: lower, upper: upper, level: level, method: .simultaneousDifferences,
        monteCarloError: .init(lower: error, upper: error))
      let reached = largest.count - Self.firstPlace(in: largest, of: abs(difference.value) / deviation)
      difference.adjustedPValue = Double(reached + 1) / Double(largest.count + 1)
      return difference
    }
  }

  private static func pairs(_ family: Family, of count: Int) -> [(Int, Int)] {
    switch family {
    case .against(let place): (0..<count).filter { $0 != place }.map { ($0, place) }
    case .allPairs: (0..<count).flatMap { first in (first + 1..<count).map { (first, $0) } }
    }
  }

  /// The first place of a sorted array whose value is at least `value`.
  private static func firstPlace(in sorted: [Double], of value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = low + (high - low) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension IntervalMethod {
  /// Intervals of differences that cover all of them together (Hothorn, Bretz & Westfall 2008).
  public static let simultaneousDifferences = IntervalMethod("max-t")
}
