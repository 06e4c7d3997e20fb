import BenchmarkData
import Quantities
import StatisticsCore
import Tables

/// Where two sides stand on the last day of a board, and by how many months: what sentences and titles say of it, so that none of them differ.
public struct PresentLag: Sendable {
  /// The lag of that day.
  let estimate: Estimate
  /// Its value.
  public let months: Double
  /// The names of both sides.
  private let names: (a: String, b: String)
  /// The last date that the question counts; `nil` if it is about today.
  private let past: CalendarDate?
  /// Whether both have the same best score.
  public let isLevel: Bool
  /// Whether the first side has the better one. A lag of 0 does not tell it: that side may have got it today.
  let isLedByA: Bool
  /// Whether the lag is only known to be at least so large.
  public let isBound: Bool

  /// The lag of a pair; `nil` where it has none.
  init?(_ estimate: Estimate, of pair: Pair) {
    let (a, b) = (pair.dated.a.curve, pair.dated.b.curve)
    guard estimate.measure == .lagNow, let months = estimate.estimate, let day = pair.dated.board.lastDay,
      let today = CurrentLag.Situation(a, b, on: day)
    else { return nil }
    (self.estimate, self.months) = (estimate, months)
    (names, past) = ((pair.a.title, pair.b.title), pair.board.selection.asOf)
    isLevel = today.scoreA == today.scoreB
    isLedByA = today.scoreA > today.scoreB
    isBound = today.isBound(a, b)
  }

  /// How long ago the side that is ahead had what the other has: `3.0 months`, `at least 6.8 months`.
  var amount: String {
    guard let short = estimate.shortLag(months) else {
      return (isBound ? "at least " : "") + estimate.magnitude(months)
    }
    return isBound ? "an unknown time" : short
  }

  /// The interval as the side that is behind has it, in brackets, or that none is known. Of sides that are level it is of the time between their
  /// reaching the score that both have, as the later one has it.
  var range: String {
    estimate.interval?.lagClause(
      of: abs(months), isTurned: isLevel ? months < 0 : !isLedByA,
      directions: isLevel ? ("earlier", "later") : ("ahead", "behind"))
      ?? " (no interval is known)"
  }

  /// The side that is behind; of sides that are level the one that was later.
  public var behind: String { (isLevel ? months >= 0 : isLedByA) ? names.b : names.a }

  /// The other side.
  private var ahead: String { (isLevel ? months >= 0 : isLedByA) ? names.a : names.b }

  /// `CN has today what US had 3.0 months ago`, without an interval.
  var sentence: String {
    if isLevel {
      return
        "\(names.a) and \(names.b) \(past.map { "had the same best score by \($0)" } ?? "have the same best score today")"
        + (isTold ? ", which \(behind) reached \(amount) later" : "")
    }
    return past.map { "\(behind) had by \($0) what \(ahead) had reached \(amount) before" }
      ?? "\(behind) has today what \(ahead) had \(amount) ago"
  }

  /// `CN is 3.0 months behind now on this board (95 % interval 0.0 to 3.0)`
  public func finding(on board: String) -> String {
    if isLevel {
      return "\(names.a) and \(names.b) \(past == nil ? "have" : "had") the same best score \(when) on \(board)"
        + (isTold ? "; \(behind) reached it \(amount) later\(range)" : "")
    }
    return "\(behind) \(isOrWas) \(amount) behind \(when) on \(board)\(range)"
  }

  /// The same as the beginning of a title that goes on: `CN is 3.0 months (95 % interval 0.0 to 3.0) behind now`.
  public var opening: String {
    guard !isLevel else {
      return "\(names.a) and \(names.b) \(past == nil ? "have" : "had") the same best score \(when)"
    }
    return "\(behind) \(isOrWas) \(amount)\(range) behind \(when)"
  }

  /// What a bar of the lag is called: `CN 3.0 months behind`.
  public var mark: String { "\(behind) \(amount) behind" }

  private var isOrWas: String { past == nil ? "is" : "was" }

  private var when: String { past.map { "by \($0)" } ?? "now" }

  /// Whether there are months to tell of sides that are level.
  private var isTold: Bool { estimate.shortLag(months) == nil }
}

extension Estimate {
  /// A lag in words where its number would show no other digit than 0: `less than a tenth of a month`; else `nil`.
  func shortLag(_ months: Double) -> String? {
    let shown = unit.number(abs(months), lower: interval?.lower, upper: interval?.upper)
    guard !shown.contains(where: { ("1"..."9").contains($0) }) else { return nil }
    return abs(months) < 0.05 ? "less than a tenth of a month" : "less than a month"
  }
}

extension ConfidenceInterval {
  /// The interval of a lag in words, in brackets, as the side has it that a sentence calls behind: `(95 % interval 7.7 or more)`,
  /// `(95 % interval from 0.4 ahead to 3.0 behind)`.
  ///
  /// - Parameters:
  ///   - months: The lag without its sign.
  ///   - isTurned: Whether the interval counts the other way.
  ///   - directions: What the end is called where that side is not behind, and where it is.
  func lagClause(of months: Double, isTurned: Bool, directions: (ahead: String, behind: String)) -> String {
    let (lower, upper) = isTurned ? (-upper, -lower) : (lower, upper)
    let level = NumberWords.percent(level)
    func number(_ end: Double) -> String { Unit.months.number(end, estimate: months, lower: lower, upper: upper) }
    if lower == -.infinity, upper == .infinity { return " (the \(level) interval has no limits)" }
    let isOpen = lower == -.infinity || number(-lower).contains { ("1"..."9").contains($0) }
    guard lower < 0, isOpen else {
      let ends = upper == .infinity ? "\(number(lower)) or more" : "\(number(lower)) to \(number(upper))"
      return " (\(level) interval \(ends))"
    }
    func end(_ end: Double, _ direction: String) -> String {
      end.isInfinite ? "any time \(direction)" : "\(number(abs(end))) \(direction)"
    }
    return
      " (\(level) interval from \(end(lower, directions.ahead)) to \(end(upper, upper < 0 ? directions.ahead : directions.behind)))"
  }
}
