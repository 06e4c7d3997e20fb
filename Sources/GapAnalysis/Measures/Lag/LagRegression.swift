import BenchmarkData
import Quantities
import StatisticsCore

extension Measure {
  /// The distance in time between two parallel trend lines, S = a + b t + c [B]: −c/b; see ``ParallelTrend``.
  ///
  /// Interval: Fieller's set with errors clustered by organization (`BiasReducedCovariance`).
  public static let lagRegression = parallelTrends(.lag)

  /// The same among the trends, where the window is.
  public static let trendLagRegression = parallelTrends(.trend)

  private static func parallelTrends(_ family: Family) -> Measure {
    Measure(
      "lag_regression", family, name: { _, _ in "Lag between parallel trends" }, unit: .fixed(.months),
      explanation: "Distance in time between two parallel straight lines through all systems of A and of B.",
      source: "Defined in the article How far behind in time?",
      value: { MeasuredValue($0.parallelTrend?.lagDays.map { $0 / daysPerMonth }) },
      interval: .own { scores, pair, estimate throws(StatisticsError) in
        let level = scores.options.level
        guard let set = try scores.parallelLagSet(level: level)?.map({ $0 / daysPerMonth }) else {
          estimate.status = .insufficient
          estimate.notes.append("no interval: \(pair.reasonWithoutParallelError)")
          return
        }
        estimate.kind = .sampling
        if case .bounded(let lower, let upper) = set {
          estimate.interval = ConfidenceInterval(lower: lower, upper: upper, level: level, method: .fieller)
          estimate.notes.append(
            "the interval takes the systems as a sample of releases along parallel lines, clustered by organization (\(pair.makersText(scores)))"
          )
        } else {
          estimate.status = .unbounded
          estimate.notes.append(
            "no bounded interval: at \(NumberWords.percent(level)) confidence scores may not rise with time")
        }
      },
      remarks: { scores, pair in
        guard let trend = scores.parallelTrend else { return [] }
        return [
          "takes the lines as parallel, rising \(pair.board.unit.difference.words(trend.slope * daysPerYear)) a year"
        ]
      },
      reasonsWithoutValue: { scores, _ in
        [scores.parallelTrend == nil ? "no side has systems of different dates" : "scores do not rise with time"]
      },
      statement: { lag in
        "the trend of \(lag.behind) runs \(lag.months) later than that of \(lag.ahead), taken as parallel"
      },
      definition: { a, b in "by how many months \(b) is behind \(a), by lag_regression" },
      turningPoint: \.turningByRecord)
  }
}

extension Pair {
  /// Why nothing tells how far off the lag between parallel lines may be.
  fileprivate var reasonWithoutParallelError: String {
    let single = [a, b].filter { Set($0.organizations).count == 1 }.map(\.title)
    if !single.isEmpty { return "all systems of \(single.joined(separator: " and of ")) are of one organization" }
    return reasonOfFewOrganizations ?? "the lines run through all systems, so that nothing tells their error"
  }
}
