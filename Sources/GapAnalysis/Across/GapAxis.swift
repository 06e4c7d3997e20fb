/// What is varied when the same question is asked many times.
public enum GapAxis: String, Hashable, Sendable, CaseIterable {
  /// The benchmark.
  case benchmarks
  /// Which evaluations of a system count.
  case evaluations
  /// The as-of date.
  case dates
}
