/// The difference of the best scores so far, F_A(t) − F_B(t), as a step function of time on the union of the dates.
public struct FrontierDifference: Hashable, Sendable {
  /// The gap from a day on, until the next step.
  public struct Step: Hashable, Sendable {
    /// The first day, in days since 1970-01-01.
    public var day: Double
    /// F_A − F_B from then on.
    public var gap: Double
  }

  /// The steps by date, from the first day on which both sides had a system.
  public let steps: [Step]

  /// The gap between two curves; empty where one of them is.
  public init(a: FrontierCurve, b: FrontierCurve) {
    let days = Set(a.steps.map(\.day) + b.steps.map(\.day)).sorted()
    steps = days.compactMap { day in
      guard let scoreA = a.score(on: day), let scoreB = b.score(on: day) else { return nil }
      return Step(day: day, gap: scoreA - scoreB)
    }
  }

  /// The gap on a day; `nil` before both sides had a system.
  public func value(on day: Double) -> Double? { steps.last { $0.day <= day }?.gap }

  /// The gap averaged over the time from `start`, or from the first step if that is later, to `end`; `nil` if that is
  /// no time at all.
  public func mean(from start: Double = -.infinity, through end: Double) -> Double? {
    guard let first = steps.first?.day else { return nil }
    let begin = max(start, first)
    guard end > begin else { return nil }
    var sum = 0.0
    for (index, step) in steps.enumerated() {
      let from = max(step.day, begin)
      let until = min(index + 1 < steps.count ? steps[index + 1].day : end, end)
      if until > from { sum += step.gap * (until - from) }
    }
    return sum / (end - begin)
  }
}
