extension IntervalMethod {
  /// Student's t with Greenwood's variance.
  public static let greenwood = IntervalMethod("greenwood-t")
}

extension KaplanMeier {
  /// The mean time until the event or the horizon, whichever comes first.
  public struct RestrictedMean: Hashable, Sendable {
    /// The estimate, E[min(T, horizon)].
    public let estimate: Double
    /// Its standard error, by Greenwood's variance.
    public let standardError: Double
    /// The horizon.
    public let horizon: Double
    /// The number of events up to the horizon.
    public let eventCount: Int

    /// estimate ± t(D − 1) · √(D/(D − 1)) · standard error, D the number of events up to the horizon (Kaplan & Meier 1958, section 6.2,
    /// have the factor).
    ///
    /// Where all is seen up to the end it is Student's t of the mean. With few events z covers .67 to .93, this .91 and more, but of times as
    /// skewed as exponential ones, to the last of them, .88 to .92.
    ///
    /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` for fewer than two events, with
    ///   ``Degeneracy/constantData`` where nothing varies.
    /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1).
    public func interval(level: Double = 0.95) throws(StatisticsError) -> IntervalResult {
      let degrees = Double(eventCount - 1)
      return try StudentTInterval.interval(
        center: estimate, standardError: standardError * (Double(eventCount) / degrees).squareRoot(),
        degreesOfFreedom: degrees, observations: (eventCount, 2), level: level, method: .greenwood)
    }
  }

  /// The restricted mean time (Irwin 1949; Kaplan & Meier 1958, section 6): the area under the curve up to the horizon.
  ///
  /// Its variance is Σ Aᵢ² dᵢ/(nᵢ(nᵢ − dᵢ)), Aᵢ the area from event i to the horizon. Same as R's `print(fit, rmean =
  /// horizon)`.
  ///
  /// - Parameter horizon: A time; ``latest`` where it is nil.
  /// - Returns: Nil for no observation, and where the horizon lies beyond ``latest`` while some are still waited for.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a horizon that is not finite.
  /// - Complexity: O(n).
  public func restrictedMean(upTo horizon: Double? = nil) throws(StatisticsError) -> RestrictedMean? {
    if let horizon { try GSL.requireFinite(horizon, "horizon") }
    guard let earliest, let latest else { return nil }
    let horizon = horizon ?? latest
    guard horizon <= latest || steps.last?.survival == 0 else { return nil }
    var mean = min(earliest, horizon)
    var time = mean
    var survival = 1.0
    // The area of the curve between each event and the next one or the horizon.
    var areas: [Double] = []
    let passed = steps.prefix { $0.time < horizon }
    for step in passed {
      areas.append(survival * (step.time - time))
      (time, survival) = (step.time, step.survival)
    }
    areas.append(survival * (horizon - time))
    mean += areas.reduce(0, +)
    var variance = 0.0
    var rest = 0.0
    for (step, area) in zip(passed, areas.dropFirst()).reversed() {
      rest += area
      let remaining = Double(step.atRisk - step.events)
      if remaining > 0 { variance += rest * rest * Double(step.events) / (Double(step.atRisk) * remaining) }
    }
    return RestrictedMean(
      estimate: mean, standardError: variance.squareRoot(), horizon: horizon,
      eventCount: steps.prefix { $0.time <= horizon }.reduce(0) { $0 + $1.events })
  }
}
