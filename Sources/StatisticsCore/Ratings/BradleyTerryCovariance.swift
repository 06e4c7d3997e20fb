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
    if kind != .information {
      let meat = kind == .sandwich ? voteMeat() : clusterMeat()
      full = Self.sandwich(bread: full, meat: meat, size: likelihood.parameterCount, threads: threads)
    }
    return .ratings(reduced(full, kind))
  }

  /// Σ of the squared scores of the votes.
  private func voteMeat() -> [Double] {
    var meat = [Double](repeating: 0, count: likelihood.parameterCount * likelihood.parameterCount)
    for (index, cell) in comparisons.cells.enumerated() {
      addSquare(of: scores(ofCell: index), times: cell.count * cell.weight * cell.weight, to: &meat)
    }
    return meat
  }

  /// Σ of the squared scores of the clusters, times C / (C − 1).
  private func clusterMeat() -> [Double] {
    var cellsOfCluster: [Int32: [Int]] = [:]
    for (index, cell) in comparisons.cells.enumerated() { cellsOfCluster[cell.clusterIndex, default: []].append(index) }
    let clusterCount = Double(cellsOfCluster.count)
    var meat = [Double](repeating: 0, count: likelihood.parameterCount * likelihood.parameterCount)
    var total = [Double](repeating: 0, count: likelihood.parameterCount)
    for (_, cells) in cellsOfCluster.sorted(by: { $0.key < $1.key }) {
      var touched: Set<Int> = []
      for index in cells {
        let cell = comparisons.cells[index]
        for (parameter, score) in scores(ofCell: index) {
          total[parameter] += cell.count * cell.weight * score
          touched.insert(parameter)
        }
      }
      let sums = touched.sorted().map { ($0, total[$0]) }
      addSquare(of: sums, times: clusterCount / (clusterCount - 1), to: &meat)
      for parameter in touched { total[parameter] = 0 }
    }
    return meat
  }

  /// The score of a single vote of a cell: the parameters that it moves, and how much.
  private func scores(ofCell index: Int) -> [(parameter: Int, score: Double)] {
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

  private func addSquare(
    of scores: [(parameter: Int, score: Double)], times factor: Double, to meat: inout [Double]
  ) {
    let size = likelihood.parameterCount
    for (row, left) in scores {
      for (column, right) in scores { meat[row * size + column] += factor * left * right }
    }
  }

  /// The product A B A of symmetric matrices.
  private static func sandwich(bread: [Double], meat: [Double], size: Int, threads: Int) -> [Double] {
    let half = DotProduct.product(bread, bySymmetric: meat, size: size, threads: threads)
    var result = DotProduct.product(half, bySymmetric: bread, size: size, threads: threads)
    for row in 0..<size {
      for column in 0..<row {
        let mean = 0.5 * (result[row * size + column] + result[column * size + row])
        result[row * size + column] = mean
        result[column * size + row] = mean
      }
    }
    return result
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
