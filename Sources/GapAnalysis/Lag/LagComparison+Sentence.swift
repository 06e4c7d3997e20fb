internal import BenchmarkData
internal import StatisticsCore
internal import Tables

extension LagComparison {
  /// The answer in a sentence or two: who is behind by how many months, on what, as of when, and how sure that is.
  public func sentence(_ estimates: [LagEstimate]) -> String {
    let date = asOf.map { ", as of \($0)" } ?? ""
    let opening = "On \(board.benchmark.title) (\(board.quantityName), \(counted(board.count, "system"))\(date))"
    let headline = estimates.first { $0.measure == .horizontalMean } ?? estimates.first
    guard let headline, let months = headline.estimate else {
      let reason = headline?.note.map { ": \($0)" } ?? ""
      return "\(opening) no lag between \(a.name) and \(b.name) can be given\(reason)."
    }
    var sentence = "\(opening) \(statement(headline, months))"
    if let interval = headline.interval {
      sentence += intervalClause(interval, isBehind: months >= 0)
    } else if headline.status == .noStandardError {
      let reason = (datedA.entries + datedB.entries).reasonWithoutErrors
      sentence += "; \(reason ?? "the scores carry no standard errors"), so there is no interval"
    }
    if let range = headline.withoutOne, range.lower != range.upper {
      let ends = months >= 0 ? (range.lower, range.upper) : (-range.upper, -range.lower)
      sentence += "; leaving out one organization moves it between \(monthsText(ends.0)) and \(monthsText(ends.1))"
      if range.lower < 0, range.upper > 0 { sentence += ", so that even who is behind depends on one organization" }
    }
    return sentence + "."
  }

  private func statement(_ estimate: LagEstimate, _ months: Double) -> String {
    let (behind, ahead) = months >= 0 ? (b.name, a.name) : (a.name, b.name)
    let least = estimate.status == .censored || estimate.measure == .now && isBoundNow ? "at least " : ""
    let amount = "\(least)\(fixed(abs(months), digits: 1)) months"
    switch estimate.measure {
    case .horizontalMean:
      if months == 0 { return "\(a.name) and \(b.name) reached the scores that both have passed at the same time" }
      let range = estimate.scoreRange.map {
        " (\(scoreText($0.lowerBound)) to \(scoreText($0.upperBound)))"
      }
      return
        "\(behind) reached a score \(amount) later than \(ahead) on average, over the scores that both have passed\(range ?? "")"
    case .now: return "\(behind) has today what \(ahead) had \(amount) ago"
    case .dailyMean: return "\(b.name) was \(amount) behind \(a.name) on the average day on which it was not ahead"
    case .catchUp: return "it took \(b.name) \(amount) in the median to match a record of \(a.name)"
    case .catchUpRestrictedMean:
      return "it took \(b.name) \(amount) on average, up to the limit, to match a record of \(a.name)"
    case .regression: return "the trend of \(behind) runs \(amount) later than that of \(ahead), taken as parallel"
    }
  }

  /// Whether the lag now is a bound, whoever is behind; the status knows only lower bounds.
  private var isBoundNow: Bool {
    lastDay.map { CurrentLag.isBound(a: datedA.curve, b: datedB.curve, on: $0) } ?? false
  }

  private func intervalClause(_ interval: ConfidenceInterval, isBehind: Bool) -> String {
    let (lower, upper) = isBehind ? (interval.lower, interval.upper) : (-interval.upper, -interval.lower)
    var clause = " (\(percentText(interval.level)) interval \(monthsText(lower)) to \(monthsText(upper)))"
    if interval.contains(0) { clause += "; the interval includes zero" }
    return clause
  }

  private func monthsText(_ months: Double) -> String {
    months.isInfinite ? (months > 0 ? "no limit" : "no limit below") : fixed(months, digits: 1)
  }
}
