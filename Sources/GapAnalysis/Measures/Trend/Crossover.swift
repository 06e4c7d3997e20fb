import Quantities
import StatisticsCore

extension Measure {
  /// When the trend lines cross, −Δa/Δb in months from the board's date, with Fieller's set (Fieller 1954, doi
  /// 10.1111/j.2517-6161.1954.tb00159.x).
  public static let crossover = Measure(
    "crossover", .trend, name: { _, _ in "Crossing of the trend lines" }, unit: .fixed(.months),
    isAntisymmetric: false,
    explanation: "When the lines cross, with Fieller's set, which may be bounded, unbounded or everything.",
    source: "Fieller (1954), doi 10.1111/j.2517-6161.1954.tb00159.x",
    value: { scores throws(StatisticsError) in MeasuredValue(try scores.trendLines()?.crossover.map(months)) },
    interval: .own { scores, pair, estimate throws(StatisticsError) in
      guard let lines = try scores.trendLines(), let crossing = lines.crossover else { return }
      estimate.notes.append("the lines cross in \(pair.dateText(years: crossing))")
      let later = lines.value(TrendLines.closingRate) > 0 ? pair.a : pair.b
      estimate.notes.append("from then on \(later.title) is above")
      guard let set = try lines.crossoverSet(level: scores.options.level) else {
        estimate.status = .insufficient
        estimate.notes.append("no interval: \(pair.reasonWithoutError(lines))")
        return
      }
      estimate.kind = .sampling
      estimate.notes.append("\(NumberWords.percent(scores.options.level)) set: \(pair.describe(set))")
      estimate.details.crossover = set.map(months)
      if let ends = set.ends {
        estimate.interval = ConfidenceInterval(
          lower: months(ends.lower), upper: months(ends.upper), level: scores.options.level, method: .fieller)
      }
      if estimate.interval.map({ $0.lower.isInfinite || $0.upper.isInfinite }) ?? true { estimate.status = .unbounded }
    },
    reasonsWithoutValue: { scores, pair throws(StatisticsError) in
      try scores.trendLines() == nil ? pair.reasonsWithoutLines : ["the lines are parallel and never cross"]
    },
    date: { scores, pair throws(StatisticsError) in
      try scores.trendLines()?.crossover.flatMap { pair.date(years: $0) }
    })

  private static func months(_ years: Double) -> Double { years * daysPerYear / daysPerMonth }
}

extension Pair {
  /// Fieller's set in dates.
  fileprivate func describe(_ set: RatioSet) -> String {
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
}
