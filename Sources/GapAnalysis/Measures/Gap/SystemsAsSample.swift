import StatisticsCore

extension Measure.Interval {
  /// The interval of a method that takes the systems of either side as independent draws from systems like them; of one system nothing tells
  /// how far such draws lie apart.
  ///
  /// - Parameter coverage: Where such an interval covers less than it says, given the numbers of systems of the sides.
  static func systemsAsSample(
    coverage: @escaping @Sendable (_ countA: Int, _ countB: Int) -> Note? = { _, _ in nil },
    _ interval: @escaping @Sendable (PairScores) throws(StatisticsError) -> IntervalResult
  ) -> Measure.Interval {
    .own { scores, pair, estimate throws(StatisticsError) in
      let smaller = min(scores.a.scores.count, scores.b.scores.count)
      estimate.addSampling(
        smaller > 1 ? try interval(scores) : .undefined(.tooFewObservations(found: smaller, needed: 2)))
      guard estimate.interval != nil else { return }
      estimate.notes += [
        pair.independenceNote(scores), coverage(scores.a.scores.count, scores.b.scores.count),
      ].compactMap(\.self)
    }
  }
}

/// Why a measure of two samples has no value.
let tooFewToCompare: @Sendable (PairScores, Pair) throws(StatisticsError) -> [Note] = { _, _ in
  ["too few systems, or scores that do not vary"]
}
