/// A factor F of a covariance matrix: F Fᵀ = A, with as many columns as A has rank.
///
/// Covariance matrices of centred ratings are singular, so that the plain Cholesky decomposition does not exist; the
/// pivoted one does for every positive semidefinite matrix (Higham 2002, *Accuracy and Stability of Numerical Algorithms*,
/// section 10.3; LAPACK `dpstrf`). The matrix is scaled to correlations first, so that units do not matter.
///
/// - Complexity: O(n² rank) to make.
struct SemidefiniteFactor: Hashable, Sendable {
  /// The factor F: n rows, ``rank`` columns.
  let factor: Matrix
  /// The numerical rank of the matrix.
  var rank: Int { factor.columnCount }

  /// Factors a covariance matrix. Variances of zero are allowed.
  ///
  /// - Throws: ``StatisticsError/invalidArgument(name:found:requirement:)`` unless the matrix is square, symmetric, finite
  ///   and positive semidefinite (up to 1e-8 on the scale of correlations).
  init(_ covariance: Matrix) throws(StatisticsError) {
    try self.init(covariance, order: Array(0..<covariance.rowCount))
  }

  /// As ``init(_:)``, with rows of equal variance taken in the given order: on the scale of correlations, all at first.
  init(_ covariance: Matrix, order: [Int]) throws(StatisticsError) {
    try covariance.requireSymmetric("covariance")
    let size = covariance.rowCount
    let scales = try Self.scales(of: covariance)
    var remainder = covariance.elements
    for row in 0..<size {
      for column in 0..<size { remainder[row * size + column] /= scales[row] * scales[column] }
    }
    let columns = Self.eliminate(&remainder, order: order)
    for row in 0..<size {
      for column in 0...row where abs(remainder[row * size + column]) > 1e-8 {
        throw Self.indefinite("a remainder of \(remainder[row * size + column]) at (\(row), \(column))")
      }
    }
    var elements = [Double](repeating: 0, count: size * columns.count)
    for (index, column) in columns.enumerated() {
      for row in 0..<size { elements[row * columns.count + index] = column[row] * scales[row] }
    }
    factor = Matrix(uncheckedRowCount: size, columnCount: columns.count, elements: elements)
  }

  /// The standard deviations, 1 in place of 0.
  private static func scales(of covariance: Matrix) throws(StatisticsError) -> [Double] {
    var scales = covariance.diagonal
    for index in scales.indices {
      guard scales[index] >= 0 else { throw indefinite("a variance of \(scales[index]) at \(index)") }
      scales[index] = scales[index] == 0 ? 1 : sqrt(scales[index])
    }
    return scales
  }

  /// Takes one column after another, the largest remaining variance first, until what remains is rounding.
  ///
  /// Only the lower triangle is kept up to date.
  private static func eliminate(_ elements: inout [Double], order: [Int]) -> [[Double]] {
    let size = order.count
    let tolerance = Double(size) * Double.ulpOfOne
    var columns: [[Double]] = []
    var isTaken = [Bool](repeating: false, count: size)
    for _ in 0..<size {
      var pivot = -1
      var largest = tolerance
      for index in order where !isTaken[index] && elements[index * size + index] > largest {
        pivot = index
        largest = elements[index * size + index]
      }
      guard pivot >= 0 else { break }
      let root = sqrt(largest)
      var column = [Double](repeating: 0, count: size)
      for row in 0..<size where !isTaken[row] {
        column[row] = elements[row >= pivot ? row * size + pivot : pivot * size + row] / root
      }
      isTaken[pivot] = true
      subtractSquare(of: column, from: &elements)
      columns.append(column)
    }
    return columns
  }

  /// Subtracts `column` · `column`ᵀ from the lower triangle.
  private static func subtractSquare(of column: [Double], from elements: inout [Double]) {
    var elements = elements.mutableSpan
    let column = column.span
    let size = column.count
    for row in 0..<size where column[row] != 0 {
      let value = column[row]
      let start = row * size
      for index in 0...row { elements[start + index] -= value * column[index] }
    }
  }

  private static func indefinite(_ found: String) -> StatisticsError {
    .invalidArgument(name: "covariance", found: "a matrix with \(found)", requirement: "positive semidefinite")
  }
}
