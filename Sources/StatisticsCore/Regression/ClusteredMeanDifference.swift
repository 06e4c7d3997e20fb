/// The difference of the means of two samples whose values may correlate within clusters, for few clusters.
///
/// Its variance is that of ``BiasReducedCovariance``. Satterthwaite's degrees of freedom suppose one variance of all values: where the side
/// of fewer clusters is spread more they are too many. Those that Welch (1947, doi 10.1093/biomet/34.1-2.28) combines from either side's own suppose
/// nothing of the kind but are too many where a side's variance happens to come out small. The fewer of the two are used:
/// by `make coverage` (<doc:Coverage>) 95 % intervals then cover .93 or more where either side is spread up to three times as much, but where one of two
/// or three clusters holds most of a side.
public enum ClusteredMeanDifference {
  /// The first mean less the second.
  ///
  /// A cluster that is on both sides is one; then Satterthwaite's degrees of freedom stand alone.
  ///
  /// - Parameters:
  ///   - first: The values of one side.
  ///   - firstClusters: The cluster of each of them; any numbers.
  ///   - second: The values of the other side.
  ///   - secondClusters: The cluster of each of them.
  /// - Returns: Nil where there are two values or fewer, or the clusters are one; an error of zero where the values of neither side vary.
  /// - Throws: ``StatisticsError/singularMatrix(function:)`` for an empty side,
  ///   ``StatisticsError/unequalLengths(first:firstCount:second:secondCount:)``, or
  ///   ``StatisticsError/invalidArgument(name:found:requirement:)`` for values that are not finite.
  /// - Complexity: O(n) for n values.
  public static func contrast(
    _ first: [Double], clusters firstClusters: [Int], _ second: [Double], clusters secondClusters: [Int]
  ) throws(StatisticsError) -> LinearContrast? {
    let rows = first.map { _ in [1.0, 0] } + second.map { _ in [0, 1.0] }
    let fit = try LeastSquares(design: Matrix(rows: rows), response: first + second)
    guard let robust = try fit.biasReducedCovariance(clusters: firstClusters + secondClusters),
      let common = try robust.contrast([1, -1], of: fit.coefficients)
    else { return nil }
    let variances = robust.covariance.diagonal
    guard Set(firstClusters).isDisjoint(with: secondClusters), common.standardError > 0,
      let own = try degreesOfFreedom(of: robust, variances)
    else { return common }
    return try LinearContrast(
      [1, -1], of: fit.coefficients, covariance: robust.covariance,
      degreesOfFreedom: min(common.degreesOfFreedom, own))
  }

  /// (Σ v)²/Σ (v²/d); a side without a degree of freedom of its own has no say.
  private static func degreesOfFreedom(
    of robust: BiasReducedCovariance, _ variances: [Double]
  ) throws(StatisticsError) -> Double? {
    var (sum, squares) = (0.0, 0.0)
    for (variance, weights) in zip(variances, [[1.0, 0], [0, 1.0]]) {
      sum += variance
      guard let own = try robust.degreesOfFreedom(of: weights) else { continue }
      squares += variance * variance / own
    }
    return squares > 0 ? sum * sum / squares : nil
  }
}
