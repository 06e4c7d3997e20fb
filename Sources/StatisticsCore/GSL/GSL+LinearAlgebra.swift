import CGSL

extension GSL {
  /// Runs `body` with a GSL view of a square matrix's elements.
  private static func withMatrix<Result>(
    _ elements: inout [Double], size: Int, _ body: (UnsafeMutablePointer<gsl_matrix>) -> Result
  ) -> Result {
    elements.withUnsafeMutableBufferPointer { buffer in
      var matrix = gsl_matrix(size1: size, size2: size, tda: size, data: buffer.baseAddress, block: nil, owner: 0)
      return withUnsafeMutablePointer(to: &matrix, body)
    }
  }

  /// Runs `body` with a GSL view of a vector.
  private static func withVector<Result>(
    _ elements: inout [Double], _ body: (UnsafeMutablePointer<gsl_vector>) -> Result
  ) -> Result {
    elements.withUnsafeMutableBufferPointer { buffer in
      var vector = gsl_vector(size: buffer.count, stride: 1, data: buffer.baseAddress, block: nil, owner: 0)
      return withUnsafeMutablePointer(to: &vector, body)
    }
  }

  /// The lower triangular L of `matrix` = L Lᵀ; zero above the diagonal.
  static func choleskyFactor(of matrix: Matrix) throws(StatisticsError) -> Matrix {
    prepare()
    try matrix.requireSymmetric("matrix")
    let size = matrix.rowCount
    guard size > 0 else { return matrix }
    var elements = matrix.elements
    try check(withMatrix(&elements, size: size) { gsl_linalg_cholesky_decomp1($0) }, in: "gsl_linalg_cholesky_decomp1")
    for row in 0..<size {
      // A pivot that is mere rounding beside the element that it came from means that the matrix has no full rank.
      let pivot = elements[row * size + row]
      guard pivot * pivot > 8 * Double(size) * Double.ulpOfOne * matrix[row, row] else {
        throw .singularMatrix(function: "gsl_linalg_cholesky_decomp1")
      }
      for column in (row + 1)..<max(size, row + 1) { elements[row * size + column] = 0 }
    }
    return Matrix(uncheckedRowCount: size, columnCount: size, elements: elements)
  }

  /// The x of L Lᵀ x = `right`, where `factor` is L.
  static func choleskySolve(factor: Matrix, right: [Double]) throws(StatisticsError) -> [Double] {
    prepare()
    guard right.count == factor.rowCount else {
      throw .unequalLengths(
        first: "rows", firstCount: factor.rowCount, second: "right-hand side", secondCount: right.count)
    }
    for value in right { try requireFinite(value, "right-hand side") }
    guard !right.isEmpty else { return [] }
    var elements = factor.elements
    var solution = right
    let status = withMatrix(&elements, size: factor.rowCount) { matrix in
      withVector(&solution) { gsl_linalg_cholesky_svx(matrix, $0) }
    }
    try check(status, in: "gsl_linalg_cholesky_svx")
    return solution
  }

  /// The inverse of L Lᵀ, where `factor` is L.
  static func choleskyInverse(factor: Matrix) throws(StatisticsError) -> Matrix {
    prepare()
    let size = factor.rowCount
    guard size > 0 else { return factor }
    var elements = factor.elements
    try check(withMatrix(&elements, size: size) { gsl_linalg_cholesky_invert($0) }, in: "gsl_linalg_cholesky_invert")
    return Matrix(uncheckedRowCount: size, columnCount: size, elements: elements)
  }

  /// The eigenvalues of a symmetric matrix in ascending order, and the matrix whose columns are their unit eigenvectors.
  static func symmetricEigensystem(of matrix: Matrix) throws(StatisticsError) -> (values: [Double], vectors: Matrix) {
    prepare()
    try matrix.requireSymmetric("matrix")
    let size = matrix.rowCount
    guard size > 0 else { return ([], matrix) }
    guard let workspace = gsl_eigen_symmv_alloc(size) else {
      throw .library(function: "gsl_eigen_symmv_alloc", code: Int32(GSL_ENOMEM), message: "out of memory")
    }
    defer { gsl_eigen_symmv_free(workspace) }
    var elements = matrix.elements
    var values = [Double](repeating: 0, count: size)
    var vectors = [Double](repeating: 0, count: size * size)
    var status: Int32 = 0
    status = withMatrix(&elements, size: size) { source in
      withVector(&values) { eigenvalues in
        withMatrix(&vectors, size: size) { eigenvectors in
          let status = gsl_eigen_symmv(source, eigenvalues, eigenvectors, workspace)
          guard status == Int32(GSL_SUCCESS) else { return status }
          return gsl_eigen_symmv_sort(eigenvalues, eigenvectors, GSL_EIGEN_SORT_VAL_ASC)
        }
      }
    }
    try check(status, in: "gsl_eigen_symmv")
    return (values, Matrix(uncheckedRowCount: size, columnCount: size, elements: vectors))
  }

  /// The x of `matrix` x = `right` by LU decomposition with partial pivoting.
  static func solve(_ matrix: Matrix, right: [Double]) throws(StatisticsError) -> [Double] {
    prepare()
    try matrix.requireFiniteSquare("matrix")
    let size = matrix.rowCount
    guard right.count == size else {
      throw .unequalLengths(first: "rows", firstCount: size, second: "right-hand side", secondCount: right.count)
    }
    for value in right { try requireFinite(value, "right-hand side") }
    guard size > 0 else { return [] }
    guard let permutation = gsl_permutation_alloc(size) else {
      throw .library(function: "gsl_permutation_alloc", code: Int32(GSL_ENOMEM), message: "out of memory")
    }
    defer { gsl_permutation_free(permutation) }
    var elements = matrix.elements
    var sign: Int32 = 0
    try check(
      withMatrix(&elements, size: size) { gsl_linalg_LU_decomp($0, permutation, &sign) }, in: "gsl_linalg_LU_decomp")
    let largest = matrix.elements.reduce(0) { max($0, abs($1)) }
    for index in 0..<size where abs(elements[index * size + index]) <= Double(size) * Double.ulpOfOne * largest {
      throw .singularMatrix(function: "gsl_linalg_LU_decomp")
    }
    var solution = right
    let status = withMatrix(&elements, size: size) { decomposition in
      withVector(&solution) { gsl_linalg_LU_svx(decomposition, permutation, $0) }
    }
    try check(status, in: "gsl_linalg_LU_svx")
    return solution
  }
}
