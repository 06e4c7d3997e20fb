import BenchmarkData

extension Measure {
  /// The mean of the k best of A minus that of the k best of B, k being ``Pair/Options/topK``.
  public static let topKGap = Measure(
    "top_k_gap", .gap, name: { _, _ in "Top-k gap (mean of the k best)" },
    explanation: "Mean of the k best of A minus mean of the k best of B; k is a choice (--top).",
    source: "Defined in the article Which gap?",
    value: { scores in
      let k = scores.options.topK
      guard min(scores.a.count, scores.b.count) >= k else { return .undefined }
      func meanOfBest(_ side: SideScores) -> Double { side.sorted.suffix(k).reduce(0, +) / Double(k) }
      return .value(meanOfBest(scores.a) - meanOfBest(scores.b))
    },
    remarks: { scores, _ in ["k = \(scores.options.topK)"] },
    reasonsWithoutValue: { scores, _ in ["fewer than \(scores.options.topK) systems on a side"] })
}
