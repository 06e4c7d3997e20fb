public import Tables

extension Dataset {
  /// The last day of which the dataset knows anything: on which something was evaluated, or of which a source shows the state;
  /// `nil` if no evaluation has such a date.
  ///
  /// - Complexity: O(evaluations).
  public var lastDate: CalendarDate? {
    evaluations.values.flatMap { evaluation in
      [evaluation.evaluatedOn, evaluation.source.flatMap { sources[$0]?.capturedOn }].compactMap(\.self)
    }.max { $0.dayRange.upperBound < $1.dayRange.upperBound }
  }

  /// Whether a benchmark is kept up: current if it has an evaluation dated no more than a year before a date.
  ///
  /// A date of reduced precision stands for its middle. Evaluations later than the date are not there yet. A benchmark
  /// none of whose evaluations is dated is historic if the dataset states that (``Benchmark/statedStatus``), else `nil`: nothing shows that it is
  /// current.
  ///
  /// - Parameters:
  ///   - benchmark: The benchmark.
  ///   - date: The date; ``lastDate`` if `nil`.
  /// - Complexity: O(evaluations).
  public func status(of benchmark: Benchmark.ID, asOf date: CalendarDate? = nil) -> Benchmark.Status? {
    status(of: benchmark, asOf: date ?? lastDate, evaluations(on: benchmark))
  }

  /// The benchmarks with their statuses, as ``status(of:asOf:)`` gives them.
  ///
  /// - Complexity: O(evaluations).
  public func statuses(asOf date: CalendarDate? = nil) -> [Benchmark.ID: Benchmark.Status] {
    let date = date ?? lastDate
    let byBenchmark = evaluationsByBenchmark()
    var statuses: [Benchmark.ID: Benchmark.Status] = [:]
    for id in benchmarks.keys { statuses[id] = status(of: id, asOf: date, byBenchmark[id] ?? []) }
    return statuses
  }

  /// The status that the dates of the evaluations alone give.
  func datedStatus(asOf date: CalendarDate?, _ evaluations: [Evaluation]) -> Benchmark.Status? {
    guard let date else { return nil }
    let last = date.dayRange.upperBound
    let dates = evaluations.compactMap(\.evaluatedOn).filter { $0.dayRange.lowerBound <= last }
    guard let newest = dates.map({ Swift.min($0.middleDay, Double(last)) }).max() else { return nil }
    return newest >= Double(date.yearBefore.dayRange.upperBound) ? .current : .historic
  }

  private func status(
    of benchmark: Benchmark.ID, asOf date: CalendarDate?, _ evaluations: [Evaluation]
  ) -> Benchmark.Status? {
    datedStatus(asOf: date, evaluations) ?? (benchmarks[benchmark]?.statedStatus == .historic ? .historic : nil)
  }
}

extension CalendarDate {
  /// The same date a year earlier; of 29 February the 28th.
  fileprivate var yearBefore: CalendarDate {
    guard let month else { return CalendarDate(year: year - 1) ?? self }
    guard let day else { return CalendarDate(year: year - 1, month: month) ?? self }
    let last = CalendarDate.dayCount(ofMonth: month, year: year - 1)
    return CalendarDate(year: year - 1, month: month, day: Swift.min(day, last)) ?? self
  }
}
