import BenchmarkData
import Quantities
import StatisticsCore
import Tables

extension Measure {
  /// A measure that is a weighted sum of the coefficients of the trend lines, with a cluster-robust t interval.
  ///
  /// Errors may correlate within an organization: CR2 with Satterthwaite's degrees of freedom (`BiasReducedCovariance`).
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
          estimate.status = .insufficient
          estimate.notes.append("no interval: \(pair.reasonWithoutError(lines))")
          return
        }
        switch try contrast.interval(level: scores.options.level) {
        case .interval(let interval):
          estimate.interval = interval
          estimate.standardError = contrast.standardError
          estimate.kind = .sampling
          estimate.notes.append(pair.clusterNote(contrast))
        case .undefined(let reason):
          estimate.status = .insufficient
          estimate.notes.append("no interval: \(reason.description)")
        }
      },
      reasonsWithoutValue: { _, pair in pair.reasonsWithoutLines })
  }

  /// Where the errors of trend lines are from.
  static let clusterRobustSource = "Pustejovsky & Tipton (2018), doi 10.1080/07350015.2016.1247004"
}

extension Pair {
  /// Within what errors may correlate.
  fileprivate func clusterNote(_ contrast: LinearContrast) -> Note {
    let (countA, countB) = (Set(a.organizations).count, Set(b.organizations).count)
    let degrees = NumberWords.number(contrast.degreesOfFreedom, .decimals(1))
    // By `Benchmarks coverage trends`.
    let covered: String? =
      switch min(countA, countB) {
      case ...3: "93 to 99"
      case ...7: "94 to 97"
      default: nil
      }
    let few = covered.map { "; with so few a 95 % interval covers \($0) %" } ?? ""
    return
      "errors clustered by organization (\(countA) of \(a.title), \(countB) of \(b.title); \(degrees) degrees of freedom\(few))"
  }

  /// Why the lines have no standard errors.
  func reasonWithoutError(_ lines: TrendLines) -> String {
    let single = [a, b].filter { Set($0.organizations).count < 2 }.map(\.title)
    if !single.isEmpty { return "all systems of \(single.joined(separator: " and of ")) are of one organization" }
    let exact = (lines.isExactForA ? [a.title] : []) + (lines.isExactForB ? [b.title] : [])
    if exact.isEmpty, let few = reasonOfFewOrganizations { return few }
    return
      "the line runs through all systems of \(exact.joined(separator: " and all of ")), so that nothing tells its error"
  }

  /// Says that a side has too few organizations, if one has.
  var reasonOfFewOrganizations: String? {
    let few = [a, b].filter { Set($0.organizations).count < TrendLines.fewestOrganizations }
    guard !few.isEmpty else { return nil }
    let counts = few.map { "\(Set($0.organizations).count) of \($0.title)" }.joined(separator: " and ")
    return
      "\(counts) are too few organizations: where they come at different times a 95 % interval would cover some 86 to 90 %"
  }

  /// Why there are no lines.
  var reasonsWithoutLines: [Note] {
    [a, b].filter { Set($0.days).count < 2 }.map { side in
      switch side.count {
      case 0:
        side.undatedCount > 0 ? "no system of \(side.title) has a date in the window" : "no system of \(side.title)"
      case 1: "only one dated system of \(side.title)"
      default: "all systems of \(side.title) are of one date"
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
