import BenchmarkData
import Quantities
import StatisticsCore
import Tables

extension Answer {
  /// The answer in a sentence or two: who leads by how much, who is behind by how many months, or whether the gap closes; on what,
  /// as of when, and how sure that is.
  public var sentence: String {
    switch family {
    case .gap: gapSentence
    case .lag: lagSentence
    case .trend: trendSentence
    }
  }

  /// What the sentence begins with.
  private func opening(_ counted: String, asOf: CalendarDate?) -> String {
    let policy = pair.board.selection.policy
    let chosen = policy == .newest ? "" : ", \(policy.label)"
    let date = asOf.map { ", as of \($0)" } ?? ""
    return "On \(pair.board.benchmark.title) (\(pair.board.quantityName), \(counted)\(chosen)\(date))"
  }

  // MARK: Gaps

  private var gapSentence: String {
    let opening = opening(NumberWords.count(pair.board.count, "system"), asOf: pair.board.asOf)
    guard pair.a.count > 0, pair.b.count > 0 else {
      let empty = [pair.a, pair.b].filter { $0.count == 0 }.map(\.title).joined(separator: " or ")
      return "\(opening) there is no system of \(empty), so there is no gap to measure."
    }
    guard let headline = self[.frontierGap].flatMap({ $0.estimate == nil ? nil : $0 }) ?? estimates.first else {
      return "\(opening) nothing was asked."
    }
    guard let statement = MeasureStatement(headline, of: pair) else {
      let label = headline.measure.label(pair.a.title, pair.b.title)
      return "\(opening) there is no answer. \(label): \(headline.note ?? headline.status.rawValue)."
    }
    return "\(opening) \(headline.measure.statement(statement))\(newestClause(besides: headline))."
  }

  /// What the newest evaluations would say instead, and who made the clips of the best by them.
  private func newestClause(besides estimate: Estimate) -> String {
    guard estimate.measure == .frontierGap, let newest, let other = try? newest.estimate(of: .frontierGap),
      let statement = MeasureStatement(other, of: newest), other.estimate != estimate.estimate,
      let best = statement.leader.entries.first, let second = statement.follower.entries.first
    else { return "" }
    let (leader, follower) = (statement.leader.name, statement.follower.name)
    let distance = statement.value == 0 ? "level with" : "\(other.magnitude(statement.value)) ahead of"
    return
      "; the newest evaluations, of clips made by \(NameList.text(Self.samplers(of: [best, second]))), would instead put the "
      + "\(newest.sides.bestSystem(of: leader)), \(newest.nameWithBase(best, of: follower)), \(distance) the "
      + "\(newest.sides.bestSystem(of: follower)), "
      + newest.nameWithBase(second, of: leader)
  }

  private static func samplers(of entries: [Scoreboard.Entry]) -> [String] {
    var names: [String] = []
    for entry in entries {
      let name = entry.evaluation.samplerWords
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  // MARK: Lags

  private var lagSentence: String {
    let opening = opening(NumberWords.count(pair.board.count, "system"), asOf: pair.asOf)
    let (a, b) = (pair.a.title, pair.b.title)
    guard let headline = self[.lagHorizontalMean] ?? estimates.first else { return "\(opening) nothing was asked." }
    guard let statement = MeasureStatement(headline, of: scope) else {
      let others = estimates.contains { $0.estimate != nil }
      let what =
        others
        ? "there is no \(headline.measure.label(a, b).lowercased())" : "no lag between \(a) and \(b) can be given"
      let said = "\(what)\(headline.note.map { ": \($0)" } ?? "")"
      if let now = nowClause(besides: headline) { return "\(opening) \(now). Over the past, \(said)." }
      return "\(opening) \(said)\(others ? "; the table has lags of other definitions" : "")."
    }
    let isBehind = statement.value >= 0
    let now = nowClause(besides: headline)
    var sentence =
      now.map { "\(opening) \($0). Over the past, " } ?? "\(opening) "
    sentence += headline.measure.statement(statement)
    if let interval = headline.interval {
      sentence += monthsClause(interval, of: statement.value)
      sentence += headline.aboutClause
    } else if headline.status == .noStandardError || pair.board.errorShortage != nil {
      let reason = pair.board.errorShortage ?? scope.entries.reasonWithoutErrors
      sentence += "; \(reason ?? "the scores carry no standard errors"), so there is no interval"
    }
    if let range = headline.details.withoutOne, range.lower != range.upper {
      let ends = isBehind ? (range.lower, range.upper) : (-range.upper, -range.lower)
      sentence += "; leaving out one organization moves it between "
      sentence += [ends.0, ends.1].map { Unit.months.number($0, lower: ends.0, upper: ends.1) }.joined(
        separator: " and ")
      if range.lower < 0, range.upper > 0 { sentence += ", so that even who is behind depends on one organization" }
    }
    return sentence + "."
  }

  /// The lag now, which a figure of the frontiers shows and an average over the past does not: `CN has today what US had 3.0 months ago`.
  private func nowClause(besides headline: Estimate) -> String? {
    guard headline.measure == .lagHorizontalMean, let now = self[.lagNow],
      let statement = MeasureStatement(now, of: scope)
    else { return nil }
    if let lag = PresentLag(now, of: pair), lag.isLevel || now.shortLag(statement.value) != nil {
      return lag.sentence + (lag.isLevel && now.shortLag(statement.value) != nil ? "" : lag.range)
    }
    return now.measure.statement(statement) + (now.interval.map { monthsClause($0, of: statement.value) } ?? "")
  }

  private func monthsClause(_ interval: ConfidenceInterval, of value: Double) -> String {
    let (lower, upper) = value >= 0 ? (interval.lower, interval.upper) : (-interval.upper, -interval.lower)
    if lower == -.infinity, upper == .infinity {
      return " (the \(NumberWords.percent(interval.level)) interval has no limits)"
    }
    let ends = [lower, upper].map { end in
      end.isInfinite
        ? (end > 0 ? "no limit" : "no limit below")
        : Unit.months.number(end, estimate: abs(value), lower: lower, upper: upper)
    }
    var clause = " (\(NumberWords.percent(interval.level)) interval \(ends[0]) to \(ends[1]))"
    if interval.contains(0) { clause += "; the interval includes zero" }
    return clause
  }

  // MARK: Trends

  private var trendSentence: String {
    let scope = scope
    let opening = opening(NumberWords.count(scope.a.count + scope.b.count, "dated system"), asOf: pair.asOf)
    let rate = self[.closingRate] ?? (try? pair.estimate(of: .closingRate))
    guard let rate, let value = rate.estimate, let lines = try? scope.scores.trendLines() else {
      let reason = rate?.note.map { ": \($0)" } ?? ""
      return "\(opening) no trend of the gap between \(pair.a.title) and \(pair.b.title) can be given\(reason)."
    }
    let gap = lines.value(TrendLines.gap(at: 0))
    var sentence = "\(opening) \(movement(gap, value, rate.magnitude(value)))"
    if let interval = rate.interval {
      sentence += interval.clause(in: rate.unit, of: value, isTurned: value < 0)
      sentence += interval.contains(0) ? "; the interval includes zero, so whether the gap closes is open." : "."
    } else {
      sentence += "; there is no interval."
    }
    if let crossover = self[.crossover], let years = lines.crossover { sentence += crossing(crossover, years) }
    return sentence
  }

  /// Where the gap stands on the lines and where it moves.
  private func movement(_ gap: Double, _ rate: Double, _ speed: String) -> String {
    if rate == 0 { return "the trend lines of \(pair.a.title) and \(pair.b.title) are parallel" }
    let leader = gap >= 0 ? pair.a.title : pair.b.title
    let closes = (gap >= 0) != (rate > 0)
    let lines = "the lead of \(leader) on the trend lines\(bestClause(besides: leader))"
    return "\(lines) \(closes ? "shrinks" : "grows") by \(speed)"
  }

  /// Whose the best system is, where the lines, which run through all systems, put another side ahead.
  private func bestClause(besides leader: String) -> String {
    guard let a = pair.a.entries.first?.score.value, let b = pair.b.entries.first?.score.value, a != b else {
      return ""
    }
    let best = pair.board.oriented(a) > pair.board.oriented(b) ? pair.a.title : pair.b.title
    return best == leader ? "" : ", though the best system is of \(best),"
  }

  private func crossing(_ estimate: Estimate, _ years: Double) -> String {
    let text = " The lines \(years >= 0 ? "would cross in" : "crossed in") \(pair.dateText(years: years))"
    switch estimate.details.crossover {
    case .bounded: return "\(text), by the data \(period(estimate))."
    case .some: return "\(text), but the data set no bounds to that: they are compatible with parallel lines."
    case nil: return "\(text)."
    }
  }

  private func period(_ estimate: Estimate) -> String {
    guard let interval = estimate.interval else { return "at no known time" }
    let (lower, upper) = (interval.lower * daysPerMonth / daysPerYear, interval.upper * daysPerMonth / daysPerYear)
    return "between \(pair.dateText(years: lower)) and \(pair.dateText(years: upper))"
  }
}

extension Answer {
  /// Where the two sides stand on the board's last day; `nil` where that was not asked or has no answer.
  public var presentLag: PresentLag? { self[.lagNow].flatMap { PresentLag($0, of: pair) } }
}
