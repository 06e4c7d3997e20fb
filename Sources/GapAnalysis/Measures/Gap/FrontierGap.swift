import BenchmarkData
import Quantities
import StatisticsCore

extension Measure {
  /// Best minus best: max S in A − max S in B.
  ///
  /// The side with more entries has more chances at a high maximum, and noise favours maxima (winner's curse): see
  /// ``rarefiedFrontierGap`` for a comparison at equal numbers.
  public static let frontierGap = Measure(
    "frontier_gap", .gap, name: { _, _ in "Frontier gap (best minus best)" }, basis: .best,
    explanation: "The best score of A minus the best of B. The side with more entries has the better chance.",
    source: "Defined in the article Which gap?",
    value: { MeasuredValue(frontierGap($0)) },
    remarks: { _, pair in
      guard let bestA = pair.a.entries.first, let bestB = pair.b.entries.first else { return [] }
      return ["\(bestA.nameWithVariant) (\(pair.a.title)) against \(bestB.nameWithVariant) (\(pair.b.title))"]
        + pair.foreignBases(of: [(bestA, pair.b.name), (bestB, pair.a.name)])
    },
    statement: \.frontier,
    definition: { a, b in "the best score of \(a) minus the best score of \(b)" }, turningPoint: \.turningByBest)

  /// The best score of A minus the best of B; `nil` if a side is empty.
  static func frontierGap(_ scores: PairScores) -> Double? {
    guard let bestA = scores.a.best, let bestB = scores.b.best else { return nil }
    return bestA - bestB
  }
}

extension MeasureStatement {
  /// Whose best system is ahead of whose, by how much, and how sure that is.
  fileprivate var frontier: String {
    guard let best = leader.entries.first, let second = follower.entries.first else { return whoIsAhead }
    let distance =
      value == 0 ? "is level with" : "is \(estimate.magnitude(value)) ahead of"
    let text =
      "the \(pair.sides.bestSystem(of: leader.name)), \(pair.nameWithBase(best, of: follower.name)), \(distance) the "
      + "\(pair.sides.bestSystem(of: follower.name)), "
      + pair.nameWithBase(second, of: leader.name)
    guard let interval = estimate.interval else { return "\(text); \(reasonWithoutInterval), so there is no interval" }
    return text + interval.clause(in: estimate.unit, of: value, isTurned: value < 0)
      + (interval.contains(0) ? "; the interval includes zero" : "")
      + (estimate.kind == .runs ? "; it is over runs on the same prompts alone" : "")
  }

  private var reasonWithoutInterval: String {
    if pair.entries.allSatisfy({ $0.score.standardError == nil }) { return "no standard errors are published" }
    return pair.entries.reasonWithoutErrors ?? "the gap is the same in every redraw"
  }
}
