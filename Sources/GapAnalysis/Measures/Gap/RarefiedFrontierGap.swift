import BenchmarkData
import StatisticsCore

extension Measure {
  /// The expected best of m systems of A minus that of m systems of B, m being the size of the smaller side.
  ///
  /// E[max of m] = Σ_{i≥m} x_(i) C(i−1, m−1)/C(n, m), the mean of the maximum over all subsets of m: rarefaction, which
  /// takes away the advantage of numbers.
  public static let rarefiedFrontierGap = Measure(
    "rarefied_frontier_gap", .gap, name: { _, _ in "Rarefied frontier gap (best of equally many)" },
    explanation: "Expected best of m drawn from A minus that of m from B, m the smaller number of systems.",
    source: "Rarefaction, as ecology compares samples of unequal size; see Which gap?",
    value: { scores throws(StatisticsError) in
      let drawn = min(scores.a.count, scores.b.count)
      func expectedBest(_ side: SideScores) throws(StatisticsError) -> Double {
        try ExpectedMaximum(count: side.count, drawn: drawn).value(ofSorted: side.sorted)
      }
      return .value(try expectedBest(scores.a) - expectedBest(scores.b))
    },
    remarks: { _, pair in ["best of \(min(pair.a.count, pair.b.count)) on either side"] })
}
