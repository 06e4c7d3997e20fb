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
    guard let bestA = a.entries.first, let bestB = b.entries.first,
      let frontier = estimates.first(where: { $0.measure == .frontierGap }), let gap = frontier.estimate
    else {
      let empty = [a, b].filter { $0.count == 0 }.map(\.name).joined(separator: " or ")
      return "\(opening) there is no system of \(empty), so there is no gap to measure."
    }
    let (leader, follower) = gap >= 0 ? ((a, bestA), (b, bestB)) : ((b, bestB), (a, bestA))
    let halfWidth = frontier.interval.map { $0.upper / 2 - $0.lower / 2 }
    let distance = gap == 0 ? "is level with" : "is \(board.amount(abs(gap), halfWidth: halfWidth)) ahead of"
    var sentence =
      "\(opening) the best \(leader.0.name) system, \(leader.1.system.title), \(distance) the best "
      + "\(follower.0.name) system, \(follower.1.system.title)"
    if let interval = frontier.interval {
      sentence += board.intervalClause(interval, isTurned: gap < 0)
      sentence += interval.contains(0) ? "; the interval includes zero." : "."
    } else {
      sentence += "; no standard errors are published, so there is no interval."
    }
    return sentence
  }
}
