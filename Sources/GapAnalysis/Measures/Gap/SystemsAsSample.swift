import StatisticsCore

extension Measure.Interval {
  /// The interval of a method that takes the systems of either side as independent draws from systems like them.
  static func systemsAsSample(
    _ interval: @escaping @Sendable (PairScores) throws(StatisticsError) -> IntervalResult
  ) -> Measure.Interval {
    .own { scores, pair, estimate throws(StatisticsError) in
      estimate.addSampling(try interval(scores))
      if estimate.interval != nil, let note = pair.independenceNote(scores) { estimate.notes.append(note) }
    }
  }
}

/// Why a measure of two samples has no value.
let tooFewToCompare: @Sendable (PairScores, Pair) throws(StatisticsError) -> [Note] = { _, _ in
  ["too few systems, or scores that do not vary"]
}
