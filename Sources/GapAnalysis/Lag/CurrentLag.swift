/// The lag on one day: how long before it the leader had reached the score that the follower has on it.
///
/// t − τ_A(F_B(t)) where A leads; −(t − τ_B(F_A(t))) where B leads; and where both have the same best score,
/// τ_B(y) − τ_A(y) at that score, so that to swap A and B always changes the sign.
public enum CurrentLag {
  /// The lag in days on a day; `nil` before both curves have begun.
  ///
  /// - Complexity: O(log n).
  public static func days(a: FrontierCurve, b: FrontierCurve, on day: Double) -> Double? {
    guard let scoreA = a.score(on: day), let scoreB = b.score(on: day) else { return nil }
    guard let reachedA = a.day(reaching: min(scoreA, scoreB)), let reachedB = b.day(reaching: min(scoreA, scoreB))
    else { return nil }
    if scoreA > scoreB { return day - reachedA }
    if scoreB > scoreA { return reachedB - day }
    return reachedB - reachedA
  }
}

/// The lag averaged over days, as Epoch AI reports it for the United States and China.
///
/// Only days on which A leads or is level count; those on which B leads are counted apart, since the definition says
/// nothing about them.
public struct DailyMeanLag: Hashable, Sendable {
  /// The mean lag in days.
  public var meanDays: Double
  /// The smallest and largest lag on any day that counts.
  public var range: ClosedRange<Double>
  /// How many days count.
  public var dayCount: Int
  /// How many days were left out because B led.
  public var daysLedByB: Int

  /// The mean over the whole days from the first on which both curves have begun to `lastDay`; `nil` if none counts.
  ///
  /// - Complexity: O(days + n).
  public init?(a: FrontierCurve, b: FrontierCurve, through lastDay: Double) {
    guard let firstA = a.steps.first?.day, let firstB = b.steps.first?.day else { return nil }
    let first = max(firstA, firstB).rounded(.up)
    let last = lastDay.rounded(.down)
    guard last >= first, last - first < 4_000_000 else { return nil }
    var sum = 0.0
    var smallest = Double.infinity
    var largest = -Double.infinity
    var count = 0
    var ledByB = 0
    for day in Int(first)...Int(last) {
      guard let scoreA = a.score(on: Double(day)), let scoreB = b.score(on: Double(day)) else { continue }
      guard scoreA >= scoreB, let lag = CurrentLag.days(a: a, b: b, on: Double(day)) else {
        ledByB += 1
        continue
      }
      sum += lag
      smallest = min(smallest, lag)
      largest = max(largest, lag)
      count += 1
    }
    guard count > 0 else { return nil }
    meanDays = sum / Double(count)
    range = smallest...largest
    dayCount = count
    daysLedByB = ledByB
  }
}
