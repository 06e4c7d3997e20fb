/// Copeland's score: the number of systems beaten by a majority less the number lost to (Copeland 1951).
public struct CopelandScore: VoteModel, Hashable {
  /// The model; it has no options.
  public init() {}

  /// Reads the majorities off the votes; tied votes count for neither side.
  ///
  /// - Complexity: O(systems + distinct votes).
  public func ratings(of comparisons: PairwiseComparisons) -> RatingResult<CopelandRatings> {
    var wins = [Int](repeating: 0, count: comparisons.systemCount)
    var losses = wins
    var ties = wins
    for pair in PairTotals(comparisons, keepingOrder: false).pairs {
      let (first, second) = (Int(pair.first), Int(pair.second))
      if pair.firstWins == pair.secondWins {
        ties[first] += 1
        ties[second] += 1
      } else {
        wins[pair.firstWins > pair.secondWins ? first : second] += 1
        losses[pair.firstWins > pair.secondWins ? second : first] += 1
      }
    }
    return .ratings(CopelandRatings(wins: wins, losses: losses, ties: ties))
  }
}

/// The scores of a ``CopelandScore``.
public struct CopelandRatings: VoteRatings, Hashable {
  /// For each system the number of others that it beats by a majority of their votes.
  public let wins: [Int]
  /// For each system the number of others that beat it.
  public let losses: [Int]
  /// For each system the number of others with as many votes for the one as for the other.
  public let ties: [Int]

  /// Wins less losses. Pairs that never met count for nothing.
  public var scores: [Int] { zip(wins, losses).map { $0 - $1 } }

  /// The system that beats every other, if there is one.
  public var condorcetWinner: Int? { wins.indices.first { wins.count > 1 && wins[$0] == wins.count - 1 } }

  /// The scores.
  public var values: [Double?] { scores.map { Double($0) } }
}
