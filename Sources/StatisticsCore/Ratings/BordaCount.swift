/// Borda's count: a point for each system ranked below, and half a point for each tied.
///
/// Over complete rankings it is the mean win rate times the number of rankings and of opponents. Systems that are ranked
/// more often collect more points, so that partial rankings are compared by ``BordaRatings/meanPoints``.
public struct BordaCount: VoteModel, Hashable {
  /// Also ``Rankings`` are counted.
  public typealias Votes = PairwiseComparisons

  /// The model; it has no options.
  public init() {}

  /// Counts rankings.
  ///
  /// - Complexity: O(Σ systems ranked).
  public func ratings(of rankings: Rankings) -> RatingResult<BordaRatings> {
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
    return .ratings(BordaRatings(points: points, chances: chances))
  }

  /// Counts votes, each a ranking of two: the same as evalica's `counting` with ties of weight ½.
  ///
  /// - Complexity: O(systems + distinct votes).
  public func ratings(of comparisons: PairwiseComparisons) -> RatingResult<BordaRatings> {
    var points = [Double](repeating: 0, count: comparisons.systemCount)
    var chances = points
    for pair in PairTotals(comparisons, keepingOrder: false).pairs {
      points[Int(pair.first)] += pair.firstHalfWins
      points[Int(pair.second)] += pair.secondHalfWins
      chances[Int(pair.first)] += pair.total
      chances[Int(pair.second)] += pair.total
    }
    return .ratings(BordaRatings(points: points, chances: chances))
  }
}

/// The points of a ``BordaCount``.
public struct BordaRatings: VoteRatings, Hashable {
  /// The points of each system.
  let points: [Double]
  /// The points for each opponent that a system was ranked with; nil where it was ranked with none.
  public let meanPoints: [Double?]

  /// The points.
  public var values: [Double?] { points }

  fileprivate init(points: [Double], chances: [Double]) {
    self.points = points
    meanPoints = zip(points, chances).map { $1 > 0 ? $0 / $1 : nil }
  }
}
