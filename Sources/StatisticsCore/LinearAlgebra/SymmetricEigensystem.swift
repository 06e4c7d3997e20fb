/// The eigenvalues and eigenvectors of a symmetric matrix: A = V diag(values) Vᵀ.
///
/// The same as NumPy's `linalg.eigh`, and as R's `eigen` in reverse order. The sign of an eigenvector is arbitrary.
///
/// - Complexity: O(n³).
struct SymmetricEigensystem: Hashable, Sendable {
  /// The eigenvalues in ascending order.
  let values: [Double]
  /// The matrix V: column j is the unit eigenvector of `values[j]`.
  let vectors: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the matrix is square, symmetric and
  ///   finite.
  init(_ matrix: Matrix) throws(StatisticsError) {
    (values, vectors) = try GSL.symmetricEigensystem(of: matrix)
  }
}

extension Matrix {
  /// The solution x of this matrix times x = `right`, for any invertible square matrix.
  ///
  /// - Throws: ``StatisticsError/singularMatrix(function:)`` for a matrix without an inverse.
  func solve(_ right: [Double]) throws(StatisticsError) -> [Double] {
    try GSL.solve(self, right: right)
  }
}
