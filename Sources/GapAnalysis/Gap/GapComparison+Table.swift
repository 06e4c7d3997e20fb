internal import BenchmarkData
internal import StatisticsCore
internal import Tables

extension GapComparison {
  /// The estimates as rows of a result table.
  public func rows(_ estimates: [GapEstimate]) -> [ResultRow] {
    estimates.enumerated().map { order, estimate in
      var row = ResultRow(estimate, of: a, and: b, on: board, order: order)
      row.measure = estimate.measure.rawValue
      row.label = estimate.measure.label
      row.date = board.asOf
      row.unit = estimate.unit
      row.sources = entries(behind: estimate.measure).sourceKeys
      return row
    }
  }

  /// The entries that a measure looks at.
  private func entries(behind measure: GapMeasure) -> [Scoreboard.Entry] {
    switch measure {
    case .frontierGap, .frontierPercentOfLeader, .frontierPercentOfFollower, .frontierWinRate:
      [a.entries.first, b.entries.first].compactMap(\.self)
    default: a.entries + b.entries
    }
  }

  /// The answer in a sentence: who leads by how much, on what, as of when, and how sure that is.
  public func sentence(_ estimates: [GapEstimate]) -> String {
    let count = board.entries.count
    let date = board.asOf.map { ", as of \($0)" } ?? ""
    let opening = "On \(board.benchmark.title) (\(board.quantityName), \(count) systems\(date))"
    guard let bestA = a.entries.first, let bestB = b.entries.first,
      let frontier = estimates.first(where: { $0.measure == .frontierGap }), let gap = frontier.estimate
    else {
      let empty = [a, b].filter { $0.count == 0 }.map(\.name).joined(separator: " or ")
      return "\(opening) there is no system of \(empty), so there is no gap to measure."
    }
    let (leader, follower) = gap >= 0 ? ((a, bestA), (b, bestB)) : ((b, bestB), (a, bestA))
    let distance =
      gap == 0
      ? "is level with"
      : "is \(board.amount(abs(gap))) ahead of"
    var sentence =
      "\(opening) the best system of \(leader.0.name), \(leader.1.system.title), \(distance) the best of "
      + "\(follower.0.name), \(follower.1.system.title)"
    if let interval = frontier.interval {
      sentence += board.intervalClause(interval, isTurned: gap < 0)
      sentence += interval.contains(0) ? "; the interval includes zero." : "."
    } else {
      sentence += "; no standard errors are published, so there is no interval."
    }
    return sentence
  }
}

extension Scoreboard {
  /// An amount of score with its unit, fractions as percentage points.
  public func amount(_ value: Double) -> String {
    switch unit {
    case "fraction": "\(amountNumber(value)) percentage points"
    case "rating": "\(amountNumber(value)) rating points"
    default: "\(amountNumber(value)) \(unit)"
    }
  }

  /// An interval in words, in brackets; turned where the sentence gives the amount without its minus sign.
  func intervalClause(_ interval: ConfidenceInterval, isTurned: Bool) -> String {
    let ends = isTurned ? (-interval.upper, -interval.lower) : (interval.lower, interval.upper)
    return " (\(percentText(interval.level)) interval \(amountNumber(ends.0)) to \(amountNumber(ends.1)))"
  }

  /// The number of such an amount.
  func amountNumber(_ value: Double) -> String {
    switch unit {
    case "fraction": fixed(100 * value, digits: 2)
    case "rating": fixed(value, digits: 0)
    default: rounded(value)
    }
  }
}

/// A level such as 0.95 as `95 %`.
func percentText(_ level: Double) -> String { "\(rounded(100 * level)) %" }

/// A number with a fixed number of decimals, ties to even, never a negative zero.
func fixed(_ value: Double, digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = (abs(value) * scale).rounded(.toNearestOrEven)
  guard scaled < 9e15 else { return "\(value)" }
  let whole = Int(scaled)
  let sign = value < 0 && whole != 0 ? "−" : ""
  let unit = Int(scale)
  guard digits > 0 else { return sign + "\(whole)" }
  let fraction = String(whole % unit)
  return sign + "\(whole / unit)." + String(repeating: "0", count: digits - fraction.count) + fraction
}
