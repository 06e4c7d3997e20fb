/// The Kaplan-Meier estimate of how long it takes until something happens, where for some it had not yet happened when
/// watching ended (Kaplan & Meier 1958, doi 10.1080/01621459.1958.10501452).
///
/// Same as R's `survfit(Surv(time, event) ~ 1)`. Times are in any unit and may be negative.
public struct KaplanMeier: Hashable, Sendable {
  /// What happened at one time.
  public struct Step: Hashable, Sendable {
    /// The time.
    public let time: Double
    /// How many were still waited for just before.
    public let atRisk: Int
    /// How many events there were.
    public let events: Int
    /// The share for whom it had not happened by then, this time included.
    public let survival: Double
    /// Greenwood's sum Σ d/(n(n − d)) up to here: the variance of log survival; infinite where survival is 0.
    let greenwoodSum: Double

    /// Greenwood's standard error of the survival (1926); 0 where survival is 0.
    public var standardError: Double { survival > 0 ? survival * greenwoodSum.squareRoot() : 0 }
  }

  /// The times at which there were events, in order.
  public let steps: [Step]
  /// The number of observations.
  public let count: Int
  /// The number of events.
  public let eventCount: Int
  /// The first time of all, event or not; nil for no observation.
  public let earliest: Double?
  /// The last time of all, event or not; nil for no observation.
  public let latest: Double?

  /// Estimates the curve.
  ///
  /// - Parameters:
  ///   - times: The time of the event, or until which it had not happened.
  ///   - isEvent: Whether it happened; false where watching ended before (right-censored). An event precedes a censoring
  ///     at the same time.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``;
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for a time that is not finite.
  /// - Complexity: O(n log n).
  public init(times: [Double], isEvent: [Bool]) throws(StatisticsError) {
    try Validation.requireFinite(times, "times")
    guard times.count == isEvent.count else {
      throw .unequalLengths(first: "times", firstCount: times.count, second: "isEvent", secondCount: isEvent.count)
    }
    let order = times.indices.sorted { times[$0] < times[$1] }
    var steps: [Step] = []
    var survival = 1.0
    var greenwood = 0.0
    var start = 0
    while start < order.count {
      var end = start
      var events = 0
      while end < order.count, times[order[end]] == times[order[start]] {
        events += isEvent[order[end]] ? 1 : 0
        end += 1
      }
      if events > 0 {
        let atRisk = order.count - start
        survival *= Double(atRisk - events) / Double(atRisk)
        greenwood += Double(events) / (Double(atRisk) * Double(atRisk - events))
        steps.append(
          Step(
            time: times[order[start]], atRisk: atRisk, events: events, survival: survival, greenwoodSum: greenwood))
      }
      start = end
    }
    self.steps = steps
    count = times.count
    eventCount = isEvent.reduce(0) { $0 + ($1 ? 1 : 0) }
    earliest = times.min()
    latest = times.max()
  }

  /// The share for whom it had not happened by `time`; 1 before the first event. Beyond ``latest`` the last value, which
  /// says nothing.
  ///
  /// - Complexity: O(log n).
  public func survival(at time: Double) -> Double {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = low + (high - low) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 1 : steps[low - 1].survival
  }
}
