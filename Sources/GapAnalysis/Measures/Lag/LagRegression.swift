import BenchmarkData
import Quantities
import StatisticsCore

extension Measure {
  /// The distance in time between two parallel trend lines, S = a + b t + c [B]: −c/b; see ``ParallelTrend``.
  ///
  /// Interval: bootstrap of organizations within each side.
  public static let lagRegression = parallelTrends(.lag)

  /// The same among the trends, where the window is.
  public static let trendLagRegression = parallelTrends(.trend)

  private static func parallelTrends(_ family: Family) -> Measure {
    Measure(
      "lag_regression", family, name: { _, _ in "Lag between parallel trends" }, unit: .fixed(.months),
      explanation: "Distance in time between two parallel straight lines through all systems of A and of B.",
      source: "Defined in the article How far behind in time?",
      value: { MeasuredValue($0.parallelTrend?.lagDays.map { $0 / daysPerMonth }) },
      interval: .own { _, pair, estimate throws(StatisticsError) in
        let result = try ParallelTrendBootstrap.interval(pair)
        estimate.interval = result.interval
        estimate.standardError = result.interval == nil ? nil : result.standardError
        estimate.kind = result.interval == nil ? .none : .sampling
        if result.isUnbounded { estimate.status = .unbounded }
        estimate.notes += result.notes
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
