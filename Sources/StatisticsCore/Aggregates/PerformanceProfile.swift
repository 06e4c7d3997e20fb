/// The share of runs, or of tasks, above each threshold (Dolan & Moré 2002, doi 10.1007/s101070100263; Agarwal et al. 2021,
/// arXiv 2108.13264).
///
/// Same as rliable's `create_performance_profile`.
public enum PerformanceProfile {
  /// What is counted.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Runs: the score distribution, which no outlier bends.
    case runs
    /// Tasks, by their mean over runs: the average-score distribution.
    case tasks
  }

  /// A point of the profile.
  public struct Point: Hashable, Sendable {
    /// The score that is to be exceeded.
    public let threshold: Double
    /// The share above the threshold, from 0 to 1.
    public let share: Double
    /// The pointwise interval of the share.
    public let interval: IntervalResult
  }

  /// The profile at given thresholds, with pointwise intervals from runs drawn with replacement within each task.
  ///
  /// All thresholds share the same resamples. The intervals are percentile intervals; they cover point by point, not the
  /// whole curve at once. Where every resample has the same share (beyond all scores, say) there is none, with
  /// ``Degeneracy/constantReplicates``.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a threshold that is not finite, a level
  ///   outside (0, 1), or a malformed simulation.
  /// - Complexity: O(k R n) for k thresholds.
  public static func points(
    of scores: TaskScores, thresholds: [Double], counting unit: Unit = .runs, level: Double = 0.95,
    simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> [Point] {
    var points: [Point] = []
    for threshold in thresholds {
      let aggregate: Aggregate = unit == .runs ? .shareOfRuns(above: threshold) : .shareOfTasks(above: threshold)
      let distribution = try aggregate.distribution(of: scores, simulation: simulation)
      points.append(
        Point(
          threshold: threshold, share: try aggregate.value(of: scores),
          interval: try distribution.interval(.percentile, level: level)))
    }
    return points
  }
}
