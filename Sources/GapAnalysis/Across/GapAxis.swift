/// What is varied when the same question is asked many times.
public enum GapAxis: String, Hashable, Sendable, CaseIterable {
  /// The benchmark.
  case benchmarks
  /// Which evaluations of a system count.
  case evaluations
  /// The as-of date.
  case dates

  /// How an answer stands on one of its choices, and what these are called: on 9 of 29 benchmarks.
  var choices: (preposition: String, text: String) {
    switch self {
    case .benchmarks: ("on", "benchmarks")
    case .evaluations: ("under", "choices of evaluations")
    case .dates: ("on", "dates")
    }
  }
}
