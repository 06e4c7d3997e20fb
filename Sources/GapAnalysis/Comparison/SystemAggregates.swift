import Quantities
public import StatisticsCore

/// Summaries of each system's scores over all blocks, with intervals (Agarwal et al. 2021, arXiv 2108.13264).
///
/// Over prompts or runs, blocks are a sample: means and optimality gaps have Student's t over blocks, medians order statistics of them, and
/// interquartile means are resampled with their blocks, from five on. Over dimensions or benchmarks blocks are fixed, and the runs within them are resampled, as rliable does.
public struct SystemAggregates: Sendable {
  /// A summary of a system.
  public struct Row: Sendable {
    /// The place among ``ComparedScores/systems``.
    public var system: Int
    /// The name of the summary.
    public var measure: String
    /// What people call it.
    public var label: String
    /// The value.
    public var estimate: Double
    /// Its standard error.
    public var standardError: Double?
    /// Its interval, alone.
    public var interval: ConfidenceInterval?
    /// Why there is none.
    public var shortage: Degeneracy?
    /// The threshold of a point of a profile.
    public var threshold: Double?
  }

  /// The scores.
  public let scores: ComparedScores
  /// The score from which the optimality gap is measured; `nil` where there is none.
  public let target: Double?
  /// The rows.
  public let rows: [Row]
  /// Whether the rows are points of profiles.
  public let isProfile: Bool
  /// The level of the intervals.
  public let level: Double

  /// The number of thresholds of a profile.
  public static let thresholdCount = 21

  /// With fewer blocks intervals of some summaries cover less than they say.
  static let fewBlocks = SkewedMeans.few

  /// The smallest number of values in a block, over all systems.
  public var smallestCell: Int { scores.cells.lazy.joined().map(\.values.count).min() ?? 0 }

  /// The mean, the median, the interquartile mean and the optimality gap of each system.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - target: The score from which the optimality gap is measured; `nil` for the best that the scale allows.
  ///   - level: The coverage of each interval.
  ///   - simulation: The resamples.
  /// - Throws: ``AnalysisError/unsuitableData(_:)`` without a scale in common.
  /// - Complexity: O(k R n) for k systems, R resamples and n values of one.
  public init(
    of scores: ComparedScores, target: Double? = nil, level: Double = 0.95, simulation: Simulation = Simulation()
  ) throws(AnalysisError) {
    try Self.requireCommonScale(scores)
    self.scores = scores
    let goal = target ?? scores.best
    self.target = goal
    self.level = level
    isProfile = false
    var kinds: [(aggregate: Aggregate, measure: String, label: String)] = [
      (.mean, "mean", "Mean"), (.median, "median", "Median"),
      (.interquartileMean, "interquartile_mean", "Interquartile mean"),
    ]
    if let goal {
      kinds.append((.optimalityGap(target: scores.oriented(goal)), "optimality_gap", "Optimality gap"))
    }
    var rows: [Row] = []
    for (aggregate, measure, label) in kinds {
      for system in scores.systems.indices {
        let found = try claimStatistics { () throws(StatisticsError) in
          try Self.summary(aggregate, of: system, in: scores, level, simulation)
        }
        rows.append(
          Row(
            system: system, measure: measure, label: label, estimate: found.estimate,
            standardError: found.error, interval: found.interval.interval, shortage: found.interval.degeneracy))
      }
    }
    self.rows = rows
  }

  /// The performance profile of each system: the share of blocks, or of the runs in them, that are better than each of some thresholds.
  ///
  /// - Throws: As the other initializer.
  /// - Complexity: O(k R n) a threshold.
  public init(
    profileOf scores: ComparedScores, level: Double = 0.95, simulation: Simulation = Simulation()
  ) throws(AnalysisError) {
    try Self.requireCommonScale(scores)
    self.scores = scores
    self.level = level
    (target, isProfile) = (nil, true)
    let thresholds = Self.thresholds(of: scores)
    var rows: [Row] = []
    for system in scores.systems.indices {
      let points = try claimStatistics { () throws(StatisticsError) in
        try Self.profile(of: system, in: scores, thresholds.map(scores.oriented), level, simulation)
      }
      for (threshold, point) in zip(thresholds, points) {
        rows.append(
          Row(
            system: system, measure: "performance_profile", label: "Share above", estimate: point.share,
            interval: point.interval.interval, shortage: point.interval.degeneracy, threshold: threshold))
      }
    }
    self.rows = rows
  }

  private static func requireCommonScale(_ scores: ComparedScores) throws(AnalysisError) {
    guard !scores.areSummed else {
      throw .unsuitableData(
        "The samples are sums of several scores, and a median, a profile or the like needs each of them: give a row a score."
      )
    }
    guard scores.unit == nil else { return }
    throw .unsuitableData(
      "The \(scores.blocks.rawValue) have no scale in common, so that their scores cannot be summed up: choose one with --dimension, or give "
        + "goalposts (minimum and maximum) to all of them.")
  }

  private static func tasks(of system: Int, in scores: ComparedScores) throws(StatisticsError) -> TaskScores {
    try TaskScores(runs: scores.cells.map { $0[system].values.map(scores.oriented) })
  }

  private static func summary(
    _ aggregate: Aggregate, of system: Int, in scores: ComparedScores, _ level: Double, _ simulation: Simulation
  ) throws(StatisticsError) -> (estimate: Double, error: Double?, interval: IntervalResult) {
    let tasks = try tasks(of: system, in: scores)
    let value = try aggregate.value(of: tasks)
    let isGap: Bool = if case .optimalityGap = aggregate { true } else { false }
    let sign: Double = isGap || scores.higherIsBetter ? 1 : -1
    var (error, interval) =
      scores.blocks.areSample
      ? try aggregate.sampleInterval(of: tasks, level: level, simulation: simulation)
      : try resampledRuns(aggregate, of: tasks, level, simulation)
    if sign < 0, case .interval(var turned) = interval {
      (turned.lower, turned.upper) = (-turned.upper, -turned.lower)
      interval = .interval(turned)
    }
    return (sign * value, error, interval)
  }

  /// Of blocks that are fixed, with the runs within them drawn.
  private static func resampledRuns(
    _ aggregate: Aggregate, of tasks: TaskScores, _ level: Double, _ simulation: Simulation
  ) throws(StatisticsError) -> (standardError: Double?, interval: IntervalResult) {
    let resampled = try aggregate.distribution(of: tasks, simulation: simulation)
    return (resampled.standardError, try resampled.interval(.percentile, level: level))
  }

  private static func profile(
    of system: Int, in scores: ComparedScores, _ thresholds: [Double], _ level: Double, _ simulation: Simulation
  ) throws(StatisticsError) -> [(share: Double, interval: IntervalResult)] {
    guard scores.blocks.areSample else {
      return try PerformanceProfile.points(
        of: tasks(of: system, in: scores), thresholds: thresholds, level: level, simulation: simulation
      ).map { ($0.share, $0.interval) }
    }
    let means = scores.scores(of: system).map(scores.oriented)
    return try thresholds.map { threshold throws(StatisticsError) in
      let above = means.count { $0 > threshold }
      let interval = try WilsonInterval.proportion(successes: above, trials: means.count, level: level)
      return (Double(above) / Double(means.count), interval)
    }
  }

  /// Evenly spaced over the scale where it has two ends, else over the scores.
  private static func thresholds(of scores: ComparedScores) -> [Double] {
    let values = scores.cells.lazy.joined().flatMap { scores.blocks.areSample ? [$0.score] : $0.values }
    let (lowest, highest) = (values.min() ?? 0, values.max() ?? 0)
    let scale = scores.unit?.possibleLevels
    let (from, to) =
      scale.map { $0.upperBound.isFinite && $0.contains(lowest) && $0.contains(highest) } == true
      ? (scale?.lowerBound ?? lowest, scale?.upperBound ?? highest) : (lowest, highest)
    guard from < to else { return [from] }
    let steps = Double(thresholdCount - 1)
    return (0..<thresholdCount).map { from + (to - from) * (Double($0) / steps) }
  }
}
