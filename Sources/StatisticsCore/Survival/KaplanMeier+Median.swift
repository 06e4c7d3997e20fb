extension IntervalMethod {
  /// Where the confidence limits of a survival curve cross one half.
  public static let brookmeyerCrowley = IntervalMethod("brookmeyer-crowley")
}

extension KaplanMeier {
  /// The scale on which the limits of the curve are symmetric.
  public enum LimitScale: Hashable, Sendable {
    /// log S ± z √G: R's default, `conf.type = "log"`.
    case log
    /// log(−log S) ± z √G/|log S|: better in small samples (Borgan & Liestøl 1990, JSTOR 4616149), `conf.type = "log-log"`.
    case logMinusLog
    /// S ± z S √G, `conf.type = "plain"`.
    case plain
  }

  /// The median time: where the curve reaches one half.
  ///
  /// Where it stays at exactly one half, the middle between that event and the next one, as R does and as is usual without
  /// censoring; the event itself if there is no next. Where it does not reach one half, the last time as a bound.
  public func median() -> BoundedEstimate {
    guard let latest else { return .undefined(.tooFewObservations(found: 0, needed: 1)) }
    // Products of fractions miss one half by some bits.
    guard let index = steps.firstIndex(where: { $0.survival <= 0.5 + 1e-9 }) else { return .atLeast(latest) }
    let time = steps[index].time
    guard abs(steps[index].survival - 0.5) < 1e-9, index + 1 < steps.count else { return .value(time) }
    return .value(time + (steps[index + 1].time - time) / 2)
  }

  /// The interval of the median: from where the curve's lower limit, by Greenwood's variance, reaches one half to where its
  /// upper limit does (Brookmeyer & Crowley 1982, doi 10.2307/2530286).
  ///
  /// The upper end is infinite where the upper limit never comes down to one half. The lower end is ``latest`` where the
  /// lower limit does not. Where survival is 0 the curve has no upper limit.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` where there was no event.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1).
  /// - Complexity: O(n).
  public func medianInterval(
    level: Double = 0.95, scale: LimitScale = .logMinusLog
  ) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    guard let latest, eventCount > 0 else { return .undefined(.tooFewObservations(found: eventCount, needed: 1)) }
    let z = try GSL.normalUpperQuantile((1 - level) / 2)
    let lower = steps.first { limits(of: $0, z: z, scale: scale).lower <= 0.5 }?.time ?? latest
    let upper = steps.first { limits(of: $0, z: z, scale: scale).upper <= 0.5 }?.time ?? .infinity
    return .interval(ConfidenceInterval(lower: lower, upper: upper, level: level, method: .brookmeyerCrowley))
  }

  /// The pointwise limits of the curve at each of its ``steps``; from 0 to 1 where survival is 0.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1).
  public func limits(
    level: Double = 0.95, scale: LimitScale = .logMinusLog
  ) throws(StatisticsError) -> [(lower: Double, upper: Double)] {
    try Validation.requireLevel(level)
    let z = try GSL.normalUpperQuantile((1 - level) / 2)
    return steps.map { limits(of: $0, z: z, scale: scale) }
  }

  private func limits(of step: Step, z: Double, scale: LimitScale) -> (lower: Double, upper: Double) {
    let survival = step.survival
    guard survival > 0 else { return (0, 1) }
    let deviation = step.greenwoodSum.squareRoot()
    switch scale {
    case .log:
      return (survival * exp(-z * deviation), min(1, survival * exp(z * deviation)))
    case .logMinusLog:
      let hazard = -StatisticsCore.log(survival)
      let factor = exp(z * deviation / hazard)
      return (exp(-hazard * factor), exp(-hazard / factor))
    case .plain:
      return (max(0, survival * (1 - z * deviation)), min(1, survival * (1 + z * deviation)))
    }
  }
}
