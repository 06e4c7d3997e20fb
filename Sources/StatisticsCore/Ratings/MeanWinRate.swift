/// HELM's mean win rate: how often a system beats another, averaged over scenarios.
///
/// In a scenario a system's win rate is the share of the other systems that it beats, a tie counting half; scenarios with
/// scores of fewer than two systems are left out (Liang et al. 2023, arXiv 2211.09110; the same as
/// `compute_aggregate_row_win_rates` of HELM's `summarize.py`). It depends on which systems are listed.
public enum MeanWinRate {
  /// The mean win rate of each system; nil where it was never compared.
  ///
  /// - Parameters:
  ///   - scores: A row a scenario and a column a system; nil where there is no score.
  ///   - higherIsBetter: Whether higher scores are better, for each scenario; for all if omitted.
  /// - Throws: ``StatisticsError`` for rows of unequal length or scores that are not finite.
  /// - Complexity: O(scenarios · systems · log systems).
  public static func meanWinRates(
    scores: [[Double?]], higherIsBetter: [Bool]? = nil
  ) throws(StatisticsError) -> [Double?] {
    if let higherIsBetter, higherIsBetter.count != scores.count {
      throw .unequalLengths(
        first: "scores", firstCount: scores.count, second: "higherIsBetter", secondCount: higherIsBetter.count)
    }
    let systemCount = scores.first?.count ?? 0
    var sums = [Double](repeating: 0, count: systemCount)
    var counts = sums
    for (scenario, row) in scores.enumerated() {
      guard row.count == systemCount else {
        throw .unequalLengths(
          first: "scores[0]", firstCount: systemCount, second: "scores[\(scenario)]", secondCount: row.count)
      }
      try Validation.requireFinite(row.compactMap { $0 }, "scores[\(scenario)]")
      let sign = higherIsBetter.map { $0[scenario] ? 1.0 : -1 } ?? 1
      for (system, rate) in winRates(row, sign: sign) {
        sums[system] += rate
        counts[system] += 1
      }
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : nil }
  }

  /// The share of the others that each system beats in one scenario.
  private static func winRates(_ row: [Double?], sign: Double) -> [(system: Int, rate: Double)] {
    let ranked = row.enumerated().compactMap { system, score in score.map { (system: system, score: sign * $0) } }
      .sorted { $0.score < $1.score }
    guard ranked.count >= 2 else { return [] }
    var rates: [(system: Int, rate: Double)] = []
    var start = 0
    while start < ranked.count {
      var end = start
      while end < ranked.count && ranked[end].score == ranked[start].score { end += 1 }
      let wins = Double(start) + Double(end - start - 1) / 2
      for place in start..<end { rates.append((ranked[place].system, wins / Double(ranked.count - 1))) }
      start = end
    }
    return rates
  }
}
