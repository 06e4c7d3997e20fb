/// The scores of one system: for each task, those of its runs.
///
/// Runs of a task are exchangeable and tasks are not: the design of Agarwal et al. 2021 (arXiv 2108.13264). Tasks may
/// have different numbers of runs; the mean, the median and the optimality gap then weigh tasks alike, the interquartile
/// mean and the score distribution weigh runs alike.
public struct TaskScores: Hashable, Sendable {
  /// The scores, in the unit of the caller (usually 0 for a baseline and 1 for the target): an array of runs for each task.
  public let runs: [[Double]]

  /// Takes the scores of the runs of each task.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless there is a task, each task has a run,
  ///   and all scores are finite.
  public init(runs: [[Double]]) throws(StatisticsError) {
    guard !runs.isEmpty else {
      throw .invalidArgument(name: "runs", found: "no task", requirement: "at least one task")
    }
    for (task, scores) in runs.enumerated() {
      guard !scores.isEmpty else {
        throw .invalidArgument(name: "runs[\(task)]", found: "no run", requirement: "at least one run in each task")
      }
      try Validation.requireFinite(scores, "runs[\(task)]")
    }
    self.runs = runs
  }

  /// The number of tasks.
  public var taskCount: Int { runs.count }
  /// The number of runs of all tasks.
  public var runCount: Int { runs.reduce(0) { $0 + $1.count } }
}
