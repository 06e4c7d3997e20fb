import BenchmarkData
import Quantities
import StatisticsCore

extension Measure {
  /// How long ago A had reached what B has today, t − τ_A(F_B(t)); negative where B leads; see ``CurrentLag``.
  public static let lagNow = Measure(
    "lag_now", .lag, name: { _, _ in "Lag now (since the leader had this score)" }, unit: .fixed(.months),
    explanation: "Time since A first had what B has today; negative where B leads. A single pair: noisy.",
    source: "Defined in the article How far behind in time?",
    value: { scores in
      guard let day = scores.lastDay, let days = CurrentLag.days(a: scores.a.curve, b: scores.b.curve, on: day) else {
        return .undefined
      }
      let months = days / daysPerMonth
      guard CurrentLag.isBound(a: scores.a.curve, b: scores.b.curve, on: day) else { return .value(months) }
      return days > 0 ? .atLeast(months) : .atMost(months)
    },
    mayBeBound: true, remarks: records,
    reasonsWithoutValue: { _, _ in ["no day by the board's date on which both had a system"] },
    statement: { lag in
      PresentLag(lag.estimate, of: lag.pair)?.sentence
        ?? "\(lag.behind) has today what \(lag.ahead) had \(lag.months) ago"
    },
    definition: { a, b in
      "the months from the day on which \(a) first had the present best score of \(b) to the as-of date; the other way "
        + "round, with a minus sign, where \(b) leads"
    }, turningPoint: \.turningByRecord)

  /// What the side that is behind has, and with which system the other had reached it.
  private static func records(_ scores: PairScores, _ pair: Pair) -> [Note] {
    let (a, b) = (scores.a.curve, scores.b.curve)
    guard let day = scores.lastDay, let stepA = a.step(on: day), let stepB = b.step(on: day) else { return [] }
    let isLedByA = stepA.score >= stepB.score
    let (leader, follower) = isLedByA ? (pair.a, pair.b) : (pair.b, pair.a)
    let (leaderCurve, best) = isLedByA ? (a, stepB) : (b, stepA)
    guard let reached = leaderCurve.step(reaching: best.score) else { return [] }
    var notes: [Note] = [
      "\(follower.title) has \(pair.scoreText(best.score)) (\(follower.title(best))), which \(leader.title) reached with \(leader.title(reached)) on \(pair.dayText(reached.day))"
    ]
    if stepA.score != stepB.score, let first = leaderCurve.steps.first, best.score < first.score {
      notes.append(
        "a bound: \(leader.title)'s first listed system was already better, so it may have been there longer")
    }
    return notes
  }
}
