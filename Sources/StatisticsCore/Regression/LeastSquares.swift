/// An ordinary least squares fit of a linear model.
///
/// Same as R's `lm` and statsmodels' `OLS`. By Householder's triangularisation (1958, doi 10.1145/320941.320947) of the
/// scaled design, so that nearly collinear columns cost no more digits than they must.
public struct LeastSquares: Hashable, Sendable {
  /// The coefficients in the order of the design's columns.
  public let coefficients: [Double]
  /// Response less fitted value of each observation; exactly 0 where it is mere rounding (1e-13 of the terms).
  public let residuals: [Double]
  /// n − k.
  public let degreesOfFreedom: Int
  /// (XᵀX)⁻¹.
  public let inverseCrossProduct: Matrix
  let design: Matrix

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - design: One row an observation, one column a coefficient; a constant is a column of ones.
  ///   - response: One value an observation.
  /// - Throws: ``StatisticsError/singularMatrix(function:)`` where the columns are linearly dependent or there are fewer
  ///   observations than columns; ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``;
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for a value that is not finite or no column.
  /// - Complexity: O(n k²).
  public init(design: Matrix, response: [Double]) throws(StatisticsError) {
    try Validation.requireFinite(design.elements, "design")
    try Validation.requireFinite(response, "response")
    guard design.rowCount == response.count else {
      throw .unequalLengths(
        first: "design", firstCount: design.rowCount, second: "response", secondCount: response.count)
    }
    guard design.columnCount >= 1 else {
      throw .invalidArgument(name: "design", found: "no columns", requirement: "at least one column")
    }
    guard design.rowCount >= design.columnCount else { throw .singularMatrix(function: "least squares") }
    let solution = try Triangularization(design, response)
    self.design = design
    coefficients = solution.coefficients
    inverseCrossProduct = solution.inverseCrossProduct
    residuals = response.indices.map { row in
      var residual = response[row]
      var size = abs(residual)
      for (column, coefficient) in solution.coefficients.enumerated() {
        let term = design[row, column] * coefficient
        residual -= term
        size += abs(term)
      }
      return abs(residual) > 1e-13 * size ? residual : 0
    }
    degreesOfFreedom = design.rowCount - design.columnCount
  }

  /// The covariance of the coefficients under independent errors of one variance, s²(XᵀX)⁻¹; nil without degrees of
  /// freedom.
  public var covariance: Matrix? {
    guard degreesOfFreedom > 0 else { return nil }
    let variance = residuals.reduce(0) { $0 + $1 * $1 } / Double(degreesOfFreedom)
    var scaled = inverseCrossProduct
    for row in 0..<scaled.rowCount {
      for column in 0..<scaled.columnCount { scaled[row, column] *= variance }
    }
    return scaled
  }

  /// The covariance of the coefficients where errors may correlate within clusters and vary between observations.
  ///
  /// CR1: G/(G − 1) · (n − 1)/(n − k) · (XᵀX)⁻¹ (Σ_g X_gᵀu_g u_gᵀX_g) (XᵀX)⁻¹, with t of G − 1 degrees of freedom
  /// (Liang & Zeger 1986, doi 10.1093/biomet/73.1.13; Cameron & Miller 2015, doi 10.3368/jhr.50.2.317, equations 10–12).
  /// Same as Stata's `vce(cluster)` and statsmodels' `cov_type="cluster"`. With few clusters, say under 20, it is too
  /// small, and intervals from it cover less than they say: ``biasReducedCovariance(clusters:sides:)`` is for them.
  ///
  /// - Parameter clusters: The cluster of each observation; any numbers.
  /// - Returns: Nil where there is but one cluster or no degree of freedom.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``.
  /// - Complexity: O(n k + G k² + k³).
  public func clusterRobustCovariance(
    clusters: [Int]
  ) throws(StatisticsError) -> ClusterRobustCovariance? {
    guard clusters.count == residuals.count else {
      throw .unequalLengths(
        first: "clusters", firstCount: clusters.count, second: "response", secondCount: residuals.count)
    }
    let k = coefficients.count
    var positions: [Int: Int] = [:]
    var scores: [[Double]] = []
    for (row, cluster) in clusters.enumerated() {
      let position = positions[cluster] ?? scores.count
      if position == scores.count {
        positions[cluster] = position
        scores.append([Double](repeating: 0, count: k))
      }
      for column in 0..<k { scores[position][column] += design[row, column] * residuals[row] }
    }
    guard scores.count >= 2, degreesOfFreedom > 0 else { return nil }
    let (g, n) = (Double(scores.count), Double(residuals.count))
    let factor = g / (g - 1) * (n - 1) / Double(degreesOfFreedom)
    var covariance = try Matrix(rowCount: k, columnCount: k)
    for score in scores {
      let influence = try inverseCrossProduct.multiplied(by: score)
      for row in 0..<k {
        for column in 0..<k { covariance[row, column] += factor * influence[row] * influence[column] }
      }
    }
    return ClusterRobustCovariance(covariance: covariance, clusterCount: scores.count)
  }

  /// The t interval of one coefficient under independent errors of one variance.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/tooFewObservations(found:needed:)`` without degrees of freedom, with
  ///   ``Degeneracy/constantData`` where the fit is perfect.
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless `index` is a coefficient's position and
  ///   the level is in (0, 1).
  public func interval(ofCoefficient index: Int, level: Double = 0.95) throws(StatisticsError) -> IntervalResult {
    try requireCoefficient(index)
    return try StudentTInterval.interval(
      center: coefficients[index], standardError: (covariance?[index, index] ?? 0).squareRoot(),
      degreesOfFreedom: Double(degreesOfFreedom),
      observations: (residuals.count, coefficients.count + 1), level: level, method: .leastSquares)
  }

  /// The t interval of one coefficient by ``biasReducedCovariance(clusters:sides:)``, with Satterthwaite's degrees of freedom.
  ///
  /// - Returns: `.undefined` with ``Degeneracy/singleCluster`` where there is but one cluster; else as
  ///   ``interval(ofCoefficient:level:)``.
  /// - Throws: As ``interval(ofCoefficient:level:)`` and ``biasReducedCovariance(clusters:sides:)``.
  public func interval(
    ofCoefficient index: Int, clusters: [Int], level: Double = 0.95
  ) throws(StatisticsError) -> IntervalResult {
    try requireCoefficient(index)
    try Validation.requireLevel(level)
    guard degreesOfFreedom > 0 else {
      return .undefined(.tooFewObservations(found: residuals.count, needed: coefficients.count + 1))
    }
    guard let robust = try biasReducedCovariance(clusters: clusters) else { return .undefined(.singleCluster) }
    let weights = coefficients.indices.map { $0 == index ? 1.0 : 0 }
    guard let contrast = try robust.contrast(weights, of: coefficients) else { return .undefined(.constantData) }
    return try contrast.interval(level: level)
  }

  private func requireCoefficient(_ index: Int) throws(StatisticsError) {
    guard coefficients.indices.contains(index) else {
      throw .invalidArgument(
        name: "index", found: "\(index)", requirement: "a position from 0 to \(coefficients.count - 1)")
    }
  }
}

/// A cluster-robust covariance of regression coefficients.
public struct ClusterRobustCovariance: Hashable, Sendable {
  /// The covariance.
  public let covariance: Matrix
  /// The number of clusters, G.
  public let clusterCount: Int
  /// G − 1.
  public var degreesOfFreedom: Int { clusterCount - 1 }
}

extension IntervalMethod {
  /// t of a least squares coefficient.
  public static let leastSquares = IntervalMethod("least-squares-t")
}
