/// A summary of one system's scores over tasks and runs (Agarwal et al. 2021, arXiv 2108.13264).
public enum Aggregate: Hashable, Sendable {
  /// The mean over tasks of the mean over runs. Same as rliable's `aggregate_mean`.
  case mean
  /// The median over tasks of the mean over runs. Same as rliable's `aggregate_median`.
  case median
  /// The mean of the middle half of all runs of all tasks. Same as rliable's `aggregate_iqm`. It answers to few outliers,
  /// as the median does, but with a smaller standard error.
  case interquartileMean
  /// How much is missing to the target: the mean over tasks of the mean over runs of max(target − score, 0); lower is
  /// better. Same as rliable's `aggregate_optimality_gap` with `gamma` the target.
  case optimalityGap(target: Double)
  /// The share of all runs with a score above the threshold: one point of the score distribution. Same as rliable's
  /// `run_score_deviation` and `create_performance_profile`.
  case shareOfRuns(above: Double)
  /// The share of tasks whose mean over runs is above the threshold: one point of the average-score distribution.
  case shareOfTasks(above: Double)

  /// The value of the summary.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a target or threshold that is not finite.
  /// - Complexity: O(n log n) for n runs. The order of runs and of tasks changes no more than rounding.
  public func value(of scores: TaskScores) throws(StatisticsError) -> Double {
    try validate()
    return AggregateResampler(aggregate: self, scores: scores, resamplesTasks: false).whole
  }

  /// The distribution of the summary when runs are drawn with replacement within each task.
  ///
  /// Same as rliable's `StratifiedBootstrap` in `get_interval_estimates`; rliable's intervals are
  /// `.interval(.percentile)`.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - resamplesTasks: Whether the tasks themselves are drawn with replacement too, as a sample of more tasks (rliable's
  ///     `task_bootstrap`). There are no influence values then.
  ///   - simulation: How many resamples, from which seed, on how many threads.
  /// - Returns: The distribution; without replicates and with the reason if no task has two runs (and tasks are not
  ///   drawn), or all scores are equal.
  /// - Throws: As ``value(of:)``, and as ``Bootstrap`` for a malformed simulation.
  /// - Complexity: O(R n).
  public func distribution(
    of scores: TaskScores, resamplesTasks: Bool = false, simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> BootstrapDistribution {
    try validate()
    return try Bootstrap.run(
      AggregateResampler(aggregate: self, scores: scores, resamplesTasks: resamplesTasks), simulation)
  }

  /// Throws unless the parameter is finite.
  func validate() throws(StatisticsError) {
    switch self {
    case .optimalityGap(let target): try GSL.requireFinite(target, "target")
    case .shareOfRuns(let threshold), .shareOfTasks(let threshold): try GSL.requireFinite(threshold, "threshold")
    case .mean, .median, .interquartileMean: break
    }
  }
}
