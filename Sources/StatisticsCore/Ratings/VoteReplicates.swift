extension IntervalMethod {
  /// Quantiles of refits to votes whose clusters another program weighted by Poisson's law.
  public static let votePoissonBootstrapPercentile = IntervalMethod("vote-poisson-bootstrap-percentile")
  /// The estimate ± a quantile of Student's t times the standard deviation of such refits.
  public static let votePoissonBootstrapT = IntervalMethod("vote-poisson-bootstrap-t")
}

/// Votes that another program resampled, a database say, because their clusters are too many to be read: for each distinct vote its
/// weight in each replicate.
///
/// In a replicate of the Poisson bootstrap each cluster counts as often as a number drawn from Poisson's law of mean 1 says, independently of
/// the others, so that no one has to know how many clusters there are: Chamandy, Muralidharan, Najmi & Naidu, *Estimating uncertainty for massive data
/// streams* (Google, 2012).
public struct VoteReplicates: Hashable, Sendable {
  /// The votes that the weights are of.
  public let comparisons: PairwiseComparisons
  /// The weights: a row a replicate, a column one of the distinct votes of ``comparisons``.
  public let weights: Matrix

  /// The number of replicates.
  public var count: Int { weights.rowCount }

  /// Makes replicates of their weights.
  ///
  /// - Parameters:
  ///   - comparisons: The votes.
  ///   - weights: A row a replicate and a column a cell of the votes; finite numbers, 0 or more.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for fewer than two replicates, for weights that are negative or not
  ///   finite, and for other columns than there are cells.
  public init(of comparisons: PairwiseComparisons, weights: Matrix) throws(StatisticsError) {
    guard weights.columnCount == comparisons.cells.count else {
      throw .unequalLengths(
        first: "cells", firstCount: comparisons.cells.count, second: "columns of weights",
        secondCount: weights.columnCount)
    }
    guard weights.rowCount >= 2 else {
      throw .invalidArgument(name: "weights", found: "\(weights.rowCount) replicates", requirement: "at least 2")
    }
    if let wrong = weights.elements.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidArgument(name: "weight", found: "\(wrong)", requirement: "a finite number, at least 0")
    }
    self.comparisons = comparisons
    self.weights = weights
  }

  /// The votes of each replicate, over all systems.
  public var totals: [Double] { (0..<count).map { weights.row($0).reduce(0, +) } }

  /// How the numbers of votes of the replicates lie: their mean, and their variance about it.
  ///
  /// - Complexity: O(replicates · distinct votes).
  public var totalMoments: (mean: Double, variance: Double) {
    let totals = totals
    let mean = totals.reduce(0, +) / Double(totals.count)
    let squares = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, squares / Double(totals.count - 1))
  }

  /// As many clusters of one size would let the number of votes vary from replicate to replicate as it does: n²/s² for a mean of n and a variance of
  /// s²; infinite where it does not vary.
  ///
  /// That is Kish's effective number, (Σ n)²/Σ n² for clusters of n votes, and so at most the number of clusters; its relative error is about
  /// √(2/replicates).
  public var effectiveClusterCount: Double {
    let (mean, variance) = totalMoments
    return variance > 0 ? mean * mean / variance : .infinity
  }

  /// The votes as one replicate has them.
  func comparisons(ofReplicate index: Int) -> PairwiseComparisons {
    let drawn = zip(comparisons.cells, weights.row(index)).compactMap { cell, weight -> PairwiseComparisons.Cell? in
      guard weight > 0 else { return nil }
      var cell = cell
      cell.count = weight
      return cell
    }
    return PairwiseComparisons(
      systemCount: comparisons.systemCount, cells: drawn, isClustered: comparisons.isClustered)
  }

  /// What `body` makes of each replicate, in their order.
  func map<Output: Sendable>(threads: Int, _ body: @Sendable (Int) -> Output) -> [Output] {
    Simulation(resamples: count, threads: threads).mapBlocks(blockSize: 32) { draws, _ in draws.map(body) }.flatMap(
      \.self)
  }
}

extension VoteBootstrap {
  /// Recomputes ratings on votes that were resampled elsewhere.
  ///
  /// - Parameters:
  ///   - replicates: The resampled votes.
  ///   - threads: The number of threads; results do not depend on it.
  ///   - estimator: What votes determine.
  /// - Complexity: O(replicates · (distinct votes + cost of the estimator)).
  public init(
    of replicates: VoteReplicates, threads: Int = 1, estimator: @Sendable (PairwiseComparisons) -> Resample
  ) {
    let drawn = replicates.map(threads: threads) { estimator(replicates.comparisons(ofReplicate: $0)) }
    self.init(
      drawn, systemCount: replicates.comparisons.systemCount, unit: .cluster, method: .votePoissonBootstrapPercentile,
      hasSingleCluster: false)
  }
}

extension BradleyTerryRatings {
  /// Refits the model to votes that were resampled elsewhere, starting from the ratings of all votes.
  ///
  /// - Parameters:
  ///   - replicates: The resampled votes, of the same comparisons.
  ///   - threads: The number of threads; results do not depend on it.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for replicates of other comparisons.
  /// - Complexity: O(replicates · (distinct votes + steps · (pairs + systems²))).
  public func bootstrap(
    _ replicates: VoteReplicates, threads: Int = 1
  ) throws(StatisticsError) -> BradleyTerryBootstrap {
    guard replicates.comparisons == comparisons else {
      throw .invalidArgument(name: "replicates", found: "of other votes", requirement: "of the votes that are rated")
    }
    let refitter = try BradleyTerryRefitter(self)
    let places = zip(totals.placeOfCell, comparisons.cells).map { place, cell in
      (place: 3 * Int(place.pair) + Int(place.outcome.rawValue), weight: cell.weight)
    }
    let placeCount = 3 * totals.pairs.count
    let outcomes = replicates.map(threads: threads) { index in
      var drawn = [Double](repeating: 0, count: placeCount)
      for (place, weight) in zip(places, replicates.weights.row(index)) { drawn[place.place] += place.weight * weight }
      return refitter.refit(drawn)
    }
    return BradleyTerryBootstrap(
      ratings: self, unit: .cluster, method: .votePoissonBootstrapPercentile, outcomes: outcomes)
  }
}
