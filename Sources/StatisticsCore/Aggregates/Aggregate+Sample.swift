extension Aggregate {
  /// Fewer tasks than these tell nothing of the error of an interquartile mean: resampled intervals cover .75 of three.
  public static let fewestResampledTasks = 5

  /// The error and the interval of the summary where the tasks are a sample of more tasks, prompts say.
  ///
  /// Means and optimality gaps have Student's t over the tasks, medians order statistics of them (``MedianInterval``); the others are resampled with
  /// their tasks, and have percentiles. What these cover is in <doc:Coverage>.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - level: The nominal coverage.
  ///   - simulation: The resamples.
  /// - Returns: The standard error, `nil` where nothing tells it; and the interval, `.undefined` with
  ///   ``Degeneracy/tooFewObservations(found:needed:)`` for an interquartile mean of fewer than ``fewestResampledTasks``, or as its method has it.
  /// - Throws: As ``distribution(of:resamplesTasks:simulation:)``, and for a level outside (0, 1).
  /// - Complexity: O(R n).
  public func sampleInterval(
    of scores: TaskScores, level: Double = 0.95, simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> (standardError: Double?, interval: IntervalResult) {
    func byTask() throws(StatisticsError) -> [Double] {
      try scores.runs.map { runs throws(StatisticsError) in try value(of: TaskScores(runs: [runs])) }
    }
    switch self {
    case .mean, .optimalityGap:
      let values = try byTask()
      let interval = try StudentTInterval.mean(of: values, level: level)
      guard interval.interval != nil else { return (nil, interval) }
      let sample = try ClusteredMean(ClusteredSample(values, clusters: Array(values.indices)))
      return (sample.standardError.estimate, interval)
    case .median:
      let resampled = try distribution(of: scores, resamplesTasks: true, simulation: simulation)
      return (resampled.standardError, try MedianInterval.median(of: byTask(), level: level))
    case .interquartileMean, .shareOfRuns, .shareOfTasks:
      let resampled = try distribution(of: scores, resamplesTasks: true, simulation: simulation)
      guard self != .interquartileMean || scores.taskCount >= Self.fewestResampledTasks else {
        return (
          resampled.standardError,
          .undefined(.tooFewObservations(found: scores.taskCount, needed: Self.fewestResampledTasks))
        )
      }
      return (resampled.standardError, try resampled.interval(.percentile, level: level))
    }
  }
}
