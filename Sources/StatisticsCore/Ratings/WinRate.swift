/// How often each system won its votes.
///
/// Two averages, which agree where every system met every other equally often: over votes, and over opponents.
public struct WinRate: VoteModel, Hashable {
  /// What the shares of votes won are averaged over.
  public enum Average: String, Hashable, Sendable, CaseIterable {
    /// The share of a system's votes that it won.
    case votes
    /// The mean, over the opponents that a system met, of its share of the votes against each. The same as evalica's
    /// `average_win_rate`, and as HELM's mean win rate where each pair has one comparison a scenario.
    case opponents
  }

  /// What is averaged over.
  public var average: Average

  /// The win rate over votes, or over opponents.
  public init(over average: Average = .votes) {
    self.average = average
  }

  /// Reads the win rates off the votes, a tie counting half.
  ///
  /// - Complexity: O(systems + distinct votes).
  public func ratings(of comparisons: PairwiseComparisons) -> RatingResult<WinRates> {
    var won = [Double](repeating: 0, count: comparisons.systemCount)
    var chances = won
    for pair in PairTotals(comparisons, keepingOrder: false).pairs {
      for (system, halfWins) in [(Int(pair.first), pair.firstHalfWins), (Int(pair.second), pair.secondHalfWins)] {
        won[system] += average == .votes ? halfWins : halfWins / pair.total
        chances[system] += average == .votes ? pair.total : 1
      }
    }
    return .ratings(WinRates(values: zip(won, chances).map { $1 > 0 ? $0 / $1 : nil }))
  }
}

/// The win rates of a ``WinRate``.
public struct WinRates: VoteRatings, Hashable {
  /// The share won, from 0 to 1; nil where a system had no votes.
  public let values: [Double?]
}
