internal import BenchmarkData
internal import StatisticsCore
internal import Tables

extension LagComparison {
  /// What a measure was made of, in phrases.
  func describe(_ function: LagFunction) -> [String] {
    let (a, b) = (allScores(datedA), allScores(datedB))
    switch function.measure {
    case .horizontalMean:
      guard let horizontal else { return [] }
      return ["over scores from \(scoreText(horizontal.range.lowerBound)) to \(scoreText(horizontal.range.upperBound))"]
    case .now: return nowDescription(a, b, function.lastDay)
    case .dailyMean:
      guard let mean = DailyMeanLag(a: a.curve, b: b.curve, through: function.lastDay) else { return [] }
      let (low, high) = (mean.range.lowerBound / daysPerMonth, mean.range.upperBound / daysPerMonth)
      var notes = [
        "\(counted(mean.dayCount, "day")) from \(dayText(Double(mean.days.lowerBound))) to \(dayText(Double(mean.days.upperBound))), "
          + "on single days \(fixed(low, digits: 1)) to \(fixed(high, digits: 1))"
      ]
      if mean.daysLedByB > 0 { notes.append("\(counted(mean.daysLedByB, "day")) on which \(datedB.name) led left out") }
      if mean.boundDays > 0 {
        notes.append(
          "on \(mean.boundDays) of the days a lower bound: \(datedA.name)'s first listed system was already better")
      }
      return notes
    case .catchUp, .catchUpRestrictedMean:
      guard let (catchUp, survival) = function.catchUp(a, b) else { return [] }
      let open = survival.count - survival.eventCount
      var notes = [
        "\(survival.eventCount) of \(survival.count) records of \(datedA.name) matched, \(open) open (censored)"
      ]
      if catchUp.alreadyMatched > 0 {
        notes.append("\(catchUp.alreadyMatched) further records that \(datedB.name) had matched before left out")
      }
      let early = catchUp.milestones.count { $0.matchedBy != nil && $0.matchedBy == b.curve.steps.first }
      if early > 0 {
        notes.append("\(early) of the times may be too long: \(datedB.name)'s first listed system ended them")
      }
      if function.tolerance > 0 { notes.append("a score counts as a match from \(rounded(function.tolerance)) below") }
      if open == survival.count { notes.append("none matched: the time is a lower bound") }
      return notes
    case .regression:
      guard let trend = ParallelTrend(daysA: a.days, scoresA: a.scores, daysB: b.days, scoresB: b.scores) else {
        return []
      }
      return ["both lines rise \(board.amount(trend.slope * daysPerYear)) a year, which is an assumption"]
    }
  }

  private func nowDescription(_ a: DatedScores, _ b: DatedScores, _ day: Double) -> [String] {
    guard let stepA = a.curve.step(on: day), let stepB = b.curve.step(on: day) else { return [] }
    let isLedByA = stepA.score >= stepB.score
    let (leader, follower) = isLedByA ? (datedA, datedB) : (datedB, datedA)
    let (leaderCurve, best) = isLedByA ? (a.curve, stepB) : (b.curve, stepA)
    guard let reached = leaderCurve.step(reaching: best.score) else { return [] }
    var notes = [
      "\(follower.name) has \(scoreText(best.score)) (\(title(best, follower))), which \(leader.name) reached with "
        + "\(title(reached, leader)) on \(dayText(reached.day))"
    ]
    if stepA.score != stepB.score, let first = leaderCurve.steps.first, best.score < first.score {
      notes.append(
        "a bound: \(leader.name)'s first listed system was already better, so it may have been there longer")
    }
    return notes
  }

  /// Why a measure has no value.
  func reasonsWithoutValue(_ function: LagFunction) -> [String] {
    let (a, b) = (datedA.curve, datedB.curve)
    switch function.measure {
    case .horizontalMean:
      func range(_ side: DatedSystems, _ curve: FrontierCurve) -> String {
        guard let first = curve.steps.first, let last = curve.steps.last else { return "\(side.name) none" }
        return first.score == last.score
          ? "\(side.name) only \(scoreText(first.score))"
          : "\(side.name) from \(scoreText(first.score)) to \(scoreText(last.score))"
      }
      return ["no range of scores that both have passed: records of \(range(datedA, a)), of \(range(datedB, b))"]
    case .now: return ["no day by the board's date on which both had a system"]
    case .dailyMean:
      let began = [a, b].compactMap { $0.steps.first?.day }.max() ?? .infinity
      return began > function.lastDay
        ? ["no day by the board's date on which both had a system"]
        : ["\(datedB.name) led on every day on which both had a system"]
    case .catchUp, .catchUpRestrictedMean:
      let open = CatchUp(of: a, by: b, tolerance: function.tolerance, asOf: function.lastDay)
      if open.milestones.isEmpty { return ["\(datedA.name) set no record that \(datedB.name) had not matched before"] }
      return ["the times do not reach the limit of \(rounded(function.limit ?? 0)) months"]
    case .regression:
      let trend = ParallelTrend(
        daysA: datedA.days, scoresA: datedA.scores, daysB: datedB.days, scoresB: datedB.scores)
      return [trend == nil ? "no side has systems of different dates" : "scores do not rise with time"]
    }
  }

  /// The name of the system that set a record.
  func title(_ step: FrontierCurve.Step, _ side: DatedSystems) -> String {
    side.entries.indices.contains(step.index) ? side.entries[step.index].system.title : "?"
  }

  /// A score as the board has it: the sign is changed back where lower is better.
  func scoreText(_ score: Double) -> String { rounded(board.oriented(score)) }

  /// A day as a date.
  func dayText(_ day: Double) -> String { date(day)?.description ?? "?" }

  /// The date of a day; of two days at whose midnight it lies, the earlier.
  func date(_ day: Double) -> CalendarDate? {
    abs(day) < 1e7 ? CalendarDate(dayNumber: Int(day.rounded(.down))) : nil
  }
}
