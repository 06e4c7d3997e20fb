/// The Cholesky decomposition A = L Lᵀ of a symmetric positive definite matrix.
///
/// The same as R's `t(chol(A))`, `chol2inv`, and NumPy's `linalg.cholesky`.
///
/// - Complexity: O(n³) to make; O(n²) to solve.
struct CholeskyDecomposition: Hashable, Sendable {
  /// The lower triangular factor L; zero above the diagonal.
  let lower: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: ``StatisticsError/singularMatrix(function:)`` unless the matrix is positive definite beyond rounding (each
  ///   squared pivot above 8 n ε of its diagonal element); ``StatisticsError/invalidArgument(name:found:requirement:)``
  ///   unless it is square, symmetric and finite.
  init(_ matrix: Matrix) throws(StatisticsError) {
    lower = try GSL.choleskyFactor(of: matrix)
  }

  /// The solution x of A x = `right`.
  func solve(_ right: [Double]) throws(StatisticsError) -> [Double] {
    try GSL.choleskySolve(factor: lower, right: right)
  }

  /// The inverse of A.
  func inverse() throws(StatisticsError) -> Matrix {
    try GSL.choleskyInverse(factor: lower)
  }

  /// The natural logarithm of the determinant of A; 0 for the empty matrix.
  var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + log($1) } }
}
