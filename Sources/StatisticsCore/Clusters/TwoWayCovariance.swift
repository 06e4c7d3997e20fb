/// The covariance of estimates whose observations belong to two sets of clusters that cross: votes by rater and by prompt.
public enum TwoWayCovariance {
  /// The covariance V₁ + V₂ − V₁₂ of the same estimates, clustered by the first, by the second, and by both at once (Cameron, Gelbach & Miller
  /// 2011, doi 10.1198/jbes.2010.07136, equation 2.13).
  ///
  /// The difference may have negative eigenvalues where clusters are few: they count as 0 (their section 2.3), so that the result is positive
  /// semidefinite. Where observations of one cluster hardly agree, a variance may come out below that of the other clusters alone. Degrees of
  /// freedom are those of the fewer clusters, less 1.
  ///
  /// - Parameters:
  ///   - first: The covariance with the clusters of one kind as units.
  ///   - second: With those of the other.
  ///   - intersection: With what shares both clusters as units.
  /// - Throws: ``StatisticsError`` unless the three are finite symmetric matrices of one size.
  /// - Complexity: O(n³).
  public static func combined(
    first: Matrix, second: Matrix, intersection: Matrix
  ) throws(StatisticsError) -> Matrix {
    for (name, matrix) in [("first", first), ("second", second), ("intersection", intersection)] {
      try matrix.requireSymmetric(name)
      guard matrix.rowCount == first.rowCount else {
        throw .unequalLengths(
          first: "rows of first", firstCount: first.rowCount, second: "rows of \(name)", secondCount: matrix.rowCount)
      }
    }
    let size = first.rowCount
    let sum = try Matrix(
      rowCount: size, columnCount: size,
      elements: first.elements.indices.map { first.elements[$0] + second.elements[$0] - intersection.elements[$0] }
    ).symmetrized()
    let system = try SymmetricEigensystem(sum)
    guard let least = system.values.first, least < 0 else { return sum }
    let vectors = system.vectors
    return try Matrix(
      rowCount: size, columnCount: size,
      elements: (0..<size).flatMap { row in
        (0..<size).map { column in
          system.values.indices.reduce(0.0) {
            $0 + max(0, system.values[$1]) * vectors[row, $1] * vectors[column, $1]
          }
        }
      }
    ).symmetrized()
  }
}
