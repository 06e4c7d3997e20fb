/// How often each system won its votes.
///
/// Two averages, which agree where every system met every other equally often: over votes, and over opponents.
public struct WinRates: Hashable, Sendable {
  /// The share of a system's votes that it won, a tie counting half; nil where it had no votes.
  public let overVotes: [Double?]
  /// The mean, over the opponents that a system met, of its share of the votes against each; nil where it met none. The
  /// same as evalica's `average_win_rate`, and as HELM's mean win rate where each pair has one comparison a scenario.
  public let overOpponents: [Double?]
  /// The weight of each system's votes: the n of its win rate.
  public let votes: [Double]

  /// Reads the win rates off the votes.
  ///
  /// - Complexity: O(systems + distinct votes).
  public init(_ comparisons: PairwiseComparisons) {
    var wins = [Double](repeating: 0, count: comparisons.systemCount)
    var votes = wins
    var shares = wins
    var opponents = wins
    for pair in PairTotals(comparisons, keepingOrder: false).pairs {
      for (system, halfWins) in [(Int(pair.first), pair.firstHalfWins), (Int(pair.second), pair.secondHalfWins)] {
        wins[system] += halfWins
        votes[system] += pair.total
        shares[system] += halfWins / pair.total
        opponents[system] += 1
      }
    }
    overVotes = zip(wins, votes).map { $1 > 0 ? $0 / $1 : nil }
    overOpponents = zip(shares, opponents).map { $1 > 0 ? $0 / $1 : nil }
    self.votes = votes
  }
}
