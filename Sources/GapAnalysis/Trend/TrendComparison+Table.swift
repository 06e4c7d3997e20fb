internal import BenchmarkData
internal import StatisticsCore
public import Tables

extension TrendComparison {
  /// The estimates as rows of a result table.
  public func rows(_ estimates: [TrendEstimate]) -> [ResultRow] {
    let sources = (datedA.entries + datedB.entries).sourceKeys
    return estimates.enumerated().map { order, estimate in
      var row = ResultRow(estimate, of: a, and: b, on: board, order: order)
      row.measure = estimate.measure.rawValue
      row.label = estimate.measure.label(a.name, b.name)
      row.date = estimate.date
      row.unit = estimate.unit
      row.sources = sources
      return row
    }
  }

  /// The estimates as a table: the columns of ``ResultRow``, and the set of a crossing: `set` (`bounded`, `at-most`,
  /// `at-least`, `exterior`, `whole-line`, `empty`), `set_lower` and `set_upper`, its finite ends in months from the board's
  /// date. An exterior set is everything below `set_lower` and above `set_upper`. `n_undated`
  /// counts the systems left out for want of a date.
  public func table(_ estimates: [TrendEstimate]) throws(TableError) -> Table {
    let sets = estimates.map { $0.crossover.map(\.parts) }
    return try ResultRow.table(rows(estimates))
      .setting(Column("set", text: sets.map { $0?.name }))
      .setting(Column("set_lower", numbers: sets.map { $0?.lower }))
      .setting(Column("set_upper", numbers: sets.map { $0?.upper }))
      .setting(Column("n_undated", numbers: estimates.map { _ in Double(undatedCount) }))
  }

  /// The answer in a sentence or two: does the gap close, how fast, how sure that is, and when the lines would cross.
  public func sentence(_ estimates: [TrendEstimate]) -> String {
    func find(_ measure: TrendMeasure) -> TrendEstimate? { estimates.first { $0.measure == measure } }
    let date = asOf.map { ", as of \($0)" } ?? ""
    let count = datedA.count + datedB.count
    let opening = "On \(board.benchmark.title) (\(board.quantityName), \(counted(count, "dated system"))\(date))"
    let known = find(.closingRate) ?? (try? self.estimates([.closingRate]).first)
    guard let rate = known, let value = rate.estimate, let lines else {
      let reason = (known ?? nil)?.note.map { ": \($0)" } ?? ""
      return "\(opening) no trend of the gap between \(a.name) and \(b.name) can be given\(reason)."
    }
    var sentence = "\(opening) \(movement(lines.value(TrendLines.gap(at: 0)), value, rate.interval?.halfWidth))"
    if let interval = rate.interval {
      sentence += board.intervalClause(interval, isTurned: value < 0)
      sentence += interval.contains(0) ? "; the interval includes zero, so whether the gap closes is open." : "."
    } else {
      sentence += "; there is no interval."
    }
    if let crossover = find(.crossover), let years = lines.crossover {
      sentence += crossing(crossover, years)
    }
    return sentence
  }

  /// Where the gap stands on the lines and where it moves.
  private func movement(_ gap: Double, _ rate: Double, _ halfWidth: Double?) -> String {
    let leader = gap >= 0 ? a.name : b.name
    let speed = "\(board.amount(abs(rate), halfWidth: halfWidth)) a year"
    if rate == 0 { return "the trend lines of \(a.name) and \(b.name) are parallel" }
    let closes = (gap >= 0) != (rate > 0)
    return closes
      ? "the lead of \(leader) on the trend lines shrinks by \(speed)"
      : "the lead of \(leader) on the trend lines grows by \(speed)"
  }

  private func crossing(_ estimate: TrendEstimate, _ years: Double) -> String {
    let time = years >= 0 ? "would cross in" : "crossed in"
    var text = " The lines \(time) \(dateText(years: years))"
    switch estimate.crossover {
    case .bounded: text += ", by the data \(months(estimate))."
    case .some: text += ", but the data set no bounds to that: they are compatible with parallel lines."
    case nil: text += "."
    }
    return text
  }

  private func months(_ estimate: TrendEstimate) -> String {
    guard let interval = estimate.interval else { return "at no known time" }
    let (lower, upper) = (interval.lower * daysPerMonth / daysPerYear, interval.upper * daysPerMonth / daysPerYear)
    return "between \(dateText(years: lower)) and \(dateText(years: upper))"
  }
}

extension RatioSet {
  /// The kind of the set and its finite ends.
  var parts: (name: String, lower: Double?, upper: Double?) {
    switch self {
    case .bounded(let lower, let upper): ("bounded", lower, upper)
    case .atMost(let upper): ("at-most", nil, upper)
    case .atLeast(let lower): ("at-least", lower, nil)
    case .exterior(let below, let above): ("exterior", below, above)
    case .wholeLine: ("whole-line", nil, nil)
    case .empty: ("empty", nil, nil)
    }
  }
}
