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
    let opening = "On \(board.benchmark.title) (\(board.quantityName), \(counted(count, "system"))\(date))"
    guard let bestA = a.entries.first, let bestB = b.entries.first else {
      let empty = [a, b].filter { $0.count == 0 }.map(\.name).joined(separator: " or ")
      return "\(opening) there is no system of \(empty), so there is no gap to measure."
    }
    guard let frontier = estimates.first(where: { $0.measure == .frontierGap }), let gap = frontier.estimate else {
      return "\(opening) \(statement(estimates.first))"
    }
    let (leader, follower) = gap >= 0 ? ((a, bestA), (b, bestB)) : ((b, bestB), (a, bestA))
    let halfWidth = frontier.interval?.halfWidth
    let distance = gap == 0 ? "is level with" : "is \(board.amount(abs(gap), halfWidth: halfWidth)) ahead of"
    var sentence =
      "\(opening) the best \(leader.0.name) system, \(leader.1.system.title), \(distance) the best "
      + "\(follower.0.name) system, \(follower.1.system.title)"
    if let interval = frontier.interval {
      sentence += board.intervalClause(interval, isTurned: gap < 0)
      sentence += interval.contains(0) ? "; the interval includes zero." : "."
    } else {
      sentence += "; \(reasonWithoutInterval), so there is no interval."
    }
    return sentence
  }

  /// What a measure other than the frontier gap says.
  private func statement(_ estimate: GapEstimate?) -> String {
    guard let estimate else { return "nothing was asked." }
    let label = estimate.measure.label
    guard let value = estimate.estimate else {
      return "there is no answer. \(label): \(estimate.note ?? estimate.status.rawValue)."
    }
    let neutral = estimate.measure.neutralValue
    let leader = value > neutral ? "\(a.name) is" : value < neutral ? "\(b.name) is" : "neither side is"
    var text = "\(leader) ahead. \(label): \(measureText(value, estimate))"
    if let interval = estimate.interval {
      text += " (\(percentText(interval.level)) interval \(rangeText(interval, estimate)))"
      if interval.contains(neutral) { text += "; the interval includes \(estimate.measure.neutralWord)" }
    } else {
      text += "; there is no interval"
    }
    return text + "."
  }

  private func measureText(_ value: Double, _ estimate: GapEstimate) -> String {
    if estimate.unit == board.unit { return board.amount(value, halfWidth: estimate.interval?.halfWidth) }
    let number = signed(value)
    return estimate.unit == "percent"
      ? "\(number) %"
      : estimate.unit == "standard deviations"
        ? counted(number, "standard deviation") : number
  }

  private func rangeText(_ interval: ConfidenceInterval, _ estimate: GapEstimate) -> String {
    guard estimate.unit != board.unit else { return board.amountRange(interval.lower, interval.upper) }
    let ends = [interval.lower, interval.upper].map { end in
      end.isInfinite ? (end < 0 ? "−∞" : "∞") : signed(end)
    }
    return "\(ends[0]) to \(ends[1])"
  }

  /// Why the frontier gap has no interval.
  private var reasonWithoutInterval: String {
    let entries = a.entries + b.entries
    if entries.allSatisfy({ $0.score.standardError == nil }) { return "no standard errors are published" }
    return entries.reasonWithoutErrors ?? "the gap is the same in every redraw"
  }
}
