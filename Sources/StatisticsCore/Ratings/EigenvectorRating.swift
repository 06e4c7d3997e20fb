/// The leading eigenvector of the votes: a system is rated by whom it beat, each counted by its own rating
/// (Bonacich 1987, doi 10.1086/228631).
public struct EigenvectorRating: VoteModel, Hashable {
  /// Whose rating a vote adds to.
  public enum Orientation: String, Hashable, Sendable, CaseIterable {
    /// The winner is credited with the loser's rating: the strong have high ratings.
    case wins
    /// The loser is credited with the winner's rating: the weak have high ratings. The same as evalica's `eigen`, which
    /// therefore lists the worst first.
    case losses
  }

  /// What a vote credits.
  public var orientation: Orientation

  private static let maximumSteps = 100_000

  /// A model.
  public init(orientation: Orientation = .wins) {
    self.orientation = orientation
  }

  /// Rates the systems.
  ///
  /// - Returns: `undefined` unless all systems are linked by wins both ways, for then the eigenvector is not unique or has
  ///   zeros; and where the iterations run out.
  /// - Complexity: O(steps · pairs).
  public func ratings(of comparisons: PairwiseComparisons) -> RatingResult<EigenvectorRatings> {
    let graph = ComparisonGraph(comparisons)
    if comparisons.systemCount < 2 { return .undefined(RatingFailure(reason: .tooFewSystems, graph: graph)) }
    if comparisons.cells.isEmpty { return .undefined(RatingFailure(reason: .noVotes, graph: graph)) }
    if !graph.isStronglyConnected { return .undefined(RatingFailure(reason: .notStronglyConnected, graph: graph)) }
    let matrix = VoteMatrix(comparisons)
    // A shift keeps the eigenvectors and makes the leading one stand out where wins go round in circles.
    let shift = 0.25 * (matrix.losses.max() ?? 0)
    var ratings = [Double](
      repeating: (1 / Double(comparisons.systemCount)).squareRoot(), count: comparisons.systemCount)
    for step in 1...Self.maximumSteps {
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
        return .ratings(EigenvectorRatings(entries: ratings, steps: step))
      }
    }
    return .undefined(RatingFailure(reason: .notConverged(steps: Self.maximumSteps), graph: graph))
  }
}

/// The ratings of an ``EigenvectorRating``.
public struct EigenvectorRatings: VoteRatings, Hashable {
  /// The entries of the eigenvector, one a system: above 0, with a sum of squares of 1.
  let entries: [Double]
  /// The number of iterations.
  public let steps: Int

  /// The entries.
  public var values: [Double?] { entries }
}
