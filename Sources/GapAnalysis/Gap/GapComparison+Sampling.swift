internal import BenchmarkData
internal import StatisticsCore

/// The measures whose uncertainty is that of the systems, taken as a sample of systems like them.
extension GapComparison {
  func samplingEstimate(_ measure: GapMeasure) throws(StatisticsError) -> GapEstimate {
    var result = GapEstimate(
      measure: measure, estimate: nil, kind: .none, status: .insufficient,
      unit: measure.unit(ofScores: board.unit), countA: a.count, countB: b.count)
    if let emptiness {
      result.note = emptiness
      return result
    }
    let point = try samplingPoint(measure, &result)
    guard let point, point.isFinite else {
      result.note = "too few systems, or scores that do not vary"
      return result
    }
    result.estimate = point
    result.status = .ok
    let caution = "treats the systems listed as a sample, though released systems are no random sample"
    switch try samplingInterval(measure) {
    case .interval(let interval):
      result.interval = interval
      result.kind = .sampling
      if interval.lower.isInfinite || interval.upper.isInfinite { result.status = .unbounded }
      result.note = [result.note, caution].compactMap(\.self).joined(separator: "; ")
    case .undefined(let reason):
      result.note = [result.note, "no interval: \(reason)"].compactMap(\.self).joined(separator: "; ")
    }
    return result
  }

  /// The value of a measure; remarks on it go into `result`.
  private func samplingPoint(_ measure: GapMeasure, _ result: inout GapEstimate) throws(StatisticsError) -> Double? {
    switch measure {
    case .meanGap: return try MeanDifference.estimate(a.scores, b.scores).estimate
    case .medianGap:
      guard let medianA = try Quantile.value(of: a.scores, at: 0.5),
        let medianB = try Quantile.value(of: b.scores, at: 0.5)
      else { return nil }
      return medianA - medianB
    case .hodgesLehmannGap: return try HodgesLehmannShift.estimate(a.scores, b.scores).estimate
    case .hedgesG: return try HedgesG.estimate(a.scores, b.scores).estimate
    case .superiority: return try Superiority.estimate(a.scores, b.scores).estimate
    case .cliffsDelta: return try CliffsDelta.estimate(a.scores, b.scores).estimate
    case .ordinalGapV:
      switch try OrdinalGap.estimate(a.scores, b.scores) {
      case .value(let value): return value
      case .atLeast(let value):
        result.note = "every system of \(a.name) is above every one of \(b.name): the value is a lower bound"
        return value
      case .atMost(let value):
        result.note = "every system of \(b.name) is above every one of \(a.name): the value is an upper bound"
        return value
      case .undefined: return nil
      }
    case .frontierGap, .frontierPercentOfLeader, .frontierPercentOfFollower, .frontierWinRate, .rarefiedFrontierGap,
      .topKGap,
      .sameDateGap, .sameDateGapMean, .sameDateGapTrailing:
      return nil
    }
  }

  private func samplingInterval(_ measure: GapMeasure) throws(StatisticsError) -> IntervalResult {
    switch measure {
    case .meanGap: try WelchInterval.difference(a.scores, b.scores, level: options.level)
    case .medianGap:
      try Bootstrap.distribution(
        of: TwoSampleStatistic.differenceOfMedians, first: a.scores, second: b.scores, simulation: options.simulation
      ).interval(level: options.level)
    case .hodgesLehmannGap: try HodgesLehmannShift.interval(a.scores, b.scores, level: options.level)
    case .hedgesG: try HedgesG.interval(a.scores, b.scores, level: options.level)
    case .superiority: try Superiority.interval(a.scores, b.scores, level: options.level)
    case .cliffsDelta: try CliffsDelta.interval(a.scores, b.scores, level: options.level)
    case .ordinalGapV: try OrdinalGap.interval(a.scores, b.scores, level: options.level)
    case .frontierGap, .frontierPercentOfLeader, .frontierPercentOfFollower, .frontierWinRate, .rarefiedFrontierGap,
      .topKGap,
      .sameDateGap, .sameDateGapMean, .sameDateGapTrailing:
      .undefined(.undefinedStatistic)
    }
  }
}
