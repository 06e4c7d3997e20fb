import BenchmarkData
import Quantities
import StatisticsCore

extension Measure {
  /// How much later B reached a score than A, averaged over the scores that both have passed: the headline of lags.
  ///
  /// (1/(y₁ − y₀)) ∫ τ_B(y) − τ_A(y) dy from y₀ to y₁; see ``HorizontalLag``.
  public static let lagHorizontalMean = Measure(
    "lag_horizontal_mean", .lag, name: { _, _ in "Mean lag over scores passed by both" }, unit: .fixed(.months),
    explanation: "How much later B reached a score than A, averaged over the scores that both passed.",
    source: "Defined in the article How far behind in time?",
    value: { MeasuredValue($0.horizontalLag.map { $0.meanDays / daysPerMonth }) },
    remarks: { scores, pair in
      guard let range = scores.horizontalLag?.range else { return [] }
      return ["over scores from \(pair.scoreText(range.lowerBound)) to \(pair.scoreText(range.upperBound))"]
    },
    reasonsWithoutValue: { scores, pair in
      func range(_ side: Side) -> String {
        guard let first = side.curve.steps.first, let last = side.curve.steps.last else { return "\(side.title) none" }
        return first.score == last.score
          ? "\(side.title) only \(pair.scoreText(first.score))"
          : "\(side.title) from \(pair.scoreText(first.score)) to \(pair.scoreText(last.score))"
      }
      return ["no range of scores that both have passed: records of \(range(pair.a)), of \(range(pair.b))"]
    },
    details: { scores, _ in Estimate.Details(scoreRange: scores.horizontalLag?.range) },
    statement: { lag in
      let (a, b) = (lag.pair.a.title, lag.pair.b.title)
      guard lag.value != 0 else { return "\(a) and \(b) reached the scores that both have passed at the same time" }
      let range = lag.estimate.details.scoreRange.map {
        " (\(lag.score($0.lowerBound)) to \(lag.score($0.upperBound)))"
      }
      return
        "\(lag.behind) reached a score \(lag.months) later than \(lag.ahead) on average, over the scores that both "
        + "have passed\(range ?? "")"
    },
    definition: { a, b in
      "the mean, over the scores that both have passed, of the months by which \(b) reached a score later than \(a)"
    }, turningPoint: \.turningByRecord)
}
