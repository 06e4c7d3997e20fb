/// The covariance of regression coefficients where errors may correlate within clusters, for few clusters (CR2).
///
/// The residuals of a cluster are smaller than its errors, the more so the more the fit bends to the cluster. They are multiplied by
/// (I − H_g)^(−1/2), H_g being the cluster's block of the hat matrix, so that the covariance is unbiased where errors are independent
/// and of one variance; where a cluster alone determines a coefficient, by the pseudo-inverse (Bell & McCaffrey 2002, Survey
/// Methodology 28, 169–181; Pustejovsky & Tipton 2018, doi 10.1080/07350015.2016.1247004). Each weighted sum of the coefficients has
/// degrees of freedom of its own, Satterthwaite's under such errors: often few even where there are many clusters, as unequal ones
/// count for less (Imbens & Kolesár 2016, doi 10.1162/REST_a_00552). The same as R's `clubSandwich` with `vcov = "CR2"` and
/// `test = "Satterthwaite"`.
public struct BiasReducedCovariance: Hashable, Sendable {
  /// The covariance of the coefficients.
  public let covariance: Matrix
  /// The number of clusters.
  public let clusterCount: Int

  /// L of (XᵀX)⁻¹ = L Lᵀ.
  private let root: Matrix
  private let leverages: [Leverage]
  /// What each cluster adds to the coefficients' errors: the covariance is the sum of their squares.
  private let influences: [[Double]]
  /// The places of the clusters of each side; of those that are on several, apart.
  private let sides: [[Int]]

  /// How a cluster moves the fit: the eigenvalues h of Lᵀ X_gᵀ X_g L, which are those of H_g, and their vectors in rows.
  private struct Leverage: Hashable, Sendable {
    var values: [Double]
    var vectors: [[Double]]

    /// (1 − h)^(−1/2), and 0 where nothing is left of the errors.
    var factors: [Double] { values.map { $0 < 1 - 1e-11 ? 1 / (1 - $0).squareRoot() : 0 } }

    /// Σ factor · (v · x) v.
    func applied(_ factors: [Double], to vector: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: vector.count)
      for (factor, direction) in zip(factors, vectors) {
        let size = factor * LinearContrast.product(direction, vector)
        for index in result.indices { result[index] += size * direction[index] }
      }
      return result
    }
  }

  /// - Parameters:
  ///   - inverseCrossProduct: (XᵀX)⁻¹.
  ///   - clusters: The rows of X and the residuals of each cluster.
  ///   - sides: The places of the clusters of each side.
  init(
    inverseCrossProduct: Matrix, clusters: [(rows: [[Double]], residuals: [Double])], sides: [[Int]]
  ) throws(StatisticsError) {
    let root = try CholeskyDecomposition(inverseCrossProduct.symmetrized()).lower
    let transposed = root.transposed()
    let count = root.rowCount
    var sum = [Double](repeating: 0, count: count * count)
    var leverages: [Leverage] = []
    var influences: [[Double]] = []
    for cluster in clusters {
      var cross = [Double](repeating: 0, count: count * count)
      var score = [Double](repeating: 0, count: count)
      for (row, residual) in zip(cluster.rows, cluster.residuals) {
        // In the coordinates in which XᵀX is the identity.
        let scaled = try transposed.multiplied(by: row)
        for first in scaled.indices {
          score[first] += residual * scaled[first]
          for second in scaled.indices { cross[first * count + second] += scaled[first] * scaled[second] }
        }
      }
      let system = try SymmetricEigensystem(Matrix(rowCount: count, columnCount: count, elements: cross).symmetrized())
      let leverage = Leverage(
        values: system.values.map { min(max($0, 0), 1) }, vectors: (0..<count).map { system.vectors.column($0) })
      leverages.append(leverage)
      let influence = try root.multiplied(by: leverage.applied(leverage.factors, to: score))
      influences.append(influence)
      for first in influence.indices {
        for second in influence.indices { sum[first * count + second] += influence[first] * influence[second] }
      }
    }
    covariance = try Matrix(rowCount: count, columnCount: count, elements: sum)
    clusterCount = clusters.count
    self.root = root
    self.leverages = leverages
    self.influences = influences
    self.sides = sides
  }

  /// Satterthwaite's degrees of freedom of a weighted sum of the coefficients: (tr P)²/tr P², P being the matrix of which the variance
  /// is a quadratic form; `nil` where no cluster has a say.
  ///
  /// - Parameter weights: One a coefficient.
  /// - Complexity: O(G k²) for G clusters.
  public func degreesOfFreedom(of weights: [Double]) throws(StatisticsError) -> Double? {
    try degreesOfFreedom(of: weights, leverages: leverages)
  }

  /// Those of the part of the variance that some clusters add.
  private func degreesOfFreedom(
    of weights: [Double], leverages: [Leverage]
  ) throws(StatisticsError) -> Double? {
    let scaled = try root.transposed().multiplied(by: weights)
    let own = leverages.map { leverage in
      let factors = leverage.factors
      return zip(zip(leverage.values, factors), leverage.vectors).reduce(0) { sum, term in
        let size = LinearContrast.product(term.1, scaled)
        return sum + term.0.0 * term.0.1 * term.0.1 * size * size
      }
    }
    let shared = leverages.map { leverage in
      leverage.applied(zip(leverage.values, leverage.factors).map { $0 * $1 }, to: scaled)
    }
    // P is diag(own) − S Sᵀ, the rows of S being the shared ones: tr (S Sᵀ)² is the sum of the squares of Sᵀ S.
    var (trace, squares) = (0.0, 0.0)
    var cross = [Double](repeating: 0, count: scaled.count * scaled.count)
    for (diagonal, vector) in zip(own, shared) {
      let size = LinearContrast.product(vector, vector)
      trace += diagonal - size
      squares += diagonal * (diagonal - 2 * size)
      for first in vector.indices {
        for second in vector.indices { cross[first * vector.count + second] += vector[first] * vector[second] }
      }
    }
    squares += LinearContrast.product(cross, cross)
    return squares > 0 && trace > 0 ? trace * trace / squares : nil
  }

  /// The fewer of Satterthwaite's degrees of freedom, which suppose one variance of all errors and are too many where the side of fewer clusters
  /// varies more, and of those that Welch (1947, doi 10.1093/biomet/34.1-2.28) combines from what the clusters of either side add to the variance,
  /// (Σ v)²/Σ (v²/d), which suppose nothing of the kind but are too many where a side's variance v happens to come out small. The same as
  /// ``degreesOfFreedom(of:)`` where all clusters are of one side. `nil` where no cluster has a say.
  ///
  /// - Parameters:
  ///   - weights: One a coefficient.
  ///   - limits: How many degrees of freedom d each side has at most, by its number; no limits if empty.
  public func fewerDegreesOfFreedom(
    of weights: [Double], limits: [Double] = []
  ) throws(StatisticsError) -> Double? {
    guard let common = try degreesOfFreedom(of: weights), sides.count > 1 else {
      return try degreesOfFreedom(of: weights)
    }
    var (sum, squares) = (0.0, 0.0)
    for (side, clusters) in sides.enumerated() {
      let variance = clusters.reduce(0) { sum, cluster in
        let part = LinearContrast.product(weights, influences[cluster])
        return sum + part * part
      }
      guard variance > 0, let own = try degreesOfFreedom(of: weights, leverages: clusters.map { leverages[$0] }) else {
        continue
      }
      sum += variance
      squares += variance * variance / min(own, side < limits.count ? limits[side] : .infinity)
    }
    return squares > 0 ? min(common, sum * sum / squares) : common
  }

  /// The fewest degrees of freedom of any sum of two weighted sums; what a set of their ratios must allow for.
  ///
  /// - Parameters:
  ///   - first: One weight a coefficient.
  ///   - second: Likewise.
  /// - Complexity: That of 66 times ``fewerDegreesOfFreedom(of:limits:)``.
  public func fewestDegreesOfFreedom(
    of first: [Double], and second: [Double]
  ) throws(StatisticsError) -> Double? {
    // In units of their own errors.
    let sizes = try [first, second].map { weights throws(StatisticsError) in
      let squared = try LinearContrast.product(weights, covariance.multiplied(by: weights))
      return squared > 0 ? squared.squareRoot() : 1
    }
    var fewest: Double?
    for step in -16...16 {
      // All directions are a multiple of the one plus a share of the other.
      let share = Double(step) / 16
      for (one, other) in [(1, share), (share, 1)] {
        let weights = zip(first, second).map { one / sizes[0] * $0 + other / sizes[1] * $1 }
        guard let degrees = try fewerDegreesOfFreedom(of: weights) else { continue }
        fewest = min(fewest ?? .infinity, degrees)
      }
    }
    return fewest
  }
}

extension LeastSquares {
  /// The covariance of the coefficients where errors may correlate within clusters, for few clusters: see ``BiasReducedCovariance``.
  ///
  /// - Parameters:
  ///   - clusters: The cluster of each observation; any numbers.
  ///   - sides: The side of each observation, 0 and up, where those of one may vary more than those of another; without any all are of one.
  /// - Returns: Nil where there is but one cluster or no degree of freedom.
  /// - Throws: ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``.
  /// - Complexity: O(n k² + G k³).
  public func biasReducedCovariance(
    clusters: [Int], sides: [Int] = []
  ) throws(StatisticsError) -> BiasReducedCovariance? {
    guard clusters.count == residuals.count else {
      throw .unequalLengths(
        first: "clusters", firstCount: clusters.count, second: "response", secondCount: residuals.count)
    }
    guard sides.isEmpty || sides.count == residuals.count else {
      throw .unequalLengths(first: "sides", firstCount: sides.count, second: "response", secondCount: residuals.count)
    }
    guard degreesOfFreedom > 0 else { return nil }
    var positions: [Int: Int] = [:]
    var grouped: [(rows: [[Double]], residuals: [Double])] = []
    var sidesOfClusters: [Set<Int>] = []
    for (row, cluster) in clusters.enumerated() {
      let position = positions[cluster] ?? grouped.count
      if position == grouped.count {
        positions[cluster] = position
        grouped.append(([], []))
        sidesOfClusters.append([])
      }
      grouped[position].rows.append(Array(design.row(row)))
      grouped[position].residuals.append(residuals[row])
      sidesOfClusters[position].insert(sides.isEmpty ? 0 : sides[row])
    }
    guard grouped.count > 1 else { return nil }
    let groups = Dictionary(grouping: grouped.indices) { sidesOfClusters[$0] }
    let ordered = groups.keys.sorted { ($0.count, $0.min() ?? 0) < ($1.count, $1.min() ?? 0) }
    return try BiasReducedCovariance(
      inverseCrossProduct: inverseCrossProduct, clusters: grouped, sides: ordered.compactMap { groups[$0] })
  }
}

extension IntervalMethod {
  /// t of a least squares coefficient with a bias-reduced cluster-robust standard error and Satterthwaite's degrees of freedom.
  public static let biasReducedClusters = IntervalMethod("cr2-t")
}
