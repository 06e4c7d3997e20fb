/// The probability that a run of one system beats a run of another on a task chosen at random (Agarwal et al. 2021,
/// arXiv 2108.13264): the mean over tasks of (#{a > b} + ½ #{a = b})/(n_a n_b).
///
/// Same as rliable's `probability_of_improvement`. It says how often, not by how much.
///
/// **Errors.** ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)`` unless both systems have the same
/// number of tasks, which are paired by position.
public enum ProbabilityOfImprovement {
  /// The estimate, from 0 to 1; 0.5 means that neither is better.
  ///
  /// - Complexity: O(n log n).
  public static func estimate(_ first: TaskScores, _ second: TaskScores) throws(StatisticsError) -> Double {
    try Self.requireSameTasks(first, second)
    return ImprovementResampler(first, second).whole
  }

  /// The distribution of the estimate when the runs of each system are drawn with replacement within each task.
  ///
  /// - Returns: As ``Aggregate/distribution(of:resamplesTasks:simulation:)``.
  /// - Complexity: O(R n).
  public static func distribution(
    _ first: TaskScores, _ second: TaskScores, simulation: Simulation = Simulation()
  ) throws(StatisticsError) -> BootstrapDistribution {
    try Self.requireSameTasks(first, second)
    return try Bootstrap.run(ImprovementResampler(first, second), simulation)
  }

  private static func requireSameTasks(_ first: TaskScores, _ second: TaskScores) throws(StatisticsError) {
    guard first.taskCount == second.taskCount else {
      throw .unequalLengths(
        first: "first", firstCount: first.taskCount, second: "second", secondCount: second.taskCount)
    }
  }
}

/// One superiority for each task, averaged.
struct ImprovementResampler: ReplicateEngine {
  private let tasks: [SuperiorityResampler]
  let whole: Double
  let degeneracy: Degeneracy?
  var estimate: Double? { whole.isFinite ? whole : nil }
  var standardError: Double? { nil }

  init(_ first: TaskScores, _ second: TaskScores) {
    tasks = zip(first.runs, second.runs).map { SuperiorityResampler($0, $1) }
    whole = tasks.reduce(0) { $0 + ($1.estimate ?? .nan) } / Double(tasks.count)
    let canVary = (first.runs + second.runs).contains { $0.count > 1 }
    degeneracy =
      canVary
      ? constantDegeneracy((first.runs + second.runs).flatMap { $0 }) : .tooFewObservations(found: 1, needed: 2)
  }

  func replicates(count: Int, stream: inout RandomStream) -> Replicates {
    var sums = [Double](repeating: 0, count: count)
    for task in tasks {
      let values = task.replicates(count: count, stream: &stream).values
      for draw in sums.indices { sums[draw] += values[draw] }
    }
    return Replicates(values: sums.map { $0 / Double(tasks.count) })
  }

  func influence() -> InfluenceValues {
    InfluenceValues(
      samples: tasks.flatMap { task in
        task.influence().samples.map { $0.map { $0 / Double(tasks.count) } }
      })
  }
}
