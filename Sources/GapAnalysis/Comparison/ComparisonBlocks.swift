/// Over what systems are compared: what each of them was measured on.
public enum ComparisonBlocks: String, Hashable, Sendable, CaseIterable {
  /// The prompts of one dimension; a prompt's score is the mean of its videos and ratings.
  case prompts
  /// Runs, or seeds, of the same prompts; a run's score is the mean over its prompts.
  case runs
  /// The dimensions of a benchmark.
  case dimensions
  /// The totals of benchmarks.
  case benchmarks

  /// What one is called.
  public var singular: String { String(rawValue.dropLast()) }

  /// Whether they stand for more like them, so that another draw of them is what varies.
  public var areSample: Bool { self == .prompts || self == .runs }

  /// What an interval over them says varies.
  var uncertainty: UncertaintyKind { self == .runs ? .runs : .measurement }

  /// What the answer does not show.
  var caution: String {
    switch self {
    case .prompts:
      "Prompts stand for more prompts like them; on other dimensions, or prompts of another kind, the order may be another."
    case .runs:
      "Runs show how scores vary on the same prompts, and hold nothing of the choice of prompts."
    case .dimensions:
      "Dimensions are no random sample of tasks: a test over them asks whether the same order comes back from dimension to dimension. Intervals "
        + "take the dimensions as fixed."
    case .benchmarks:
      "Benchmarks are no random sample, and those of one family are not independent: a test over them asks whether the same order comes back."
    }
  }
}
