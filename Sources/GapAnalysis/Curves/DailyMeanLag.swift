/// The lag averaged over days, as Epoch AI reports it for the United States and China: on each day, how long ago A had
/// reached what B has.
///
/// Only days on which A leads or is level count; those on which B leads are counted apart, since the definition says
/// nothing about them. So it cannot be negative but where both are level, and to swap A and B asks about other days.
///
/// As ``CurrentLag`` it exceeds the time by which B is behind by the age of B's best system, here on average over the days:
/// for systems that come every d days and a B that repeats A's scores L days later, the mean is L + (d − 1)/2 days.
public struct DailyMeanLag: Hashable, Sendable {
  /// The mean lag in days.
  public var meanDays: Double
  /// The smallest and largest lag on any day that counts.
  public var range: ClosedRange<Double>
  /// How many days count.
  public var dayCount: Int
  /// How many days were left out because B led.
  public var daysLedByB: Int
  /// On how many of the days that count the lag is only a lower bound (``CurrentLag/isBound(a:b:on:)``).
  public var boundDays: Int
  /// The first and the last day that were looked at.
  public var days: ClosedRange<Int>

  /// The mean over the whole days from the first on which both curves have begun to `lastDay`; `nil` if none counts.
  ///
  /// - Complexity: O((n + m) log(n + m)), whatever the number of days.
  public init?(a: FrontierCurve, b: FrontierCurve, through lastDay: Double) {
    guard let firstA = a.steps.first?.day, let firstB = b.steps.first?.day else { return nil }
    let first = max(firstA, firstB).rounded(.up)
    let last = lastDay.rounded(.down)
    guard last >= first, abs(first) < 1e9, abs(last) < 1e9 else { return nil }
    days = Int(first)...Int(last)
    // Between two records of either side the lag is level or grows by a day a day.
    let changes = Set((a.steps + b.steps).map { $0.day.rounded(.up) }.filter { $0 > first && $0 <= last })
    let starts = [first] + changes.sorted()
    var (sum, smallest, largest) = (0.0, Double.infinity, -Double.infinity)
    (dayCount, daysLedByB, boundDays) = (0, 0, 0)
    for (index, start) in starts.enumerated() {
      let end = (index + 1 < starts.count ? starts[index + 1] : last + 1) - 1
      let count = Int(end - start) + 1
      guard let situation = CurrentLag.Situation(a, b, on: start) else { continue }
      guard situation.scoreA >= situation.scoreB else {
        daysLedByB += count
        continue
      }
      let (atStart, atEnd) = (situation.days(on: start), situation.days(on: end))
      sum += (atStart + atEnd) / 2 * Double(count)
      smallest = min(smallest, atStart)
      largest = max(largest, atEnd)
      dayCount += count
      if situation.isBound(a, b) { boundDays += count }
    }
    guard dayCount > 0 else { return nil }
    meanDays = sum / Double(dayCount)
    range = smallest...largest
  }
}
