/// A covariance matrix of means, or the reason why the data determine none.
public enum CovarianceResult: Hashable, Sendable {
  /// The matrix: positive semidefinite, the squares of the standard errors on its diagonal.
  case matrix(Matrix)
  /// The sample, by its place, whose mean has no standard error, and why.
  case undefined(sample: Int, Degeneracy)

  /// The matrix, if there is one.
  public var matrix: Matrix? {
    if case .matrix(let matrix) = self { matrix } else { nil }
  }
}

/// The covariance between means of samples that share clusters: dimensions scored on the same prompts, or systems given the
/// same prompts.
public enum ClusteredCovariance {
  /// The covariance matrix of the means of several samples.
  ///
  /// Element (a, b) is k_a k_b Σ_c r_ac r_bc/(n_a n_b), with r_ac the sum of the residuals of sample a in cluster c and
  /// k = √(C/(C−1)); the diagonal is the square of ``ClusteredMean/standardError``. Clusters that only one of two samples
  /// has add nothing to their covariance; samples without a common cluster are independent. Clusters need not be of equal
  /// size. The matrix is a Gram matrix, and so positive semidefinite.
  ///
  /// - Parameter samples: At least one.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` for no samples.
  /// - Complexity: O(samples² · clusters + observations).
  public static func ofMeans(_ samples: [ClusteredSample]) throws(StatisticsError) -> CovarianceResult {
    guard !samples.isEmpty else {
      throw .invalidArgument(name: "samples", found: "none", requirement: "at least one")
    }
    let labels = Set(samples.lazy.flatMap(\.clusterLabels)).sorted()
    var places: [Int: Int] = [:]
    for (place, label) in labels.enumerated() { places[label] = place }
    var rows: [[Double]] = []
    for (index, sample) in samples.enumerated() {
      let summary = ClusteredMean(sample)
      if case .undefined(let reason) = summary.standardError { return .undefined(sample: index, reason) }
      guard case .estimate(let mean) = summary.mean else { continue }
      let clusters = Double(sample.clusterCount)
      let factor = sqrt(clusters / (clusters - 1)) / Double(sample.count)
      let (_, sums) = sample.clusterSums { ($0 - mean) * factor }
      var row = [Double](repeating: 0, count: labels.count)
      for (label, sum) in zip(sample.clusterLabels, sums) {
        if let place = places[label] { row[place] = sum }
      }
      rows.append(row)
    }
    let factor = try Matrix(rows: rows)
    return .matrix(try factor.multiplied(by: factor.transposed()))
  }
}
