import StatisticsCore

/// A measure that is only known to be at least, or at most, so large in some redraws of the scores.
///
/// There it may be anything beyond: for the upper end of the interval such a redraw lies above every number, for the lower end below. An end that
/// falls among them is infinite.
struct RangedRedraw {
  /// What stands for a number beyond all others: a statistic of redraws leaves out what is not finite.
  static let unbounded = 1e300

  /// With the bounds themselves as values.
  let value: KnownErrors.Redrawn
  /// With the least that each redraw allows.
  let lower: KnownErrors.Redrawn
  /// With the most.
  let upper: KnownErrors.Redrawn

  /// The redrawn measure with the lower end of the least and the upper end of the most.
  var spanning: KnownErrors.Redrawn {
    var result = value
    guard let low = lower.statistic.interval.interval, let high = upper.statistic.interval.interval,
      let own = value.statistic.interval.interval
    else { return result }
    func end(_ number: Double) -> Double {
      abs(number) < Self.unbounded / 1e6 ? number : number < 0 ? -.infinity : .infinity
    }
    func error(_ number: Double?, _ end: Double) -> Double { end.isFinite ? number ?? 0 : 0 }
    let (from, to) = (end(low.lower), end(high.upper))
    result.statistic.interval = .interval(
      ConfidenceInterval(
        lower: from, upper: to, level: own.level, method: own.method,
        monteCarloError: own.monteCarloError == nil
          ? nil
          : MonteCarloError(
            lower: error(low.monteCarloError?.lower, from), upper: error(high.monteCarloError?.upper, to))))
    return result
  }
}
