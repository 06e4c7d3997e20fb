import Tables

/// Statuses of benchmarks that the dates of their evaluations contradict.
enum BenchmarkStatusCheck: DatasetCheck {
  static let outdated = Problem.Explanation(
    Problem.Code("outdated-status"), .warning,
    """
    A benchmark is said to be current and has no dated evaluation at all, or none of the last year before the dataset's last date, or is said to be historic \
    and has one. The last date is the newest on which something was evaluated, or of which a source shows the state (captured_on). \
    The analyses go by the dates where there are any. Correct the status, or leave it empty.
    """)
  static let explanations = [outdated]

  static func problems(in subject: CheckSubject) -> [Problem] {
    guard subject.isWhole, subject.dataset.benchmarks.values.contains(where: { $0.statedStatus != nil }),
      let last = subject.dataset.lastDate
    else { return [] }
    let byBenchmark = subject.dataset.evaluationsByBenchmark()
    return subject.dataset.benchmarks.values.compactMap { benchmark in
      guard let stated = benchmark.statedStatus else { return nil }
      let dated = subject.dataset.datedStatus(asOf: last, byBenchmark[benchmark.id] ?? [])
      if dated == nil, stated == .current {
        return subject.problem(
          outdated, .benchmark(benchmark.id), column: "status", "none of its evaluations has a date that shows it",
          found: stated.rawValue, expected: "an empty cell, or a date of an evaluation")
      }
      guard let status = dated, status != stated else { return nil }
      return subject.problem(
        outdated, .benchmark(benchmark.id), column: "status", "the dates of its evaluations say otherwise",
        found: stated.rawValue, expected: "\(status.rawValue) on \(last), or an empty cell")
    }
  }
}
