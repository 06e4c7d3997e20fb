internal import StatisticsCore
internal import Tables

extension TrendComparison {
  /// A weighted sum of the coefficients with its t interval.
  func add(
    _ weights: [Double], _ lines: TrendLines?, to estimate: inout TrendEstimate, _ notes: inout [String]
  ) throws(StatisticsError) {
    guard let lines else {
      notes += reasonsWithoutLines
      return
    }
    estimate.estimate = weights == TrendLines.closingRate && lines.areParallel ? 0 : lines.value(weights)
    estimate.status = .ok
    guard let contrast = try lines.contrast(weights) else {
      notes.append("no interval: \(reasonWithoutError(lines))")
      return
    }
    switch try contrast.interval(level: options.level) {
    case .interval(let interval):
      estimate.interval = interval
      estimate.standardError = contrast.standardError
      estimate.kind = .sampling
      notes.append(errorNote(lines))
    case .undefined(let reason): notes.append("no interval: \(reason)")
    }
  }

  func addLag(to estimate: inout TrendEstimate, _ notes: inout [String]) throws(StatisticsError) {
    let trend = ParallelTrend(
      daysA: datedA.days, scoresA: datedA.scores, daysB: datedB.days, scoresB: datedB.scores)
    guard let trend, let lag = trend.lagDays else {
      notes.append(trend == nil ? "no side has systems of different dates" : "scores do not rise with time")
      return
    }
    estimate.estimate = lag / daysPerMonth
    estimate.status = .ok
    notes.append("takes the lines as parallel, rising \(board.amount(trend.slope * daysPerYear)) a year")
    let result = try ParallelTrendBootstrap.interval(
      datedA, datedB, level: options.level, simulation: options.simulation)
    estimate.interval = result.interval
    if result.interval != nil {
      estimate.standardError = result.standardError
      estimate.kind = .sampling
    }
    if result.isUnbounded { estimate.status = .unbounded }
    notes += result.notes
  }

  func addCrossover(
    _ lines: TrendLines?, to estimate: inout TrendEstimate, _ notes: inout [String]
  ) throws(StatisticsError) {
    estimate.date = nil
    guard let lines, let crossing = lines.crossover else {
      notes += lines == nil ? reasonsWithoutLines : ["the lines are parallel and never cross"]
      return
    }
    estimate.estimate = months(crossing)
    estimate.status = .ok
    estimate.date = date(years: crossing)
    notes.append("the lines cross in \(dateText(years: crossing))")
    notes.append(
      lines.value(TrendLines.closingRate) > 0
        ? "from then on \(datedA.name) is above" : "from then on \(datedB.name) is above")
    guard let set = try lines.crossoverSet(level: options.level) else {
      notes.append("no interval: \(reasonWithoutError(lines))")
      return
    }
    estimate.kind = .sampling
    notes.append("\(percentText(options.level)) set: \(describe(set))")
    var ends: (Double, Double)?
    switch set {
    case .bounded(let lower, let upper): ends = (lower, upper)
    case .atLeast(let lower): ends = (lower, .infinity)
    case .atMost(let upper): ends = (-.infinity, upper)
    case .exterior, .wholeLine, .empty: break
    }
    if let ends {
      estimate.interval = ConfidenceInterval(
        lower: months(ends.0), upper: months(ends.1), level: options.level, method: .fieller)
    }
    if estimate.interval.map({ $0.lower.isInfinite || $0.upper.isInfinite }) ?? true { estimate.status = .unbounded }
    estimate.crossover = inMonths(set)
  }

  func addChance(
    _ lines: TrendLines?, to estimate: inout TrendEstimate, _ notes: inout [String]
  ) throws(StatisticsError) {
    estimate.date = horizon
    guard let lines, let horizon, let lastDay else {
      notes += reasonsWithoutLines
      return
    }
    let years = (Double(horizon.dayRange.upperBound) - lastDay) / daysPerYear
    guard let contrast = try lines.contrast(TrendLines.gap(at: years)), let chance = try contrast.confidence(atMost: 0)
    else {
      notes.append("no chance: \(lines.covariance == nil ? reasonWithoutError(lines) : "the errors do not vary")")
      return
    }
    estimate.estimate = chance
    estimate.status = .ok
    let condition = years < 0 ? "before the board's date" : "if the lines go on"
    notes.append(
      "by \(horizon), \(condition): \(datedA.name) − \(datedB.name) is then \(board.amountNumber(contrast.estimate)) "
        + "± \(board.amount(contrast.standardError))")
  }

  // MARK: Words

  /// Fieller's set in dates.
  func describe(_ set: RatioSet) -> String {
    switch set {
    case .bounded(let lower, let upper): "\(dateText(years: lower)) to \(dateText(years: upper))"
    case .atMost(let upper): "any time until \(dateText(years: upper)) (unbounded)"
    case .atLeast(let lower): "any time from \(dateText(years: lower)) on (unbounded)"
    case .exterior(let below, let above):
      "any time but \(dateText(years: below)) to \(dateText(years: above)) (unbounded: the lines may be parallel)"
    case .wholeLine: "any time or never (unbounded: the lines may be parallel)"
    case .empty: "never: the lines are parallel and apart"
    }
  }

  private func errorNote(_ lines: TrendLines) -> String {
    let (a, b) = (Set(datedA.organizations).count, Set(datedB.organizations).count)
    let few = min(a, b) < 10 ? "; with so few a 95 % interval covers some 91 to 93 %" : ""
    return "errors clustered by organization (\(a) of \(datedA.name), \(b) of \(datedB.name)\(few))"
  }

  /// Why the lines have no standard errors.
  func reasonWithoutError(_ lines: TrendLines) -> String {
    let single = [datedA, datedB].filter { Set($0.organizations).count < 2 }.map(\.name)
    if !single.isEmpty { return "all systems of \(single.joined(separator: " and of ")) are of one organization" }
    let exact = (lines.isExactForA ? [datedA.name] : []) + (lines.isExactForB ? [datedB.name] : [])
    return
      "the line runs through all systems of \(exact.joined(separator: " and all of ")), so that nothing tells its error"
  }

  private var reasonsWithoutLines: [String] {
    [datedA, datedB].filter { Set($0.days).count < 2 }.map { side in
      switch side.count {
      case 0: side.undatedCount > 0 ? "no system of \(side.name) has a date in the window" : "no system of \(side.name)"
      case 1: "only one dated system of \(side.name)"
      default: "all systems of \(side.name) are of one date"
      }
    }
  }

  private func months(_ years: Double) -> Double { years * daysPerYear / daysPerMonth }

  private func inMonths(_ set: RatioSet) -> RatioSet {
    switch set {
    case .bounded(let lower, let upper): .bounded(lower: months(lower), upper: months(upper))
    case .atMost(let upper): .atMost(upper: months(upper))
    case .atLeast(let lower): .atLeast(lower: months(lower))
    case .exterior(let below, let above): .exterior(below: months(below), above: months(above))
    case .wholeLine: .wholeLine
    case .empty: .empty
    }
  }

  /// The date of a time in years from the board's; `nil` outside the years 1 to 9999.
  func date(years: Double) -> CalendarDate? {
    guard let lastDay else { return nil }
    let day = (lastDay + years * daysPerYear).rounded(.down)
    return abs(day) < 1e7 ? CalendarDate(dayNumber: Int(day)) : nil
  }

  /// The same to the month, as no line tells the day.
  func dateText(years: Double) -> String {
    guard let date = date(years: years) else { return years > 0 ? "a far future" : "a far past" }
    return date.month.flatMap { CalendarDate(year: date.year, month: $0) }?.description ?? date.description
  }
}
