import BenchmarkData
import Quantities
import StatisticsCore

/// Where two sides stand on the last day of a board, and by how many months: what sentences and titles say of it, so that none of them differ.
struct PresentLag {
  /// The lag of that day.
  let estimate: Estimate
  /// Its value.
  let months: Double
  /// Whether both have the same best score.
  let isLevel: Bool
  /// Whether the first side has the better one. A lag of 0 does not tell it: that side may have got it today.
  let isLedByA: Bool
  /// Whether the lag is only known to be at least so large.
  let isBound: Bool

  /// The lag of a pair; `nil` where it has none.
  init?(_ estimate: Estimate, of pair: Pair) {
    let (a, b) = (pair.dated.a.curve, pair.dated.b.curve)
    guard estimate.measure == .lagNow, let months = estimate.estimate, let day = pair.dated.board.lastDay,
      let today = CurrentLag.Situation(a, b, on: day)
    else { return nil }
    (self.estimate, self.months) = (estimate, months)
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

  /// The interval as the side that is behind has it, in brackets, or that none is known.
  var range: String {
    estimate.interval?.lagClause(
      of: abs(months), isTurned: isLevel ? months < 0 : !isLedByA, directions: ("ahead", "behind"))
      ?? " (no interval is known)"
  }
}

extension Answer {
  /// Who is behind now, for a title, where the lag shows no other digit than 0 and so says nothing by itself; else `nil`.
  public var shortLagFinding: String? {
    guard let lag = self[.lagNow].flatMap({ PresentLag($0, of: pair) }), lag.estimate.shortLag(lag.months) != nil
    else { return nil }
    let (a, b, board) = (pair.a.name, pair.b.name, pair.board.benchmark.title)
    guard !lag.isLevel else { return "\(a) and \(b) have the same best score now on \(board)" }
    return "\(lag.isLedByA ? b : a) is \(lag.amount) behind now on \(board)\(lag.range)"
  }
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
