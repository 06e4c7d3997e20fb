extension BradleyTerryRatings {
  /// The covariance of the log-strengths.
  ///
  /// Under a ridge or pseudo-votes the information includes them; the sandwich's votes do not.
  ///
  /// - Parameters:
  ///   - kind: How it is estimated.
  ///   - threads: The number of threads; it changes nothing but the time.
  /// - Returns: `undefined` where all votes are of one cluster and the clustered sandwich is asked for.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a clustered sandwich of votes without
  ///   clusters, or threads below 1; ``StatisticsError/singularMatrix(function:)`` where the information is singular beyond
  ///   rounding.
  /// - Complexity: O(systems³); the clustered sandwich adds O(Σ (systems in a cluster)²).
  public func covariance(
    _ kind: RatingCovarianceKind = .information, threads: Int = 1
  ) throws(StatisticsError) -> RatingResult<RatingCovariance> {
    guard threads >= 1 else {
      throw .invalidArgument(name: "threads", found: "\(threads)", requirement: "at least 1")
    }
    if kind == .clusteredSandwich {
      guard comparisons.isClustered else {
        throw .invalidArgument(name: "kind", found: kind.rawValue, requirement: "used with votes that have clusters")
      }
      if comparisons.clusters.count < 2 {
        return .undefined(RatingFailure(reason: .singleCluster, graph: graph))
      }
    }
    var full = try likelihood.inverseInformation(at: parameters, threads: threads)
    if kind != .information { full = sandwich(kind).covariance(bread: full, threads: threads) }
    return .ratings(reduced(full, kind))
  }

  /// The squared scores of the votes, or of their clusters.
  private func sandwich(_ kind: RatingCovarianceKind) -> RatingSandwich {
    let cells = comparisons.cells
    var sandwich = RatingSandwich(size: likelihood.parameterCount)
    if kind == .clusteredSandwich {
      sandwich.add(clusters: cells.map { Int($0.clusterIndex) }) { index in
        let weight = cells[index].count * cells[index].weight
        return scores(ofCell: index).map { ($0.parameter, weight * $0.score) }
      }
    } else {
      for (index, cell) in cells.enumerated() {
        sandwich.add(scores(ofCell: index), times: cell.count * cell.weight * cell.weight)
      }
    }
    return sandwich
  }

  /// The score of a single vote of a cell: the parameters that it moves, and how much.
  private func scores(ofCell index: Int) -> [RatingSandwich.Score] {
    let place = totals.placeOfCell[index]
    let pair = totals.pairs[Int(place.pair)]
    let eta =
      parameters[Int(pair.first)] - parameters[Int(pair.second)] + (likelihood.orderIndex.map { parameters[$0] } ?? 0)
    let score = PairLikelihood.voteScore(
      place.outcome, eta: eta, logNu: likelihood.tieIndex.map { parameters[$0] })
    var scores = [(Int(pair.first), score.eta), (Int(pair.second), -score.eta)]
    if let orderIndex = likelihood.orderIndex { scores.append((orderIndex, score.eta)) }
    if let tieIndex = likelihood.tieIndex { scores.append((tieIndex, score.tie)) }
    return scores
  }

  private func reduced(_ full: [Double], _ kind: RatingCovarianceKind) -> RatingCovariance {
    let size = likelihood.parameterCount
    let systemCount = likelihood.systemCount
    var elements: [Double] = []
    elements.reserveCapacity(systemCount * systemCount)
    for row in 0..<systemCount { elements.append(contentsOf: full[(row * size)..<(row * size + systemCount)]) }
    return RatingCovariance(
      kind: kind,
      logStrengths: Matrix(uncheckedRowCount: systemCount, columnCount: systemCount, elements: elements),
      orderEffectVariance: likelihood.orderIndex.map { full[$0 * size + $0] },
      tieParameterVariance: likelihood.tieIndex.map { index in
        exp(2 * parameters[index]) * full[index * size + index]
      })
  }
}
