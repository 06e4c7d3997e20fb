/// Borda's count: a point for each system ranked below, and half a point for each tied.
///
/// Over complete rankings it is the mean win rate times the number of rankings and of opponents. Systems that are ranked
/// more often collect more points, so that partial rankings are compared by ``meanPoints``.
public struct BordaCount: Hashable, Sendable {
  /// The points of each system.
  public let points: [Double]
  /// The points for each opponent that a system was ranked with; nil where it was ranked with none.
  public let meanPoints: [Double?]

  /// Counts rankings.
  ///
  /// - Complexity: O(Σ systems ranked).
  public init(_ rankings: Rankings) {
    var points = [Double](repeating: 0, count: rankings.systemCount)
    var chances = points
    for ranking in rankings.rankings {
      let size = Double(ranking.systemCount)
      var below = size
      for group in ranking.groups {
        below -= Double(group.count)
        for system in group {
          points[system] += ranking.count * (below + 0.5 * Double(group.count - 1))
          chances[system] += ranking.count * (size - 1)
        }
      }
    }
    self.points = points
    meanPoints = zip(points, chances).map { $1 > 0 ? $0 / $1 : nil }
  }

  /// Counts votes, each a ranking of two: the same as evalica's `counting` with ties of weight ½.
  ///
  /// - Complexity: O(systems + distinct votes).
  public init(_ comparisons: PairwiseComparisons) {
    var points = [Double](repeating: 0, count: comparisons.systemCount)
    var chances = points
    for pair in PairTotals(comparisons, keepingOrder: false).pairs {
      points[Int(pair.first)] += pair.firstHalfWins
      points[Int(pair.second)] += pair.secondHalfWins
      chances[Int(pair.first)] += pair.total
      chances[Int(pair.second)] += pair.total
    }
    self.points = points
    meanPoints = zip(points, chances).map { $1 > 0 ? $0 / $1 : nil }
  }
}
