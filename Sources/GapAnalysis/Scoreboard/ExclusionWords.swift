import BenchmarkData

extension Scoreboard.Reason {
  /// The reason in a few words, by which exclusions are counted: the same for all of a kind on one board.
  public var summary: String {
    switch self {
    case .superseded: "superseded"
    case .reevaluation: "re-evaluated independently"
    case .after(let date): "later than \(date)"
    case .undated: "without a date"
    case .notEvaluatedBy(let policy): "not \(policy.rawValue)"
    case .filtered(let alternatives): "not \(words(of: alternatives))"
    case .derived(_, let policy): "on \(policy.othersBase)"
    case .incomplete: "with dimensions missing"
    case .noScore: "without a score on this quantity"
    case .replaced: "replaced by another of the same system"
    case .notOnBoard: "of older boards"
    }
  }

  /// The reason with its particulars, such as the evaluation that counts instead: of one evaluation of a total.
  public var particulars: String {
    switch self {
    case .superseded(let newer): "superseded by \(newer)"
    case .reevaluation(let original): "repeats \(original) independently"
    case .after, .undated: summary
    case .notEvaluatedBy(let policy): "not one of: \(policy.label)"
    case .filtered(let alternatives): "does not meet \(words(of: alternatives))"
    case .derived(let base, let policy): "derived from \(base): \(policy.othersBase)"
    case .incomplete(let missing):
      missing.isEmpty ? "without public dimensions" : "lacks " + missing.map(\.text).joined(separator: ", ")
    case .noScore: "without a total"
    case .replaced(let other, let policy): "replaced by \(other) (\(policy.label))"
    case .notOnBoard(let date): "not on the board of \(date)"
    }
  }

  private func words(of alternatives: [Filter]) -> String {
    alternatives.map(\.description).joined(separator: " or ")
  }
}
