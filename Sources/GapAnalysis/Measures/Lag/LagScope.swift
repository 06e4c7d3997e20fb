extension Measure {
  /// What the interval of a lag over redrawn scores is about, as a remark.
  ///
  /// Such an interval covers the lag of the true scores of the systems listed. Of a lag that the releases are a sample of it covers
  /// anything from a sixth to nearly all: it does not know that other systems might have come, or at other times.
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
