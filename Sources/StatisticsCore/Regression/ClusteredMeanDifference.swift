/// The difference of the means of two samples whose values may correlate within clusters, for few clusters.
///
/// Its variance is that of ``BiasReducedCovariance``, its degrees of freedom the fewer of Satterthwaite's and Welch's
/// (``BiasReducedCovariance/fewerDegreesOfFreedom(of:limits:)``), where a side has no more than ``ClusteredMean/degreesOfFreedom``. By `make coverage`
/// (<doc:Coverage>) 95 % intervals then cover .93 or more where either side is spread up to three times as much.
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
    let isParted = Set(firstClusters).isDisjoint(with: secondClusters)
    let sides = isParted ? first.map { _ in 0 } + second.map { _ in 1 } : []
    guard let robust = try fit.biasReducedCovariance(clusters: firstClusters + secondClusters, sides: sides) else {
      return nil
    }
    guard isParted else { return try robust.contrast([1, -1], of: fit.coefficients) }
    // One cluster that has most of a side leaves little to tell how clusters differ.
    var limits: [Double] = []
    for (values, clusters) in [(first, firstClusters), (second, secondClusters)] {
      limits.append(ClusteredMean(try ClusteredSample(values, clusters: clusters)).degreesOfFreedom ?? .infinity)
    }
    return try robust.contrast([1, -1], of: fit.coefficients, limits: limits)
  }
}
