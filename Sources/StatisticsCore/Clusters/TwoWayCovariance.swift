/// The covariance of estimates whose observations belong to two sets of clusters that cross: votes by rater and by prompt.
public enum TwoWayCovariance {
  /// The covariance V₁ + V₂ − V₁₂ of the same estimates, clustered by the first, by the second, and by both at once (Cameron, Gelbach & Miller
  /// 2011, doi 10.1198/jbes.2010.07136, equation 2.13).
  ///
  /// The difference may have negative eigenvalues where clusters are few: they count as 0 (their section 2.3), so that the result is positive
  /// semidefinite. Where that leaves a variance of less than a hundredth of V₁ + V₂, next to nothing, the result is V₁ + V₂, which is too large
  /// by V₁₂. Degrees of freedom are those of the fewer clusters, less 1.
  ///
  /// With t the intervals of ratings cover 94.6 to 96.1 % at 95 % from 3 raters and from 8 prompts on (`make coverage`, votes).
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
    let both = try elementwise(first, second) { $0 + $1 }
    let difference = try elementwise(both, intersection) { $0 - $1 }
    let combined = try difference.withoutNegativeEigenvalues()
    let isNextToNothing = zip(combined.diagonal, both.diagonal).contains { $0 < $1 / 100 }
    return isNextToNothing ? both : combined
  }

  private static func elementwise(
    _ left: Matrix, _ right: Matrix, _ operation: (Double, Double) -> Double
  ) throws(StatisticsError) -> Matrix {
    try Matrix(
      rowCount: left.rowCount, columnCount: left.columnCount,
      elements: zip(left.elements, right.elements).map(operation)
    ).symmetrized()
  }
}

extension Matrix {
  /// The nearest positive semidefinite matrix to this symmetric one: negative eigenvalues count as 0.
  fileprivate func withoutNegativeEigenvalues() throws(StatisticsError) -> Matrix {
    let system = try SymmetricEigensystem(self)
    guard let least = system.values.first, least < 0 else { return self }
    let vectors = system.vectors
    return try Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: (0..<rowCount).flatMap { row in
        (0..<columnCount).map { column in
          system.values.indices.reduce(0.0) {
            $0 + max(0, system.values[$1]) * vectors[row, $1] * vectors[column, $1]
          }
        }
      }
    ).symmetrized()
  }
}
