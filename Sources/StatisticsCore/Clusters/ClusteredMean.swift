extension IntervalMethod {
  /// Student's t with a standard error by clusters and one degree of freedom less than clusters, fewer where their sizes differ.
  public static let clusteredT = IntervalMethod("clustered-t")
}

/// The mean of a clustered sample, its standard error, and how much the clusters matter.
///
/// Observations are weighted equally, clusters by their size.
public struct ClusteredMean: Hashable, Sendable {
  /// The number of observations n.
  public let count: Int
  /// The number of clusters C.
  public let clusterCount: Int
  /// The mean of the observations; `undefined` for none.
  public let mean: EstimateResult
  /// √(C/(C−1) · Σ_c (Σ_{i∈c} (x_i − x̄))²)/n: the cluster-robust standard error (Miller 2024, arXiv 2411.00640, with the
  /// correction for few clusters). The same as statsmodels' `OLS(x, 1).fit(cov_type="cluster")`. With one observation a
  /// cluster it is s/√n.
  public let standardError: EstimateResult
  /// s/√n: what the standard error would be without clusters.
  public let naiveStandardError: EstimateResult
  /// The share of variance that lies between clusters, by the one-way random-effects analysis of variance (Donner & Koval
  /// 1980, doi 10.2307/2529982): (MSB − MSW)/(MSB + (n₀ − 1) MSW), n₀ = (n − Σ n_c²/n)/(C − 1). May be negative.
  public let intraclassCorrelation: EstimateResult
  /// The degrees of freedom of the standard error: a cluster fewer than there are, and fewer still where clusters are of unequal sizes
  /// (``ClusterSizes/degreesOfFreedom(intraclassCorrelation:)``); `nil` for fewer than two clusters.
  public let degreesOfFreedom: Double?
  /// The skewness of the mean, Σ_c u_c³/(Σ_c u_c²)^{3/2} with u_c = Σ_{i∈c} (x_i − x̄): that of the clusters, divided by √C. Student's t of
  /// a skewed mean covers too little, about 0.25 times its square less than 0.95 (Hall 1988, doi 10.1214/aos/1176350933); `nil` without a
  /// standard error.
  public let skewness: Double?

  /// The ratio of the variance of the mean to what it would be without clusters (Kish 1965): n is worth n/deff independent
  /// observations.
  public var designEffect: EstimateResult {
    switch (standardError, naiveStandardError) {
    case (.estimate(let clustered), .estimate(let naive)):
      .estimate((clustered / naive) * (clustered / naive))
    case (.undefined(let reason), _), (_, .undefined(let reason)): .undefined(reason)
    }
  }

  /// Studies a clustered sample.
  ///
  /// What the data do not determine is `undefined`: everything for an empty sample; standard errors where all observations
  /// are equal (``Degeneracy/constantData``), belong to one cluster (``Degeneracy/singleCluster``), or where clusters do
  /// not differ (``Degeneracy/equalClusters``); the intraclass correlation where each cluster has one observation.
  ///
  /// - Complexity: O(n).
  public init(_ sample: ClusteredSample) {
    let moments = sample.moments
    count = sample.count
    clusterCount = sample.clusterCount
    guard count > 0 else {
      let nothing = EstimateResult.undefined(.tooFewObservations(found: 0, needed: 1))
      (mean, standardError, naiveStandardError, intraclassCorrelation) = (nothing, nothing, nothing, nothing)
      (degreesOfFreedom, skewness) = (nil, nil)
      return
    }
    mean = .estimate(moments.mean)
    guard count > 1 else {
      let single = EstimateResult.undefined(.tooFewObservations(found: 1, needed: 2))
      (standardError, naiveStandardError, intraclassCorrelation) = (single, single, single)
      (degreesOfFreedom, skewness) = (nil, nil)
      return
    }
    guard !moments.isConstant else {
      let constant = EstimateResult.undefined(.constantData)
      (standardError, naiveStandardError, intraclassCorrelation) = (constant, constant, constant)
      (degreesOfFreedom, skewness) = (nil, nil)
      return
    }
    naiveStandardError = .estimate(moments.standardError)
    guard clusterCount > 1 else {
      (standardError, intraclassCorrelation) = (.undefined(.singleCluster), .undefined(.singleCluster))
      (degreesOfFreedom, skewness) = (nil, nil)
      return
    }
    // In units of the standard deviation, so that squares neither overflow nor vanish.
    let (sizes, sums) = sample.clusterSums { ($0 - moments.mean) / moments.standardDeviation }
    standardError = Self.standardError(sums, count: count, moments)
    skewness = standardError.estimate == nil ? nil : Self.skewness(sums)
    intraclassCorrelation = Self.intraclassCorrelation(sizes, sums, count: count)
    var correlated = ClusterSizes.CorrelationMoments()
    correlated.add(counts: sizes.map(Double.init), sums: sums, squares: Double(count - 1))
    degreesOfFreedom = ClusterSizes(sizes.lazy.map(Double.init)).degreesOfFreedom(
      intraclassCorrelation: correlated.correlation)
  }

  /// The mean ± t standard errors, with ``degreesOfFreedom``.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for a level outside (0, 1).
  public func interval(level: Double = 0.95) throws(StatisticsError) -> IntervalResult {
    try Validation.requireLevel(level)
    switch (mean, standardError) {
    case (.estimate(let center), .estimate(let error)):
      return try StudentTInterval.interval(
        center: center, standardError: error, degreesOfFreedom: degreesOfFreedom ?? 1,
        observations: (clusterCount, 2), level: level, method: .clusteredT)
    case (.undefined(let reason), _), (_, .undefined(let reason)):
      return .undefined(reason)
    }
  }

  private static func standardError(_ sums: [Double], count: Int, _ moments: SampleMoments) -> EstimateResult {
    let clusters = Double(sums.count)
    let squares = sums.reduce(0) { $0 + $1 * $1 }
    let error = sqrt(clusters / (clusters - 1) * squares) / Double(count) * moments.standardDeviation
    // Sums of rounding errors only: each observation may be off by half a unit in the last place of the mean.
    let rounding = Double.ulpOfOne * max(abs(moments.mean), moments.standardDeviation)
    return error > 4 * rounding ? .estimate(error) : .undefined(.equalClusters)
  }

  private static func skewness(_ sums: [Double]) -> Double {
    let (squares, cubes) = sums.reduce(into: (0.0, 0.0)) { moments, sum in
      moments.0 += sum * sum
      moments.1 += sum * sum * sum
    }
    return cubes / (squares * sqrt(squares))
  }

  /// From the sizes of the clusters and the sums of the observations over them, observations standardised.
  private static func intraclassCorrelation(_ sizes: [Int], _ sums: [Double], count: Int) -> EstimateResult {
    let n = Double(count)
    let clusters = Double(sizes.count)
    guard count > sizes.count else {
      return .undefined(.tooFewObservations(found: count, needed: sizes.count + 1))
    }
    let between = zip(sizes, sums).reduce(0.0) { $0 + $1.1 * $1.1 / Double($1.0) }
    let within = max(0, (n - 1) - between)
    let meanBetween = between / (clusters - 1)
    let meanWithin = within / (n - clusters)
    let squares = sizes.reduce(0.0) { $0 + Double($1) * Double($1) }
    let typicalSize = (n - squares / n) / (clusters - 1)
    return .estimate((meanBetween - meanWithin) / (meanBetween + (typicalSize - 1) * meanWithin))
  }
}
