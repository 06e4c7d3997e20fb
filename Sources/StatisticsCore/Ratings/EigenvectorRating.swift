/// The leading eigenvector of the votes: a system is rated by whom it beat, each counted by its own rating
/// (Bonacich 1987, doi 10.1086/228631).
///
/// Entries are above 0 and have a sum of squares of 1.
public struct EigenvectorRating: Hashable, Sendable {
  /// Whose rating a vote adds to.
  public enum Orientation: String, Hashable, Sendable, CaseIterable {
    /// The winner is credited with the loser's rating: the strong have high ratings.
    case wins
    /// The loser is credited with the winner's rating: the weak have high ratings. The same as evalica's `eigen`, which
    /// therefore lists the worst first.
    case losses
  }

  /// The ratings, one a system.
  public let ratings: [Double]
  /// What a vote credits.
  public let orientation: Orientation
  /// The number of iterations.
  public let steps: Int

  private static let maximumSteps = 100_000

  /// Rates the systems.
  ///
  /// - Returns: `undefined` unless all systems are linked by wins both ways, for then the eigenvector is not unique or has
  ///   zeros; and where the iterations run out.
  /// - Complexity: O(steps · pairs).
  public static func rate(
    _ comparisons: PairwiseComparisons, orientation: Orientation = .wins
  ) -> RatingResult<EigenvectorRating> {
    let graph = ComparisonGraph(comparisons)
    if comparisons.systemCount < 2 { return .undefined(RatingFailure(reason: .tooFewSystems, graph: graph)) }
    if comparisons.cells.isEmpty { return .undefined(RatingFailure(reason: .noVotes, graph: graph)) }
    if !graph.isStronglyConnected { return .undefined(RatingFailure(reason: .notStronglyConnected, graph: graph)) }
    let matrix = VoteMatrix(comparisons)
    // A shift keeps the eigenvectors and makes the leading one stand out where wins go round in circles.
    let shift = 0.25 * (matrix.losses.max() ?? 0)
    var ratings = [Double](
      repeating: (1 / Double(comparisons.systemCount)).squareRoot(), count: comparisons.systemCount)
    for step in 1...maximumSteps {
      let credited = orientation == .wins ? matrix.creditToWinners(ratings) : matrix.creditToLosers(ratings)
      var next = zip(credited, ratings).map { $0 + shift * $1 }
      // By the largest first, so that no square vanishes.
      let largest = next.reduce(0, max)
      for index in next.indices { next[index] /= largest }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for index in next.indices { next[index] /= length }
      let change = zip(next, ratings).reduce(0) { max($0, abs($1.0 - $1.1)) }
      ratings = next
      if change <= 1e-15 {
        return .ratings(EigenvectorRating(ratings: ratings, orientation: orientation, steps: step))
      }
    }
    return .undefined(RatingFailure(reason: .notConverged(steps: maximumSteps), graph: graph))
  }
}
