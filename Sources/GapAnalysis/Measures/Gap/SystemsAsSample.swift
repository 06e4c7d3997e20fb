import StatisticsCore

extension Measure.Interval {
  /// The interval of a method that takes the systems of either side as independent draws from systems like them.
  static func systemsAsSample(
    _ interval: @escaping @Sendable (PairScores) throws(StatisticsError) -> IntervalResult
  ) -> Measure.Interval {
    .own { scores, _, estimate throws(StatisticsError) in
      switch try interval(scores) {
      case .interval(let interval):
        estimate.interval = interval
        estimate.kind = .sampling
        if interval.lower.isInfinite || interval.upper.isInfinite { estimate.status = .unbounded }
        estimate.notes.append("treats the systems listed as a sample, though released systems are no random sample")
      case .undefined(let reason): estimate.notes.append("no interval: \(reason.description)")
      }
    }
  }
}

/// Why a measure of two samples has no value.
let tooFewToCompare: @Sendable (PairScores, Pair) throws(StatisticsError) -> [Note] = { _, _ in
  ["too few systems, or scores that do not vary"]
}
