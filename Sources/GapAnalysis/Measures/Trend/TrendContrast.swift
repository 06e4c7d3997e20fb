import BenchmarkData
import StatisticsCore
import Tables

extension Measure {
  /// A measure that is a weighted sum of the coefficients of the trend lines, with a cluster-robust t interval.
  ///
  /// Errors may correlate within an organization: CR1, t with G − 1 degrees of freedom for G organizations (Cameron & Miller
  /// 2015, doi 10.3368/jhr.50.2.317).
  static func trendContrast(
    _ id: String, name: @escaping @Sendable (_ a: String, _ b: String) -> String, unit: UnitOnBoard,
    weights: [Double], explanation: String
  ) -> Measure {
    Measure(
      id, .trend, name: name, unit: unit, explanation: explanation, source: clusterRobustSource,
      value: { scores throws(StatisticsError) in
        guard let lines = try scores.trendLines() else { return .undefined }
        // Lines of equal slopes but for rounding are parallel.
        return .value(weights == TrendLines.closingRate && lines.areParallel ? 0 : lines.value(weights))
      },
      interval: .own { scores, pair, estimate throws(StatisticsError) in
        guard let lines = try scores.trendLines() else { return }
        guard let contrast = try lines.contrast(weights) else {
          estimate.notes.append("no interval: \(pair.reasonWithoutError(lines))")
          return
        }
        switch try contrast.interval(level: scores.options.level) {
        case .interval(let interval):
          estimate.interval = interval
          estimate.standardError = contrast.standardError
          estimate.kind = .sampling
          estimate.notes.append(pair.clusterNote)
        case .undefined(let reason): estimate.notes.append("no interval: \(reason.description)")
        }
      },
      reasonsWithoutValue: { _, pair in pair.reasonsWithoutLines })
  }

  /// Where the errors of trend lines are from.
  static let clusterRobustSource = "Cameron & Miller (2015), doi 10.3368/jhr.50.2.317"
}

extension Pair {
  /// Within what errors may correlate.
  fileprivate var clusterNote: Note {
    let (countA, countB) = (Set(a.organizations).count, Set(b.organizations).count)
    let few = min(countA, countB) < 10 ? "; with so few a 95 % interval covers some 91 to 93 %" : ""
    return "errors clustered by organization (\(countA) of \(a.name), \(countB) of \(b.name)\(few))"
  }

  /// Why the lines have no standard errors.
  func reasonWithoutError(_ lines: TrendLines) -> String {
    let single = [a, b].filter { Set($0.organizations).count < 2 }.map(\.name)
    if !single.isEmpty { return "all systems of \(single.joined(separator: " and of ")) are of one organization" }
    let exact = (lines.isExactForA ? [a.name] : []) + (lines.isExactForB ? [b.name] : [])
    return
      "the line runs through all systems of \(exact.joined(separator: " and all of ")), so that nothing tells its error"
  }

  /// Why there are no lines.
  var reasonsWithoutLines: [Note] {
    [a, b].filter { Set($0.days).count < 2 }.map { side in
      switch side.count {
      case 0: side.undatedCount > 0 ? "no system of \(side.name) has a date in the window" : "no system of \(side.name)"
      case 1: "only one dated system of \(side.name)"
      default: "all systems of \(side.name) are of one date"
      }
    }
  }

  /// The date of a time in years from the board's; `nil` outside the years 1 to 9999.
  func date(years: Double) -> CalendarDate? {
    board.lastDay.flatMap { CalendarDate(ofDay: ($0 + years * daysPerYear).rounded(.down)) }
  }

  /// The same to the month, as no line tells the day.
  func dateText(years: Double) -> String {
    guard let date = date(years: years) else { return years > 0 ? "a far future" : "a far past" }
    return date.month.flatMap { CalendarDate(year: date.year, month: $0) }?.description ?? date.description
  }
}
