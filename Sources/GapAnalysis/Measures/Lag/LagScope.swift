extension Measure {
  /// What the interval of a lag over redrawn scores is about, as a remark.
  ///
  /// Such an interval covers the lag of the true scores of the systems listed. It does not know that other systems might have come, or at
  /// other times: of the lag that made the data it covers what `Benchmarks coverage lags` shows.
  static let lagScopeNote: Note =
    "the interval is about the scores of these systems, their dates being fixed, not about a lag that other releases would show: that is lag_regression, of kind sampling"
}

extension Estimate {
  /// What the interval of a lag is about, as the end of a sentence.
  var aboutClause: String {
    switch kind {
    case .sampling: "; the interval takes the systems as a sample"
    case .none: ""
    default: "; the interval is about how these systems were measured, not about other releases"
    }
  }
}
