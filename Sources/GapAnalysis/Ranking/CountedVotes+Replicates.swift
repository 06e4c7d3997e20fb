import BenchmarkData
import Quantities
import StatisticsCore

extension CountedVotes {
  /// What clusters are called of which only replicates are known.
  static let replicateUnit = "cluster"

  /// The weights of distinct votes in each replicate.
  ///
  /// - Complexity: O(votes · replicates).
  static func replicates(
    of comparisons: PairwiseComparisons, _ votes: VoteList, _ positions: [Int], numbers: [Int]
  ) throws(StatisticsError) -> VoteReplicates {
    struct Key: Hashable {
      let first: Int
      let second: Int
      let outcome: ComparisonOutcome
    }
    var cellOfKey: [Key: Int] = [:]
    for (index, cell) in comparisons.cells.enumerated() {
      cellOfKey[Key(first: cell.first, second: cell.second, outcome: cell.outcome)] = index
    }
    // A row that counts no vote has no cell, and none in any replicate.
    let cells = positions.map { position in
      cellOfKey[
        Key(
          first: numbers[Int(votes.first[position])], second: numbers[Int(votes.second[position])],
          outcome: votes.outcomes[position].comparison)]
    }
    var weights = try Matrix(rowCount: votes.replicates.count, columnCount: comparisons.cells.count)
    for (row, replicate) in votes.replicates.enumerated() {
      for (position, cell) in zip(positions, cells) {
        if let cell { weights[row, cell] += replicate[position] }
      }
    }
    return try VoteReplicates(of: comparisons, weights: weights)
  }

  /// The clusters of replicates, as many as would let the number of votes vary as it does.
  ///
  /// - Throws: ``AnalysisError/unsuitableData(_:)`` where the replicates cannot be of these votes: their mean is too far from the number of votes,
  ///   or they all have the same number, as no Poisson bootstrap of clusters has.
  static func clustering(_ replicates: VoteReplicates) throws(AnalysisError) -> Clustering {
    let count = replicates.comparisons.voteCount
    let (mean, variance) = replicates.totalMoments
    guard variance > 0 else {
      throw .unsuitableData(
        "All \(replicates.count) replicates have the same number of votes, so that they are no Poisson bootstrap of clusters: 'vgap sql votes "
          + "--replicates' prints the query that makes one, or leave the columns out")
    }
    let error = (variance / Double(replicates.count)).squareRoot()
    guard abs(mean - count) <= 6 * error else {
      throw .unsuitableData(
        "The replicates have \(NumberWords.number(mean, .decimals(1))) votes on average, and the votes are "
          + "\(NumberWords.number(count, .decimals(0))): \(NumberWords.number(abs(mean - count) / error, .decimals(0))) standard errors apart, "
          + "so that they are replicates of other votes. Sum up both by one query: 'vgap sql votes --replicates'")
    }
    return Clustering(
      unit: replicateUnit, count: max(1, Int(min(replicates.effectiveClusterCount, 1e9))))
  }
}

extension VoteRanking {
  /// Refuses what replicates leave no choice of.
  static func checkReplicates(_ options: Options) throws(AnalysisError) {
    let unmet: [String] =
      (options.intervals == .bootstrap ? [] : ["--intervals \(options.intervals.rawValue)"])
      + (options.covariates.isEmpty ? [] : ["--covariates"]) + (options.cluster == nil ? [] : ["--cluster"])
    guard unmet.isEmpty else {
      throw .invalidOption(
        "the file brings replicates of its votes, of which intervals are made, and \(unmet.joined(separator: ", ")) "
          + "would have others: leave that out, or the columns replicate_1, replicate_2, …")
    }
  }
}

extension VoteModelFit {
  /// The degrees of freedom, and by what errors are, of ratings whose replicates came with the votes.
  static func note(_ replicates: VoteReplicates, clusters: Int) -> String {
    "Errors by clusters that were resampled where the votes were counted: the standard deviation over "
      + "\(NumberWords.count(replicates.count, "Poisson-bootstrap replicate")) of the file, whose numbers of votes vary as those of about "
      + "\(NumberWords.count(clusters, "cluster")) of one size; Student's t with \(clusters - 1) degrees of freedom."
  }
}
