extension PlackettLuceRatings {
  /// The covariance of the log-strengths; what regularization adds counts as information.
  ///
  /// - Returns: As ``covariance(_:includingRegularization:threads:)``.
  /// - Throws: As ``covariance(_:includingRegularization:threads:)``.
  public func covariance(
    _ kind: RatingCovarianceKind = .information, threads: Int = 1
  ) throws(StatisticsError) -> RatingResult<RatingCovariance> {
    try covariance(kind, includingRegularization: true, threads: threads)
  }

  /// The covariance of the log-strengths.
  ///
  /// - Parameters:
  ///   - kind: How it is estimated. The sandwich takes rankings, or clusters of them, for independent; those of the
  ///     regularization are none of them.
  ///   - includingRegularization: Whether pseudo-votes or a ridge count as information. R's `vcov` leaves pseudo-rankings
  ///     out, and so needs rankings that determine all ratings by themselves.
  ///   - threads: The number of threads; it changes nothing but the time.
  /// - Returns: `undefined` where all rankings are of one cluster and the clustered sandwich is asked for.
  /// - Throws: ``StatisticsError/singularMatrix(function:)`` where the information is singular;
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for a clustered sandwich of rankings without clusters, or
  ///   threads below 1.
  /// - Complexity: As a step of the fit; the sandwich adds O(systems³ + distinct rankings · systems).
  public func covariance(
    _ kind: RatingCovarianceKind = .information, includingRegularization: Bool, threads: Int = 1
  ) throws(StatisticsError) -> RatingResult<RatingCovariance> {
    guard threads >= 1 else {
      throw .invalidArgument(name: "threads", found: "\(threads)", requirement: "at least 1")
    }
    if kind == .clusteredSandwich {
      guard rankings.isClustered else {
        throw .invalidArgument(name: "kind", found: kind.rawValue, requirement: "used with rankings that have clusters")
      }
      if Set(rankings.rankings.map(\.clusterKey)).count < 2 {
        return .undefined(RatingFailure(reason: .singleCluster, graph: graph))
      }
    }
    let count = rankings.systemCount
    let source = includingRegularization ? likelihood : RankingLikelihood(rankings, regularization: .none)
    var values = Array(parameters.prefix(count))
    if includingRegularization && likelihood.nodeCount > count { values.append(parameters[count]) }
    values.append(contentsOf: parameters[likelihood.nodeCount...])
    var full = try source.inverseInformation(at: values, threads: threads)
    if kind != .information {
      full = sandwich(kind, source, at: values).covariance(bread: full, threads: threads)
    }
    let size = source.parameterCount
    var elements: [Double] = []
    for row in 0..<count { elements.append(contentsOf: full[(row * size)..<(row * size + count)]) }
    return .ratings(
      RatingCovariance(
        kind: kind, logStrengths: Matrix(uncheckedRowCount: count, columnCount: count, elements: elements),
        orderEffectVariance: nil, tieParameterVariance: nil))
  }

  /// The squared scores of the rankings, or of their clusters.
  private func sandwich(
    _ kind: RatingCovarianceKind, _ source: RankingLikelihood, at values: [Double]
  ) -> RatingSandwich {
    var sandwich = RatingSandwich(size: source.parameterCount)
    if kind == .clusteredSandwich {
      sandwich.add(clusters: rankings.rankings.map(\.clusterKey)) { index in
        let ranking = rankings.rankings[index]
        return source.scores(of: ranking, at: values).map { ($0.parameter, ranking.count * $0.score) }
      }
    } else {
      for ranking in rankings.rankings { sandwich.add(source.scores(of: ranking, at: values), times: ranking.count) }
    }
    return sandwich
  }
}
